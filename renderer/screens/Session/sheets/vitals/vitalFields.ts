import { gramsOf } from '#renderer/screens/weights.ts'
import { kilograms, temperatureWords } from '#renderer/words/amounts.ts'
import { vitalLimits } from '#shared/clinical/vitalLimits.ts'

export const vitalKeys = [
  'temperatureTenthsC',
  'pulse',
  'systolic',
  'diastolic',
  'spo2',
  'respirations',
  'pain',
  'weightGrams',
  'oxygenLitersPerMinute',
  'glucose',
  'heightMillimeters',
] as const
export type VitalKey = (typeof vitalKeys)[number]

/** Signs that most sets do without. */
export const rareKeys: readonly VitalKey[] = ['oxygenLitersPerMinute', 'glucose', 'heightMillimeters']

/** The field the pad goes on to by itself; the last of the usual ones stays. */
export function followingOf(key: VitalKey): VitalKey | undefined {
  const next = vitalKeys[vitalKeys.indexOf(key) + 1]
  return next && !rareKeys.includes(next) ? next : undefined
}

/** What is typed in each field, as text: nothing typed is not zero. */
export type VitalTexts = Readonly<Partial<Record<VitalKey, string>>>

/** Digits after the point: tenths of a degree, kilograms to the gram; everything else is whole. */
export const decimalsOf = (key: VitalKey): number => (isTenths(key) ? 1 : key === 'weightGrams' ? 3 : 0)

/** Kept in tenths of what is typed: a degree, and a centimeter. */
const isTenths = (key: VitalKey): boolean => key === 'temperatureTenthsC' || key === 'heightMillimeters'

/** Typed text in the record's whole numbers: 36.8 → 368 tenths, 71.4 → 71400 g; null while it is no number. */
export function readVital(key: VitalKey, text: string): number | null {
  const trimmed = text.replace(/\.$/, '')
  if (key === 'weightGrams') return gramsOf(trimmed)
  const match = /^(\d{1,4})(?:\.(\d))?$/.exec(trimmed)
  if (!match) return null
  return isTenths(key) ? Number(match[1]) * 10 + Number(match[2] ?? 0) : Number(match[1])
}

/** The record's whole number as it is typed. */
export const textOf = (key: VitalKey, value: number): string =>
  isTenths(key) ? temperatureWords(value) : key === 'weightGrams' ? kilograms(value).replace(',', '') : String(value)

/** The limits that a value is refused outside of, as they are typed. */
export function rangeOf(key: VitalKey): readonly [low: string, high: string] {
  const [low, high] = vitalLimits[key].refuse
  return [textOf(key, low), textOf(key, high)]
}

export const isOutside = (key: VitalKey, value: number): boolean =>
  value < vitalLimits[key].refuse[0] || value > vitalLimits[key].refuse[1]

/**
 * Whether another digit could only break the range, so that the pad may move on by itself: 78 is a whole pulse,
 * 12 may still become 124. Weight and temperature end with their decimal, so they wait for it.
 */
export function isWhole(key: VitalKey, text: string): boolean {
  if (key === 'weightGrams') return false
  if (isTenths(key)) return /\.\d$/.test(text)
  const value = readVital(key, text)
  return value !== null && value > 0 && value * 10 > vitalLimits[key].refuse[1]
}
