import type { Decimal } from './decimal.ts'

/** An exact fraction, its bottom above zero and without a common divisor. A share of a price never touches a float. */
export interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b))
const size = (value: bigint): bigint => (value < 0n ? -value : value)

/** `top / bottom` in its lowest terms. A bottom of zero or below is a bug. */
export function fraction(top: bigint, bottom: bigint): Fraction {
  if (bottom <= 0n) throw new Error(`not the bottom of a fraction: ${bottom}`)
  const common = divisor(size(top), bottom)
  return { top: top / common, bottom: bottom / common }
}

export const noFraction: Fraction = { top: 0n, bottom: 1n }

/** A decimal as a fraction, exactly. */
export const fractionOf = ({ digits, scale }: Decimal): Fraction => fraction(digits, 10n ** BigInt(scale))

export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)

export const multiplyFractions = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom)

/** `a / b`; null where `b` is not above zero. */
export const divideFractions = (a: Fraction, b: Fraction): Fraction | null =>
  b.top > 0n ? fraction(a.top * b.bottom, a.bottom * b.top) : null

export const sumFractions = (all: readonly Fraction[]): Fraction => all.reduce(addFractions, noFraction)

/** Rounded half up (away from zero) to so many places: the one rounding, at the end. */
export function roundFraction({ top, bottom }: Fraction, places: number): Decimal {
  const shifted = size(top) * 10n ** BigInt(places)
  const digits = (shifted * 2n + bottom) / (bottom * 2n)
  return { digits: top < 0n ? -digits : digits, scale: places }
}

/** Rounded half up to a whole number, as money on a page is. */
export const wholeOf = (value: Fraction): number => Number(roundFraction(value, 0).digits)
