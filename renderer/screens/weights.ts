import type { Chart } from '#shared/chart/chart.ts'
import { dosingWeightGrams } from '#shared/chart/safety/dosingWeight.ts'

/** Decimal kilograms as whole grams; null where the text is no plain decimal. */
export function gramsOf(kilograms: string): number | null {
  const match = /^(\d{1,6})(?:\.(\d{0,3}))?$/.exec(kilograms)
  return match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0')) : null
}

/** The newest weight: today's where somebody weighed, else the plan's. In grams. */
export function newestGrams(chart: Chart): number | null {
  const weighed = chart.vitals.findLast(({ weightGrams }) => weightGrams !== undefined)
  return weighed?.weightGrams ?? dosingWeightGrams(chart.scheduled)
}
