import { useMemo } from 'react'
import { type ChartCoding, codeChart } from '#shared/billing/codeChart.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { useAppStore, useMinute } from './useStore.ts'

/** What the record supports if everything stopped this minute: the same function, rules and input as the bill. */
export function useCodes(chart: Chart): ChartCoding {
  const store = useAppStore()
  const minute = useMinute()
  // biome-ignore lint/correctness/useExhaustiveDependencies: coded anew each minute and after each change of the chart
  return useMemo(() => codeChart(chart, { now: store.now() }), [chart, minute, store])
}
