import { codeChart } from '#shared/billing/codeChart.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Frozen } from '#shared/chart/frozen.ts'
import { jsonOf } from './jsonOf.ts'

/** The coding of a chart as a signature keeps it: input, result, rule set and catalogue issue, as plain JSON. */
export function freezeCoding(chart: Chart): Frozen {
  const { ruleSet, catalogueIssue, input, result, drugs } = codeChart(chart)
  return {
    ruleSet,
    catalogueIssue,
    codingInput: jsonOf(input),
    codingResult: jsonOf(result),
    unitsInput: jsonOf(drugs.map((drug) => drug.input)),
    unitsResult: jsonOf(drugs.map((drug) => drug.result)),
    issues: [...result.issues, ...drugs.flatMap((drug) => drug.result.issues)],
  }
}
