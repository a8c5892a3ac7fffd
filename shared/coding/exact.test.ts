import { describe, expect, it } from 'vitest'
import { ceiling, commonMeasure, exact, exactText, floor, minus, over, plus, readExact, times } from './exact.ts'

const number = (text: string | number) => readExact(text) ?? exact(-999n)

describe('exact numbers', () => {
  it.each<[string | number, string]>([
    ['712.50', '712.5'],
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [2.5e-10, '0.00000000025'],
    [1e21, '1000000000000000000000'],
    ['2e3', '2000'],
    [' 5 ', '5'],
    ['-0.25', '-0.25'],
    [0, '0'],
  ])('reads %j', (written, text) => expect(exactText(number(written))).toBe(text))

  it.each(['', 'about 5', '1,5', '.5', '5.', 'NaN', 'Infinity', Number.NaN, Number.POSITIVE_INFINITY, '1e999'])(
    'refuses %j',
    (written) => expect(readExact(written)).toBeNull(),
  )

  it('does not drift where floats do', () => {
    expect(exactText(plus(number(0.1), number(0.2)))).toBe('0.3')
    expect(exactText(minus(number(3.5), number(2.47)))).toBe('1.03')
    expect(exactText(times(number('0.075'), number(120)))).toBe('9')
    expect(ceiling(over(number(2.1), number(0.7)))).toBe(3n)
  })

  it('rounds down and up on both sides of zero', () => {
    expect([floor(number('13.33')), ceiling(number('13.33'))]).toEqual([13n, 14n])
    expect([floor(number('-13.33')), ceiling(number('-13.33'))]).toEqual([-14n, -13n])
    expect([floor(number(7)), ceiling(number(7))]).toEqual([7n, 7n])
    expect([floor(number(-7)), ceiling(number(-7))]).toEqual([-7n, -7n])
    expect([floor(number(0)), ceiling(number(0))]).toEqual([0n, 0n])
  })

  it.each([
    ['100', '2.5', '2.5'],
    ['0.5', '0.25', '0.25'],
    ['1', '2.5', '0.5'],
    ['240', '100', '20'],
  ])('%s and %s are both measured by %s', (one, other, measure) =>
    expect(exactText(commonMeasure(number(one), number(other)))).toBe(measure),
  )

  it('keeps the sign above the line', () => {
    expect(over(exact(1n), exact(-2n))).toEqual({ above: -1n, below: 2n })
    expect(over(exact(-6n), exact(-4n))).toEqual({ above: 3n, below: 2n })
  })

  it('does not divide by nothing', () => expect(() => exact(1n, 0n)).toThrow('a fraction over zero'))

  it('cuts a third at twelve places', () => expect(exactText(exact(1n, 3n))).toBe('0.333333333333'))
})
