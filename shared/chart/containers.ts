import { amountText, inUnit, type LabeledAmount, sumAmounts } from '../clinical/amounts.ts'
import type { PlannedLine } from '../document/plan.ts'
import { addDecimals, compareDecimals, type Decimal, parseDecimal, sumDecimals, zero } from '../kernel/decimal.ts'
import type { ContainersPayload, UsedContainer } from './payloads/payloads.ts'
import { type Refusal, refuse } from './refusals.ts'

/** The rules of workflow 4.7 about one line's containers: used by the tap that records them and by sign-off. */

type Amounts = Pick<ContainersPayload, 'containers' | 'nothingWasted'>

/** Why this set of containers cannot stand, or null. `day` is the clinic's calendar day the drug was used. */
export function containersRefusal(plan: PlannedLine, amounts: Amounts, day: string): Refusal | null {
  for (const container of amounts.containers) {
    const refusal = containerRefusal(plan, container, day)
    if (refusal) return refusal
  }
  return wasteDecisionRefusal(plan, amounts)
}

function containerRefusal(plan: PlannedLine, container: UsedContainer, day: string): Refusal | null {
  const facts = { drug: plan.name, size: amountText(container.size), lot: container.lot }
  if (!inUnit(container.size, plan.dose.unit) && !plan.catalogue.concentration)
    return refuse('dose-unit-mismatch', { ...facts, given: amountText(container.size), ordered: amountText(plan.dose) })
  const others = addDecimals(part(container.takenBefore ?? '0'), part(container.passedOn ?? '0'))
  const own = addDecimals(addDecimals(part(container.used), part(container.wasted)), part(container.kept))
  const spoken = addDecimals(own, others)
  if (container.type === 'single_dose' && isSome(container.kept)) return refuse('single-dose-kept', facts)
  if (compareDecimals(spoken, part(container.size.amount)) !== 0)
    return refuse('containers-do-not-add-up', {
      ...facts,
      used: container.used,
      wasted: container.wasted,
      kept: container.kept,
    })
  if (isSome(container.wasted) && !container.wasteReason) return refuse('waste-reason-missing', facts)
  if (isSome(container.used) && container.expires < day)
    return refuse('lot-expired', { ...facts, expires: container.expires })
  return null
}

/** A single-dose container needs a wasted amount or the statement that nothing was wasted, and never both. */
const wasteDecisionRefusal = (plan: PlannedLine, amounts: Amounts): Refusal | null =>
  isWasteDecided(amounts) ? null : refuse('waste-decision-missing', { drug: plan.name })

export function isWasteDecided(amounts: Amounts): boolean {
  if (hasWaste(amounts)) return !amounts.nothingWasted
  return amounts.nothingWasted || amounts.containers.every(({ type }) => type === 'multi_dose')
}

export const isSomeUsed = ({ used }: Pick<UsedContainer, 'used'>): boolean => isSome(used)

/** What was drawn of a set for this patient, in the unit of its first label; null where that is nothing. */
export function usedOf(containers: readonly UsedContainer[]): LabeledAmount | null {
  const used = containers.filter(isSomeUsed).map(({ used: amount, size: { unit } }) => ({ amount, unit }))
  return sumAmounts(used) ?? used[0] ?? null
}

/** Whether what was drawn covers the dose given; null when they cannot be compared (another unit family). */
export function belowDoseRefusal(
  plan: PlannedLine,
  containers: readonly UsedContainer[],
  doseGiven: LabeledAmount | null,
): Refusal | null {
  const used = sumAmounts(containers.map((container) => ({ amount: container.used, unit: container.size.unit })))
  const drawn = doseGiven && used && inUnit(used, doseGiven.unit)
  const dose = doseGiven && parseDecimal(doseGiven.amount)
  if (!drawn || !dose || compareDecimals(drawn, dose) >= 0) return null
  return refuse('containers-below-dose', { drug: plan.name, used: amountText(used), given: amountText(doseGiven) })
}

export const hasWaste = ({ containers }: Pick<Amounts, 'containers'>): boolean =>
  compareDecimals(sumDecimals(containers.map(({ wasted }) => part(wasted))), zero) > 0

const part = (text: string): Decimal => parseDecimal(text) ?? zero
const isSome = (text: string): boolean => compareDecimals(part(text), zero) > 0
