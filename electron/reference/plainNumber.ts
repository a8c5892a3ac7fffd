/** A number as a spreadsheet stores it (a double, written out in up to 17 digits) → the shortest text that means it, without an exponent. */
export function plainNumber(stored: string): string {
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return stored
  const text = String(value)
  const [, sign = '', whole = '', fraction = '', power] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? []
  if (power === undefined) return text
  const digits = whole + fraction
  const shift = Number(power)
  return shift < 0
    ? `${sign}0.${'0'.repeat(-shift - 1)}${digits}`
    : `${sign}${digits}${'0'.repeat(Math.max(0, shift - fraction.length))}`
}
