import type { Chart } from '../chart/chart.ts'
import type { DraftLine } from './drugLines.ts'

/** 1-based places of the diagnoses a line points to, at most four (SV107): the lines' own where the plan names them, else all. */
export function pointersOf(draft: DraftLine, chart: Chart, diagnoses: readonly string[]): readonly number[] {
  const own = chart.lines.filter(({ id }) => draft.lineIds.includes(id)).flatMap((line) => line.plan.diagnoses ?? [])
  const named = diagnoses.flatMap((code, index) => (own.includes(code) ? [index + 1] : []))
  const all = diagnoses.map((_, index) => index + 1)
  return (named.length > 0 ? named : all).slice(0, 4)
}
