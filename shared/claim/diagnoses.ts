import type { Chart } from '../chart/chart.ts'
import type { Diagnosis } from '../document/plan.ts'
import type { DraftLine } from './drugLines.ts'

/** Treatment reasons first, then the disease, then the rest, each in the plan's order, none twice (rule C1). */
export function orderedDiagnoses(diagnoses: readonly Diagnosis[]): readonly string[] {
  const of = (kind: Diagnosis['kind']): readonly string[] =>
    diagnoses.filter((row) => row.kind === kind).map(({ code }) => code)
  return [...new Set([...of('treatment_reason'), ...of('disease'), ...of('other')])].slice(0, 12)
}

/** 1-based places of the diagnoses a line points to, at most four (SV107): the lines' own where the plan names them, else all. */
export function pointersOf(draft: DraftLine, chart: Chart, diagnoses: readonly string[]): readonly number[] {
  const own = chart.lines.filter(({ id }) => draft.lineIds.includes(id)).flatMap((line) => line.plan.diagnoses ?? [])
  const named = diagnoses.flatMap((code, index) => (own.includes(code) ? [index + 1] : []))
  const all = diagnoses.map((_, index) => index + 1)
  return (named.length > 0 ? named : all).slice(0, 4)
}
