import { inUnit } from '#shared/clinical/amounts.ts'
import type { VitalBaseline } from '#shared/clinical/vitalLimits.ts'
import {
  compareDecimals,
  decimal,
  decimalText,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
} from '#shared/kernel/decimal.ts'
import type { Chart } from '../chart.ts'
import type { ScheduledPayload } from '../payloads/payloads.ts'

/** The weight the doses were computed from, in whole grams; null when the plan has none. */
export function dosingWeightGrams({ plan }: ScheduledPayload): number | null {
  if (plan.dosingWeightKg === undefined) return null
  const grams = inUnit({ amount: plan.dosingWeightKg, unit: 'kg' }, 'g')
  if (!grams || compareDecimals(grams, decimal('0')) === 0) return null
  return Number(decimalText(roundDecimal(grams, 0)))
}

/** What a set of vitals is compared with besides its limits: the first upper pressure, and the weight and height of the plan. */
export const vitalBaseline = ({ scheduled, vitals }: Pick<Chart, 'scheduled' | 'vitals'>): VitalBaseline => ({
  systolic: vitals[0]?.systolic,
  dosingWeightGrams: dosingWeightGrams(scheduled) ?? undefined,
  heightMillimeters: wholeIn(scheduled.plan.heightCm, '10') ?? undefined,
})

/** A decimal times so much, rounded to a whole number. */
function wholeIn(text: string | undefined, times: string): number | null {
  const value = text === undefined ? null : parseDecimal(text)
  return value && Number(decimalText(roundDecimal(multiplyDecimals(value, decimal(times)), 0)))
}
