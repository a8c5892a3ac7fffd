/** An exact decimal number: `digits` divided by ten to the power of `scale`. Doses and waste never touch a float. */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

const plainDecimal = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/

/** "712.5" → the number, exactly; null when the text is not a plain decimal. */
export function parseDecimal(text: string): Decimal | null {
  const [, sign, whole, fraction = ''] = plainDecimal.exec(text) ?? []
  if (whole === undefined) return null
  const digits = BigInt(whole + fraction)
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length }
}

/** A decimal that is known to be well formed: a constant, or a value a schema has read. Anything else is a bug. */
export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text)
  if (!parsed) throw new Error(`not a plain decimal: ${JSON.stringify(text)}`)
  return parsed
}

export const zero: Decimal = { digits: 0n, scale: 0 }

const digitsAt = ({ digits, scale }: Decimal, wanted: number): bigint => digits * 10n ** BigInt(wanted - scale)

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale }
}

export const negateDecimal = ({ digits, scale }: Decimal): Decimal => ({ digits: -digits, scale })

export const subtractDecimals = (a: Decimal, b: Decimal): Decimal => addDecimals(a, negateDecimal(b))

export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
})

export const sumDecimals = (all: readonly Decimal[]): Decimal => all.reduce(addDecimals, zero)

/** Below 0 when a is smaller, 0 when equal ("1.50" equals "1.5"), above 0 when larger. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale)
  const difference = digitsAt(a, scale) - digitsAt(b, scale)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

/** Times ten to the power of `power`, exactly; a negative power moves the point to the left. */
export const shiftDecimal = ({ digits, scale }: Decimal, power: number): Decimal =>
  scale >= power ? { digits, scale: scale - power } : { digits: digits * 10n ** BigInt(power - scale), scale: 0 }

/** Rounded half up (away from zero) to so many places: for sentences only, never on the way to a bill. */
export function roundDecimal(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return value
  const divisor = 10n ** BigInt(value.scale - places)
  const half = value.digits < 0n ? -divisor / 2n : divisor / 2n
  return { digits: (value.digits + half) / divisor, scale: places }
}

/** `a / b` rounded half up to so many places; null when `b` is zero. For rates and checks, never on the way to a bill. */
export function divideDecimals(a: Decimal, b: Decimal, places: number): Decimal | null {
  if (b.digits === 0n) return null
  const scale = Math.max(a.scale, b.scale)
  const dividend = digitsAt(a, scale) * 10n ** BigInt(places + 1)
  return roundDecimal({ digits: dividend / digitsAt(b, scale), scale: places + 1 }, places)
}

/** Shortest plain text: no trailing zeros, no exponent. */
export function decimalText({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : ''
  const all = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const whole = all.slice(0, all.length - scale)
  const fraction = scale === 0 ? '' : all.slice(all.length - scale).replace(/0+$/, '')
  return digits === 0n ? '0' : `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
