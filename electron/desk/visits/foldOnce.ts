import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { createGrowingChart } from '#shared/chart/fold/growingChart.ts'

const folded = new WeakMap<readonly ChartEvent[], Chart | null>()
/** By the first event of the record. */
const growing = new WeakMap<ChartEvent, ReturnType<typeof createGrowingChart>>()

/**
 * `foldChart`, once for each list: a list of the record never changes, and a tap asks for its chart several times. Of a
 * list that only grew by a tap, what the tap changed is folded.
 */
export function foldOnce(record: readonly ChartEvent[]): Chart | null {
  const known = folded.get(record)
  if (known !== undefined) return known
  const [first] = record
  if (!first) return null
  const grow = growing.get(first) ?? createGrowingChart()
  const chart = grow(record)
  growing.set(first, grow)
  folded.set(record, chart)
  return chart
}
