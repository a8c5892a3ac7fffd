import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDecimals,
  compareDecimals,
  decimal,
  decimalText,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  shiftDecimal,
  subtractDecimals,
  sumDecimals,
} from './decimal.ts'

const text = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, scale]) => decimalText({ digits: BigInt(digits), scale }))

describe('exact decimals', () => {
  it('adds a tenth and a fifth without a remainder', () => {
    expect(decimalText(addDecimals(decimal('0.1'), decimal('0.2')))).toBe('0.3')
  })

  it('keeps a dose of 712.5 mg and its waste of 87.5 mg equal to 800 mg of vials', () => {
    expect(compareDecimals(sumDecimals([decimal('712.5'), decimal('87.50')]), decimal('800'))).toBe(0)
  })

  it('writes the shortest plain text', () => {
    expect(['1.50', '100', '0.000', '-0.5', '007'].map((one) => decimalText(decimal(one)))).toEqual([
      '1.5',
      '100',
      '0',
      '-0.5',
      '7',
    ])
  })

  it('reads nothing that is not a plain decimal', () => {
    expect(['', '.5', '5.', '1e3', '1,5', ' 1', 'NaN'].map(parseDecimal)).toEqual(Array(7).fill(null))
    expect(() => decimal('12 mg')).toThrow('not a plain decimal')
  })

  it('rounds half away from zero', () => {
    expect(['2.345', '-2.345', '2.344'].map((one) => decimalText(roundDecimal(decimal(one), 2)))).toEqual([
      '2.35',
      '-2.35',
      '2.34',
    ])
  })

  it('moves the point without changing the digits', () => {
    expect(decimalText(shiftDecimal(decimal('0.25'), 3))).toBe('250')
    expect(decimalText(shiftDecimal(decimal('250'), -3))).toBe('0.25')
  })

  it('takes back what it added, for any two numbers', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(decimalText(subtractDecimals(addDecimals(decimal(a), decimal(b)), decimal(b)))).toBe(a)
        expect(decimalText(multiplyDecimals(decimal(a), decimal(b)))).toBe(
          decimalText(multiplyDecimals(decimal(b), decimal(a))),
        )
      }),
    )
  })
})
