import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/foldChart.ts'

const folded = new WeakMap<readonly ChartEvent[], Chart | null>()

/** `foldChart`, once for each list: a list of the record never changes, and a tap asks for its chart several times. */
export function foldOnce(record: readonly ChartEvent[]): Chart | null {
  const known = folded.get(record)
  if (known !== undefined) return known
  const chart = foldChart(record)
  folded.set(record, chart)
  return chart
}
