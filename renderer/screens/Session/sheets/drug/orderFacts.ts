import { numberWords } from '#renderer/words/amounts.ts'
import { doseWords } from '#renderer/words/dose.ts'
import { productWords } from '#renderer/words/product.ts'
import { rateWords } from '#renderer/words/rates.ts'
import { sheetWords as w } from '#renderer/words/sheets.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { ninetyMinutesFor } from '#shared/chart/safety/ninetyMinutes.ts'
import { dependsOnDose, doseOf } from '#shared/chart/timers/doseOf.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import { handlingOf } from '#shared/paper/handling.ts'
import { groupWordsOf } from '#shared/paper/orderWords.ts'

/** Which dose it is and by what, where rate steps or vitals follow it; empty for other drugs. */
export const doseSaid = (chart: Chart, plan: PlannedLine): string =>
  dependsOnDose(plan) ? doseWords(doseOf(chart, plan), chart.scheduled.plan.cycle) : ''

/** The same of a drug that waits, and that another scheme of rates may be chosen for it. */
export const waitingSaid = (chart: Chart, line: Line): string =>
  [doseSaid(chart, line.plan), ninetyMinutesFor(chart, line) ? rateWords.ninetyOffered : ''].filter(Boolean).join(' ')

/** What of an order must be known before the drug is hung: which dose it is, how it is handled, only when, and how it differs from the regimen. */
export function orderFacts(chart: Chart, plan: PlannedLine): readonly (readonly [name: string, value: string])[] {
  const dose = doseSaid(chart, plan)
  const handling = handlingOf(plan).join('. ')
  const group = groupWordsOf(plan)
  return [
    ...(dose ? [[w.whichDose, dose] as const] : []),
    ...(plan.form ? [[productWords.orderedForm, plan.form] as const] : []),
    ...(plan.rateScheduleId ? [[productWords.rateSchedule, plan.rateScheduleId] as const] : []),
    ...(handling ? [[w.handling, handling] as const] : []),
    ...(group ? [[w.beside, group] as const] : []),
    ...(plan.rateMlPerHour ? [[w.rate, `${numberWords(plan.rateMlPerHour)} mL/h`] as const] : []),
    ...(plan.expiryHoursAfterMixing
      ? [[w.keeps, w.keepsHours(numberWords(plan.expiryHoursAfterMixing))] as const]
      : []),
    ...(plan.prnCondition ? [[w.onlyIf, plan.prnCondition] as const] : []),
    ...(plan.doseChange
      ? [[w.doseChange, w.doseChanged(plan.doseChange.percent, plan.doseChange.reason)] as const]
      : []),
  ]
}
