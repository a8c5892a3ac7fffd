/** "$1,234.5", "1234.50" or "1234" → 123450 cents, exactly; null when it is not dollars with at most two places. */
export function centsOf(text: string): number | null {
  const [, whole, places = ''] = /^\$?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? []
  return whole === undefined ? null : Number(whole.replaceAll(',', '')) * 100 + Number(places.padEnd(2, '0'))
}

/** Cents as they are typed and as a file has them: 123450 → "1234.50". */
export const dollarsOf = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
