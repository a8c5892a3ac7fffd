import {
  compareDecimals,
  type Decimal,
  decimal,
  decimalText,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  shiftDecimal,
  subtractDecimals,
  zero,
} from '../kernel/decimal.ts'
import { inUnit, type LabeledAmount } from './amounts.ts'
import { bodySurface } from './bodySurface.ts'
import { type PercentLimits, usualLimits } from './clinicalLimits.ts'
import type { bsaFormulas } from './orderLists.ts'

/** What a dose was computed from: so much of its unit per m² or per kg; flat and AUC doses do not follow the weight. */
export interface DoseBasis {
  readonly per: 'm2' | 'kg' | 'flat' | 'auc'
  readonly amount: string
}

export interface DoseCheck {
  /** The dose today's height and weight ask for, in the order's unit. */
  readonly computed: LabeledAmount
  /** How far it is from the order, in tenths of a percent, rounded. */
  readonly tenthsPercent: number
  /** Over the practice's limits (5 and 10 % unless it set others) it warns, or stops until a provider has answered (workflow 5, check 5). */
  readonly level: 'same' | 'warn' | 'stop'
}

/** The order's dose again from today's body; null when the dose does not depend on it or a measure is missing. */
export function doseCheck(
  ordered: LabeledAmount,
  basis: DoseBasis | undefined,
  body: {
    readonly heightMillimeters?: number | undefined
    readonly weightGrams?: number | undefined
    readonly formula?: (typeof bsaFormulas)[number] | undefined
  },
  limits: PercentLimits = usualLimits.dose,
): DoseCheck | null {
  const dose = parseDecimal(ordered.amount)
  const size = basis && sizeOf(basis.per, body)
  const amount = basis && parseDecimal(basis.amount)
  if (!dose || !size || !amount || compareDecimals(dose, zero) <= 0) return null
  const computed = multiplyDecimals(amount, size)
  const away = absolute(subtractDecimals(computed, dose))
  const isOver = (percent: string): boolean =>
    compareDecimals(multiplyDecimals(away, decimal('100')), multiplyDecimals(dose, decimal(percent))) > 0
  const tenths = divideDecimals(multiplyDecimals(away, decimal('1000')), dose, 0) ?? zero
  return {
    computed: { amount: decimalText(roundDecimal(computed, 2)), unit: ordered.unit },
    tenthsPercent: Number(decimalText(tenths)),
    level: isOver(String(limits.stop)) ? 'stop' : isOver(String(limits.warn)) ? 'warn' : 'same',
  }
}

type Body = Parameters<typeof doseCheck>[2]

function sizeOf(per: DoseBasis['per'], { heightMillimeters, weightGrams, formula }: Body): Decimal | null {
  if (weightGrams === undefined) return null
  const weightKg = shiftDecimal({ digits: BigInt(weightGrams), scale: 0 }, -3)
  if (per === 'kg') return weightKg
  if (per !== 'm2' || heightMillimeters === undefined) return null
  return bodySurface(shiftDecimal({ digits: BigInt(heightMillimeters), scale: 0 }, -1), weightKg, formula)
}

const absolute = (value: Decimal): Decimal =>
  value.digits < 0n ? { digits: -value.digits, scale: value.scale } : value

/** Where a lifetime dose stands with today's added: near = from 90 % of the limit (workflow 5, check 6). */
export function lifetimeLevel(
  { given, limit }: { readonly given: LabeledAmount; readonly limit: LabeledAmount },
  today: LabeledAmount,
): 'below' | 'near' | 'over' {
  const [before, dose, most] = [inUnit(given, limit.unit), inUnit(today, limit.unit), parseDecimal(limit.amount)]
  if (!before || !dose || !most) return 'over'
  const after = subtractDecimals(before, { digits: -dose.digits, scale: dose.scale })
  if (compareDecimals(after, most) > 0) return 'over'
  return compareDecimals(multiplyDecimals(after, decimal('10')), multiplyDecimals(most, decimal('9'))) >= 0
    ? 'near'
    : 'below'
}
