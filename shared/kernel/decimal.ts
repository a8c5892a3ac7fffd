/**
 * Exact decimals as text ("712.5"), computed in millionths as bigint: at most six places, never floating point.
 * Doses, volumes and container amounts of the record are in this form.
 */
const scale = 1_000_000n

/** A plain decimal text → millionths. Throws on anything else: the schemas have checked it at the edge. */
export function toMillionths(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text)
  if (!match) throw new Error(`${text} is no plain decimal`)
  const value = BigInt(match[2] ?? '0') * scale + BigInt((match[3] ?? '').padEnd(6, '0'))
  return match[1] === '-' ? -value : value
}

/** Millionths → the shortest plain decimal text. */
export function fromMillionths(value: bigint): string {
  const abs = value < 0n ? -value : value
  const rest = (abs % scale).toString().padStart(6, '0').replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${abs / scale}${rest === '' ? '' : `.${rest}`}`
}

export const addDecimals = (...texts: readonly string[]): string =>
  fromMillionths(texts.reduce((sum, text) => sum + toMillionths(text), 0n))

export const subtractDecimals = (from: string, minus: string): string =>
  fromMillionths(toMillionths(from) - toMillionths(minus))

/** -1, 0 or 1. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const difference = toMillionths(a) - toMillionths(b)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const isZero = (text: string): boolean => toMillionths(text) === 0n

/** part ÷ whole × amount, rounded half up to `places` (at most six): a share of a vial in mL. */
export function shareOf(part: string, whole: string, amount: string, places: number): string {
  const step = 10n ** BigInt(6 - places)
  const exact = toMillionths(part) * toMillionths(amount)
  const divisor = toMillionths(whole) * step
  const rounded = (2n * exact + divisor) / (2n * divisor)
  return fromMillionths(rounded * step)
}
