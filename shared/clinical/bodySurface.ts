import {
  type Decimal,
  decimal,
  divideDecimals,
  multiplyDecimals,
  roundDecimal,
  shiftDecimal,
} from '../kernel/decimal.ts'

const places = 6

/** Body surface in m² after Mosteller: the root of cm × kg / 3600, to the hundredth, halves up (workflow 4.3). */
export function bodySurface(heightCm: Decimal, weightKg: Decimal): Decimal | null {
  const squared = divideDecimals(multiplyDecimals(heightCm, weightKg), decimal('3600'), places * 2)
  if (!squared || squared.digits < 0n) return null
  const padded = shiftDecimal(squared, 0)
  const digits = padded.digits * 10n ** BigInt(places * 2 - padded.scale)
  return roundDecimal({ digits: rootOf(digits), scale: places }, 2)
}

/** The whole root of a whole number, rounded down (Newton). */
function rootOf(value: bigint): bigint {
  if (value < 2n) return value
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2))
  for (;;) {
    const next = (guess + value / guess) / 2n
    if (next >= guess) return guess
    guess = next
  }
}
