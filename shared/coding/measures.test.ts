import { describe, expect, it } from 'vitest'
import { exactText } from './exact.ts'
import { type Concentration, convertAmount, measure } from './measures.ts'
import type { Amount } from './types.ts'

const tenPerMl: Concentration = { mass: { amount: 10, unit: 'mg' }, volume: { amount: 1, unit: 'mL' } }
const inUnit = (amount: Amount['amount'], unit: string, wanted: string, concentration?: Concentration) => {
  const value = convertAmount({ amount, unit }, wanted, concentration)
  return value && exactText(value)
}

describe('amounts in another unit (U4)', () => {
  it.each([
    ['0.25', ' MG ', 'mcg', '250'],
    ['2', 'grams', 'Mg', '2000'],
    ['3', 'International Units', 'unit', '3'],
    ['1', 'mEq', 'meq', '1'],
  ])('%s %s in %s', (amount, unit, wanted, text) => expect(inUnit(amount, unit, wanted)).toBe(text))

  it.each([
    ['ng', '1000000', 'ng'],
    ['mcg', '1000', 'µg μg ug microgram micrograms'],
    ['mg', '1', 'milligram milligrams'],
    ['g', '0.001', 'gm gram grams'],
    ['kg', '0.000001', 'kg'],
  ])('%s however a label spells it', (unit, inOneMilligram, spellings) => {
    for (const spelling of [unit, ...spellings.split(' ')])
      expect([spelling, inUnit(inOneMilligram, spelling, 'mg')]).toEqual([spelling, '1'])
  })

  it.each([
    ['mL', '1', ['cc', 'milliliter', 'milliliters', 'millilitre', 'millilitres']],
    ['L', '0.001', ['liter', 'liters', 'litre', 'litres']],
  ])('%s however a bag spells it', (unit, inOneMillilitre, spellings) => {
    for (const spelling of [unit, ...spellings])
      expect([spelling, inUnit(inOneMillilitre, spelling, 'mL')]).toEqual([spelling, '1'])
  })

  it.each([
    ['unit', ['units', 'IU', 'I.U.', 'international unit', 'international units']],
    ['vial', ['vials']],
    ['dose', ['doses']],
  ])('%s however it is counted', (unit, spellings) => {
    for (const spelling of spellings) expect([spelling, inUnit(3, spelling, unit)]).toEqual([spelling, '3'])
  })

  it.each([
    ['0.25', 'mg', 'mass', '250000'],
    ['0.5', 'L', 'volume', '500'],
    ['300', 'IU', 'units', '300'],
    ['1', 'mEq', 'meq', '1'],
  ])('%s %s measures within the family of %s', (amount, unit, family, inSmallest) => {
    const measured = measure({ amount, unit })
    expect([measured?.family, measured && exactText(measured.value)]).toEqual([family, inSmallest])
  })

  it.each([
    ['mass and volume without a concentration', '1', 'mg', 'mL', undefined],
    ['no number', 'some', 'mg', 'mg', undefined],
    ['a negative amount', '-1', 'mg', 'mg', undefined],
    ['no unit', '1', ' ', 'mg', undefined],
    ['no wanted unit', '1', 'mg', ' ', undefined],
    ['a concentration without a mass', '1', 'mL', 'mg', { ...tenPerMl, mass: { amount: 'x', unit: 'mg' } }],
    ['a concentration without a volume', '1', 'mL', 'mg', { ...tenPerMl, volume: { amount: 0, unit: 'mL' } }],
    ['a concentration of nothing', '1', 'mg', 'mL', { ...tenPerMl, mass: { amount: 0, unit: 'mg' } }],
    ['a concentration of other families, from', '1', 'unit', 'mg', tenPerMl],
    ['a concentration of other families, into', '1', 'mL', 'unit', tenPerMl],
    ['a concentration of other families, from mass', '1', 'mg', 'unit', tenPerMl],
    ['a concentration of other families, into volume', '1', 'unit', 'mL', tenPerMl],
  ])('%s: none', (_, amount, unit, wanted, concentration) =>
    expect(inUnit(amount, unit, wanted, concentration)).toBeNull(),
  )

  it('goes both ways over a concentration', () => {
    expect(inUnit(5, 'mL', 'mg', tenPerMl)).toBe('50')
    expect(inUnit(5, 'mg', 'mL', tenPerMl)).toBe('0.5')
  })

  it('a blank unit is no measure', () => expect(measure({ amount: 1, unit: ' ' })).toBeNull())
})
