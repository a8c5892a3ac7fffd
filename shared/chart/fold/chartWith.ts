import type { Chart } from '../chart.ts'
import type { ChartEvent } from '../events.ts'
import { foldChart } from './foldChart.ts'

/** The chart as it would be with these events in it too; its plan is among its own, so there always is one. */
export const chartWith = (chart: Chart, events: readonly ChartEvent[]): Chart =>
  foldChart([...chart.history.map(({ event }) => event), ...events]) ?? chart
