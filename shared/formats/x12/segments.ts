/** X12 text: how values become elements, and elements segments. Separators are fixed: `*` element, `:` component, `~` segment, `^` repeat. */

/** A segment under construction: its elements in order, the id first. */
export type Segment = readonly string[]

/**
 * Free text as an X12 element may carry it: upper case, printable ASCII, no separators of ours or of common receivers.
 * Accents are folded to their letters; anything else outside the set becomes a space (billing-interfaces 5, traps).
 */
export function plainText(text: string, longest: number): string {
  const folded = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
  const kept = folded.replace(/[^\x20-\x7e]/g, ' ').replace(/[*:~^>|]/g, ' ')
  return kept.replace(/\s+/g, ' ').trim().slice(0, longest).trim()
}

/** Cents as X12 writes money: a plain decimal, no trailing zeros, "9873.5". */
export function plainMoney(cents: number): string {
  const whole = Math.trunc(cents / 100)
  const rest = String(Math.abs(cents % 100))
    .padStart(2, '0')
    .replace(/0+$/, '')
  return rest === '' ? String(whole) : `${whole}.${rest}`
}

/** A decimal text without trailing zeros: "1.500" becomes "1.5". */
export const plainDecimal = (text: string): string =>
  text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text

/** YYYY-MM-DD → YYYYMMDD. */
export const plainDate = (date: string): string => date.replaceAll('-', '')

/** One segment as text: empty elements at the end are left out, as the standard asks. */
export function segmentText(segment: Segment): string {
  let last = segment.length
  while (last > 1 && segment[last - 1] === '') last -= 1
  return `${segment.slice(0, last).join('*')}~`
}

/** Components of one element, empty ones at the end left out. */
export function components(...parts: readonly string[]): string {
  let last = parts.length
  while (last > 0 && parts[last - 1] === '') last -= 1
  return parts.slice(0, last).join(':')
}
