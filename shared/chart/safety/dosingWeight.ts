import { inUnit } from '#shared/clinical/amounts.ts'
import { compareDecimals, decimal, decimalText, roundDecimal } from '#shared/kernel/decimal.ts'
import type { ScheduledPayload } from '../payloads/payloads.ts'

/** The weight the doses were computed from, in whole grams; null when the plan has none. */
export function dosingWeightGrams({ plan }: ScheduledPayload): number | null {
  if (plan.dosingWeightKg === undefined) return null
  const grams = inUnit({ amount: plan.dosingWeightKg, unit: 'kg' }, 'g')
  if (!grams || compareDecimals(grams, decimal('0')) === 0) return null
  return Number(decimalText(roundDecimal(grams, 0)))
}
