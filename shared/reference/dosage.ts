import { numberText, plainCell } from './cellText.ts'

/** One billing unit as the file words it, taken apart. */
export interface Dosage {
  readonly amount: string
  readonly unit: string
  /** "up to 5 MG": any dose to that amount is one unit. */
  readonly upTo: boolean
}

const form = /^(up to|per)?\s*(\d{1,3}(?:,\d{3})+|\d*\.?\d+)\s*([A-Za-z%]+)$/i

/** "up to 5 MG", "10 mg", ".625 GM" → amount and unit; null for every other wording: then a person is asked, nothing guessed. */
export function parseDosage(text: string): Dosage | null {
  const [, words = '', digits, unit] = form.exec(plainCell(text)) ?? []
  const amount = digits === undefined ? null : numberText(digits.replaceAll(',', ''))
  if (amount === null || amount === '0' || unit === undefined) return null
  return { amount, unit: unit.toLowerCase(), upTo: words.toLowerCase() === 'up to' }
}
