import { describe, expect, it } from 'vitest'
import { decimalText } from '#shared/kernel/decimal.ts'
import { compareAmounts, inUnit, sumAmounts } from './amounts.ts'
import { doseRange } from './doseRange.ts'
import { needsAccess, tapOf } from './givenBy.ts'

const text = (amount: string, unit: string, wanted: string): string | null => {
  const value = inUnit({ amount, unit }, wanted)
  return value && decimalText(value)
}

describe('amounts with their units', () => {
  it('convert within mass, exactly', () => {
    expect(text('1.75', 'mg', 'mcg')).toBe('1750')
    expect(text('0.012', 'g', 'mg')).toBe('12')
    expect(text('250', 'mcg', 'mg')).toBe('0.25')
    expect(text('70.5', 'kg', 'g')).toBe('70500')
  })

  it('never convert between mass, volume and biological units', () => {
    expect(text('500', 'mL', 'mg')).toBeNull()
    expect(text('500', 'units', 'mg')).toBeNull()
    expect(text('500', 'units', 'units')).toBe('500')
  })

  it('add up in the first unit, or not at all', () => {
    expect(
      sumAmounts([
        { amount: '0.1', unit: 'g' },
        { amount: '20', unit: 'mg' },
      ]),
    ).toEqual({ amount: '0.12', unit: 'g' })
    expect(
      sumAmounts([
        { amount: '1', unit: 'g' },
        { amount: '20', unit: 'mL' },
      ]),
    ).toBeNull()
    expect(sumAmounts([])).toBeNull()
  })

  it('compare across units of mass', () => {
    expect(compareAmounts({ amount: '1', unit: 'g' }, { amount: '1000.0', unit: 'mg' })).toBe(0)
    expect(compareAmounts({ amount: '1', unit: 'g' }, { amount: '1000', unit: 'mL' })).toBeNull()
  })
})

describe('a dose beside its order', () => {
  const ordered = { amount: '712.5', unit: 'mg' }
  it.each([
    ['748.125', 'as_ordered'],
    ['748.126', 'asks_why'],
    ['641.25', 'as_ordered'],
    ['641.249', 'asks_why'],
    ['0', 'asks_why'],
    ['1425', 'asks_why'],
    ['1425.1', 'over_double'],
  ] as const)('of 712.5 mg: %s mg is %s', (amount, range) => {
    expect(doseRange({ amount, unit: 'mg' }, ordered)).toBe(range)
  })

  it('of another kind of unit cannot be judged', () => {
    expect(doseRange({ amount: '712.5', unit: 'mL' }, ordered)).toBe('other_unit')
  })
})

describe('the tap a drug is given by', () => {
  it('follows its route', () => {
    expect(tapOf('iv_infusion', undefined)).toBe('start')
    expect(tapOf('iv_push', 5)).toBe('push')
    expect(tapOf('subcutaneous', undefined)).toBe('injection')
    expect(tapOf('oral', undefined)).toBe('push')
    expect(tapOf('intra_arterial', undefined)).toBe('push')
    expect(tapOf('intra_arterial', 60)).toBe('start')
  })

  it('names an access only where the drug goes into a vein', () => {
    expect(['iv_infusion', 'iv_push', 'pump_prolonged', 'transfusion'].every(needsAccess)).toBe(true)
    expect(['subcutaneous', 'oral', 'intrathecal'].some(needsAccess)).toBe(false)
  })
})
