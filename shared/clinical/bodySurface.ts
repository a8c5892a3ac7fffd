import { type Decimal, decimal, divideDecimals, multiplyDecimals, roundDecimal } from '../kernel/decimal.ts'
import type { bsaFormulas } from './orderLists.ts'

const places = 6

/**
 * Body surface in m², to the hundredth, halves up (workflow 4.3): after Mosteller the root of cm × kg / 3600, after DuBois
 * 0.007184 × cm^0.725 × kg^0.425, which is exact as the 40th root of cm^29 × kg^17.
 */
export function bodySurface(
  heightCm: Decimal,
  weightKg: Decimal,
  formula: (typeof bsaFormulas)[number] = 'mosteller',
): Decimal | null {
  if (heightCm.digits < 0n || weightKg.digits < 0n) return null
  const root = formula === 'dubois' ? duBois(heightCm, weightKg) : mosteller(heightCm, weightKg)
  return root && roundDecimal(root, 2)
}

function mosteller(heightCm: Decimal, weightKg: Decimal): Decimal | null {
  const squared = divideDecimals(multiplyDecimals(heightCm, weightKg), decimal('3600'), places * 2)
  return squared && rootTo(squared, 2n)
}

function duBois(heightCm: Decimal, weightKg: Decimal): Decimal {
  const power = ({ digits, scale }: Decimal, exponent: number): Decimal => ({
    digits: digits ** BigInt(exponent),
    scale: scale * exponent,
  })
  const root = rootTo(multiplyDecimals(power(heightCm, 29), power(weightKg, 17)), 40n)
  return multiplyDecimals(decimal('0.007184'), root)
}

/** The root, cut after six places. */
function rootTo({ digits, scale }: Decimal, degree: bigint): Decimal {
  const wanted = places * Number(degree) - scale
  const padded = wanted >= 0 ? digits * 10n ** BigInt(wanted) : digits / 10n ** BigInt(-wanted)
  return { digits: rootOf(padded, degree), scale: places }
}

/** The whole root of a whole number, rounded down (Newton). */
function rootOf(value: bigint, degree: bigint): bigint {
  if (value < 2n) return value
  let guess = 1n << (BigInt(value.toString(2).length) / degree + 1n)
  for (;;) {
    const next = ((degree - 1n) * guess + value / guess ** (degree - 1n)) / degree
    if (next >= guess) return guess
    guess = next
  }
}
