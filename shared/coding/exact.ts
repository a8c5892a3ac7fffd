/** An exact fraction in lowest terms; `below` is always positive. Billing units down to 0.01 mg never meet a float (rule U1). */
export interface Exact {
  readonly above: bigint
  readonly below: bigint
}

const plainNumber = /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?(?:e([+-]?\d{1,2}))?$/i

/** "712.5", 0.1 or 1e-7 → the number, exactly; null when it is not a finite decimal number. */
export function readExact(value: number | string): Exact | null {
  const match = plainNumber.exec(String(value).trim())
  if (!match) return null
  const [, sign, whole, fraction = '', power = 0] = match
  const digits = BigInt(`${sign}${whole}${fraction}`)
  const shift = Number(power) - fraction.length
  return exact(digits * 10n ** BigInt(Math.max(0, shift)), 10n ** BigInt(Math.max(0, -shift)))
}

/** above ÷ below in lowest terms; dividing by zero is a bug. */
export function exact(above: bigint, below = 1n): Exact {
  if (below === 0n) throw new Error('a fraction over zero')
  const common = greatestCommon(above, below)
  const divisor = below < 0n ? -common : common
  return { above: above / divisor, below: below / divisor }
}

const absolute = (number: bigint): bigint => (number < 0n ? -number : number)

function greatestCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [absolute(a), absolute(b)]
  while (y > 0n) [x, y] = [y, x % y]
  return x
}

export const none: Exact = { above: 0n, below: 1n }

export const plus = (a: Exact, b: Exact): Exact => exact(a.above * b.below + b.above * a.below, a.below * b.below)
export const minus = (a: Exact, b: Exact): Exact => plus(a, { above: -b.above, below: b.below })
export const times = (a: Exact, b: Exact): Exact => exact(a.above * b.above, a.below * b.below)
export const over = (a: Exact, b: Exact): Exact => exact(a.above * b.below, a.below * b.above)
export const sum = (all: readonly Exact[]): Exact => all.reduce(plus, none)
export const isLess = (a: Exact, b: Exact): boolean => a.above * b.below < b.above * a.below
export const isAboveZero = ({ above }: Exact): boolean => above > 0n
export const smaller = (a: Exact, b: Exact): Exact => (isLess(b, a) ? b : a)

/** The largest number that divides both a whole number of times: 100 mg and 2.5 mg → 2.5 mg. */
export const commonMeasure = (a: Exact, b: Exact): Exact =>
  exact(greatestCommon(a.above * b.below, b.above * a.below), a.below * b.below)

/** Whole number at or below. In lowest terms only a whole number stands over one. */
export function floor({ above, below }: Exact): bigint {
  const whole = above / below
  return above < 0n && below !== 1n ? whole - 1n : whole
}

/** Whole number at or above. */
export const ceiling = ({ above, below }: Exact): bigint => -floor({ above: -above, below })

const longestFraction = 12

/** Plain decimal text, exact for everything a label can say; a third of a millilitre is cut at twelve places. */
export function exactText(value: Exact): string {
  const sign = value.above < 0n ? '-' : ''
  const scaled = floor(times({ ...value, above: absolute(value.above) }, exact(10n ** BigInt(longestFraction))))
  const digits = scaled.toString().padStart(longestFraction + 1, '0')
  const fraction = digits.slice(-longestFraction).replace(/0+$/, '')
  return `${sign}${digits.slice(0, -longestFraction)}${fraction === '' ? '' : `.${fraction}`}`
}
