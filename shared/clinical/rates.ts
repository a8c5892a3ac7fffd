import {
  compareDecimals,
  type Decimal,
  decimal,
  decimalText,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  sumDecimals,
  zero,
} from '../kernel/decimal.ts'
import { inUnit, type LabeledAmount } from './amounts.ts'

/** One bag: so much drug in so many mL. */
export interface Bag {
  readonly dose: LabeledAmount
  readonly volumeMl?: string | undefined
}

/** A converted rate, and whether it came out without rounding. */
export interface ConvertedRate {
  readonly text: string
  readonly exact: boolean
}

/** Pumps take tenths of a mL per hour; drug per hour is shown to the hundredth. */
const pumpPlaces = 1
const dosePlaces = 2

/** mL/h → drug per hour in the dose's unit, from the bag's own concentration; null without a volume. */
export function dosePerHourOf(bag: Bag, rateMlPerHour: string): ConvertedRate | null {
  const [rate, dose, volume] = [rateMlPerHour, bag.dose.amount, bag.volumeMl ?? ''].map(parseDecimal)
  return rate && dose && volume ? converted(multiplyDecimals(rate, dose), volume, dosePlaces) : null
}

/** Drug per hour → mL/h as a pump takes it; null without a volume, or when the units are of different families. */
export function mlPerHourOf(bag: Bag, perHour: LabeledAmount): ConvertedRate | null {
  const wanted = inUnit(perHour, bag.dose.unit)
  const [dose, volume] = [bag.dose.amount, bag.volumeMl ?? ''].map(parseDecimal)
  return wanted && dose && volume ? converted(multiplyDecimals(wanted, volume), dose, pumpPlaces) : null
}

/** The bag over the order's minutes, as a pump takes it; null where the order does not give both. */
export function averageRate({
  volumeMl,
  plannedMinutes,
}: {
  readonly volumeMl?: string | undefined
  readonly plannedMinutes?: number | undefined
}): string | null {
  const volume = parseDecimal(volumeMl ?? '')
  if (!volume || !plannedMinutes) return null
  const perHour = divideDecimals(multiplyDecimals(volume, sixty), decimal(String(plannedMinutes)), pumpPlaces)
  return perHour && compareDecimals(perHour, zero) > 0 ? decimalText(perHour) : null
}

/** What so much of the bag held, in the dose's unit; null without a volume. For a drug stopped early (workflow 10). */
export function doseFromVolume(bag: Bag, volumeMl: string): LabeledAmount | null {
  const [given, dose, volume] = [volumeMl, bag.dose.amount, bag.volumeMl ?? ''].map(parseDecimal)
  const amount = given && dose && volume ? converted(multiplyDecimals(given, dose), volume, dosePlaces) : null
  return amount && { amount: amount.text, unit: bag.dose.unit }
}

/** Whether a volume given is more than the bags held, with a tenth for overfill and flush (workflow 4.6). */
export function isOverBag(volumeMl: string, bagsMl: readonly string[]): boolean {
  const [given, ...bags] = [volumeMl, ...bagsMl].map(parseDecimal)
  if (!given || bags.length === 0 || bags.some((bag) => bag === null)) return false
  const held = sumDecimals(bags.flatMap((bag) => bag ?? []))
  return compareDecimals(multiplyDecimals(given, ten), multiplyDecimals(held, eleven)) > 0
}

const sixty: Decimal = { digits: 60n, scale: 0 }
const ten: Decimal = { digits: 10n, scale: 0 }
const eleven: Decimal = { digits: 11n, scale: 0 }

function converted(dividend: Decimal, divisor: Decimal, places: number): ConvertedRate | null {
  const value = divideDecimals(dividend, divisor, places)
  if (!value) return null
  return { text: decimalText(value), exact: compareDecimals(multiplyDecimals(value, divisor), dividend) === 0 }
}

/** Half of a rate, rounded down to what a pump takes: the most that is offered after a reaction (workflow 10). */
export function halfRate(rateMlPerHour: string): string | null {
  const rate = parseDecimal(rateMlPerHour)
  if (!rate || compareDecimals(rate, zero) <= 0) return null
  const tenths = (rate.digits * 10n) / (2n * 10n ** BigInt(rate.scale))
  return decimalText({ digits: tenths, scale: pumpPlaces })
}

/** Whether a rate is above half of another, exactly. */
export function isOverHalf(rateMlPerHour: string, of: string): boolean {
  const [rate, whole] = [rateMlPerHour, of].map(parseDecimal)
  return Boolean(rate && whole && compareDecimals(multiplyDecimals(rate, { digits: 2n, scale: 0 }), whole) > 0)
}
