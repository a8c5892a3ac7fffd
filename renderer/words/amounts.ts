import type { DocAmount } from '#shared/document/facts.ts'

/** "1,800" and "712.5": thousands with comma, no trailing zero, always a leading zero. */
export function numberWords(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.')
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  const kept = fraction.replace(/0+$/, '')
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',')
  return kept ? `${grouped}.${kept}` : grouped
}

/** "712.5 mg": a space before the unit. */
export const amountWords = ({ amount, unit }: DocAmount): string => `${numberWords(amount)} ${unit}`

/** Tenths of a degree Celsius as "36.8". */
export const temperatureWords = (tenths: number): string =>
  numberWords(`${Math.trunc(tenths / 10)}.${Math.abs(tenths % 10)}`)

/** Grams as "71.4 kg", never on two lines; more than one digit after the point stays as weighed. */
export const weightWords = (grams: number): string => `${kilograms(grams)}\u00a0kg`

/** Grams as kilograms in decimal text. */
export const kilograms = (grams: number): string =>
  numberWords(`${Math.trunc(grams / 1000)}.${String(grams % 1000).padStart(3, '0')}`)
