import { amountText } from '#shared/clinical/amounts.ts'
import { doseRange } from '#shared/clinical/doseRange.ts'
import type { DocAmount } from '#shared/document/facts.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** A dose far from the order needs its reason; one in another kind of unit cannot be right (workflow 4.6). */
export function doseRefusal(plan: PlannedLine, given: DocAmount, reason: string | undefined): Refusal | null {
  const facts = { drug: plan.name, given: amountText(given), ordered: amountText(plan.dose) }
  const range = doseRange(given, plan.dose)
  if (range === 'other_unit') return refuse('dose-unit-mismatch', facts)
  if (range === 'over_double') return refuse('dose-over-double', facts)
  return range === 'asks_why' && !reason?.trim() ? refuse('dose-needs-reason', facts) : null
}
