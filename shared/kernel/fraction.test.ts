import { assert, bigInt, integer, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, decimalText } from './decimal.ts'
import {
  addFractions,
  divideFractions,
  fraction,
  fractionOf,
  multiplyFractions,
  roundFraction,
  sumFractions,
  wholeOf,
} from './fraction.ts'

const anyFraction = tuple(bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), bigInt({ min: 1n, max: 10n ** 9n })).map(
  ([top, bottom]) => fraction(top, bottom),
)

describe('a fraction', () => {
  it('stands in its lowest terms', () => {
    expect(fraction(100n, 300n)).toEqual({ top: 1n, bottom: 3n })
    expect(fraction(-4n, 6n)).toEqual({ top: -2n, bottom: 3n })
    expect(fraction(0n, 7n)).toEqual({ top: 0n, bottom: 1n })
    expect(() => fraction(1n, 0n)).toThrow('not the bottom of a fraction: 0')
    expect(() => fraction(1n, -1n)).toThrow('not the bottom of a fraction: -1')
  })

  it('is a decimal exactly', () => {
    expect(fractionOf(decimal('712.5'))).toEqual({ top: 1425n, bottom: 2n })
  })

  it('shared out in parts is whole again, which a rounded share is not', () => {
    const third = fraction(100n, 3n)
    expect(sumFractions([third, third, third])).toEqual({ top: 100n, bottom: 1n })
    expect([third, third, third].reduce((sum, one) => sum + wholeOf(one), 0)).toBe(99)
  })

  it('rounds half away from zero', () => {
    expect([fraction(1n, 2n), fraction(-1n, 2n), fraction(49n, 100n), fraction(5n, 2n)].map(wholeOf)).toEqual([
      ...[1, -1, 0, 3],
    ])
    expect(decimalText(roundFraction(fraction(2n, 3n), 4))).toBe('0.6667')
    expect(decimalText(roundFraction(fraction(-1n, 8n), 2))).toBe('-0.13')
  })

  it('is divided by what is above zero alone', () => {
    expect(divideFractions(fraction(1n, 2n), fraction(3n, 4n))).toEqual({ top: 2n, bottom: 3n })
    expect(divideFractions(fraction(1n, 2n), fraction(0n, 4n))).toBeNull()
    expect(divideFractions(fraction(1n, 2n), fraction(-1n, 4n))).toBeNull()
  })

  it('adds and multiplies as numbers do: in any order, shares of a sum are the sum of shares', () => {
    assert(
      property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        expect(addFractions(a, b)).toEqual(addFractions(b, a))
        expect(multiplyFractions(addFractions(a, b), c)).toEqual(
          addFractions(multiplyFractions(a, c), multiplyFractions(b, c)),
        )
      }),
    )
  })

  it('rounded is never more than half a step away', () => {
    assert(
      property(anyFraction, integer({ min: 0, max: 6 }), (value, places) => {
        const rounded = fractionOf(roundFraction(value, places))
        const off = addFractions(value, multiplyFractions(rounded, fraction(-1n, 1n)))
        const twice = multiplyFractions(off, fraction(2n * 10n ** BigInt(places), 1n))
        expect(twice.top <= twice.bottom && -twice.top <= twice.bottom).toBe(true)
      }),
    )
  })
})
