import { decimalText, shiftDecimal } from '../kernel/decimal.ts'
import { type Fraction, fractionOf, roundFraction } from '../kernel/fraction.ts'

/** "$1,234.5", "1234.50" or "1234" → 123450 cents, exactly; null when it is not dollars with at most two places. */
export function centsOf(text: string): number | null {
  const [, whole, places = ''] = /^\$?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? []
  return whole === undefined ? null : Number(whole.replaceAll(',', '')) * 100 + Number(places.padEnd(2, '0'))
}

/** Cents as they are typed and as a file has them: 123450 → "1234.50". */
export const dollarsOf = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

/** Dollars of a fraction of cents as they are shown, to a hundredth of a cent; `isExact` false = it has more places. */
export function shownDollars(cents: Fraction): { readonly dollars: string; readonly isExact: boolean } {
  const shown = roundFraction(cents, 2)
  const { top, bottom } = fractionOf(shown)
  return { dollars: decimalText(shiftDecimal(shown, -2)), isExact: top === cents.top && bottom === cents.bottom }
}
