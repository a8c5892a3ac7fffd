/** Values inside received segments: null = not readable, so that the caller can name the place. */

/** "4586.4", ".01", "-5", "100." → whole cents; null when it is no amount of at most two places. */
export function centsOf(text: string): number | null {
  const found = /^([+-]?)(\d{0,13})(?:\.(\d*))?$/.exec(text.trim())
  if (!found) return null
  const [, sign, whole = '', fraction = ''] = found
  if (whole === '' && fraction === '') return null
  if (/[1-9]/.test(fraction.slice(2))) return null
  const cents = Number(whole || '0') * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'))
  return sign === '-' && cents !== 0 ? -cents : cents
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** YYYYMMDD → YYYY-MM-DD; null when the calendar has no such day. */
export function dateOf(text: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d\d)(\d\d)$/.exec(text.trim()) ?? []
  if (year === '') return null
  const [m, d] = [Number(month), Number(day)]
  if (m < 1 || m > 12 || d < 1 || d > daysIn(Number(year), m)) return null
  return `${year}-${month}-${day}`
}

/** A quantity as a plain decimal text, null when it is none or empty. */
export const quantityOf = (text: string): string | null => (/^-?\d*\.?\d+$/.test(text.trim()) ? text.trim() : null)
