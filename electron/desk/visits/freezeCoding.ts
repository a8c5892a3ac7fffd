import type { ReferenceReader } from '#electron/db/referenceStore.ts'
import { codeChart } from '#shared/billing/codeChart.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { serviceDate } from '#shared/chart/serviceDate.ts'
import type { Frozen } from '#shared/chart/signOff/frozen.ts'
import { jsonOf } from '../jsonOf.ts'
import { referenceUsed } from '../reference/referenceUsed.ts'

/**
 * The coding of a chart as a signature keeps it: input, result, rule set, catalogue issue and the public files of the date
 * of service, as plain JSON.
 */
export function freezeCoding(chart: Chart, reader: ReferenceReader): Frozen {
  const { ruleSet, catalogueIssue, input, result, drugs } = codeChart(chart)
  const codes = [...result.lines, ...drugs.flatMap((drug) => drug.result.lines)].map(({ code }) => code)
  const reference = referenceUsed(reader, { day: serviceDate(chart), setting: input.setting, codes })
  return {
    ruleSet,
    catalogueIssue,
    codingInput: jsonOf(input),
    codingResult: jsonOf(result),
    unitsInput: jsonOf(drugs.map((drug) => drug.input)),
    unitsResult: jsonOf(drugs.map((drug) => drug.result)),
    ...(reference ? { reference } : {}),
    issues: [...result.issues, ...drugs.flatMap((drug) => drug.result.issues)],
  }
}
