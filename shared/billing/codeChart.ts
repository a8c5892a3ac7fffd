import type { Chart } from '../chart/chart.ts'
import { serviceDate } from '../chart/serviceDate.ts'
import { toCodingInput } from '../chart/toCodingInput.ts'
import { codeSession } from '../coding/codeSession.ts'
import { ruleSetFor } from '../coding/ruleSets/ruleSetFor.ts'
import type { CodingInput, CodingResult, UnitsInput, UnitsResult } from '../coding/types.ts'
import { codeUnits } from '../coding/units.ts'
import type { Instant } from '../kernel/instant.ts'

/** One drug of the day: which lines it came from, what was asked and what came out. */
export interface DrugUnits {
  readonly drug: string
  readonly lineId: string
  readonly input: UnitsInput
  readonly result: UnitsResult
}

/** Everything the record supports, with the versions it was computed by: what signing freezes. */
export interface ChartCoding {
  readonly ruleSet: string
  readonly catalogueIssue: string
  readonly input: CodingInput
  readonly result: CodingResult
  readonly drugs: readonly DrugUnits[]
}

/** The one way from a chart to its codes: the preview, the signature, the hub and the biller all call this. */
export function codeChart(chart: Chart, options: { readonly now?: Instant } = {}): ChartCoding {
  const { input, units } = toCodingInput(chart, options)
  const ruleSet = ruleSetFor(serviceDate(chart))
  return {
    ruleSet: ruleSet.id,
    catalogueIssue: chart.scheduled.plan.lines[0]?.catalogue.issue ?? 'none',
    input,
    result: codeSession(input, ruleSet),
    drugs: units.map(({ lineId, drug, ...asked }) => ({ lineId, drug, input: asked, result: codeUnits(asked) })),
  }
}
