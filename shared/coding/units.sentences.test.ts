import { describe, expect, it } from 'vitest'
import { mg, mL, multiDose, rituximab, vial } from '#test/builders/drugUnits.ts'
import type { Amount, UnitLine, UnitsInput } from './types.ts'
import { codeUnits } from './units.ts'

const lines = (changed: Partial<UnitsInput>): readonly UnitLine[] => codeUnits({ ...rituximab, ...changed }).lines

describe('what the line of the drug given says, and by which rules', () => {
  it.each<[string, Partial<UnitsInput>, string, string]>([
    [
      'a whole number of units, nothing left',
      { administered: mg(800) },
      'JZ by U1 U3',
      '800 mg given, one unit is 10 mg: 80 units. No discarded amount to report (JZ).',
    ],
    [
      'a part of a unit, with a discarded line beside it',
      {},
      ' by U1 U3',
      '712.5 mg given, one unit is 10 mg: 72 units. A part of a unit counts as a whole one.',
    ],
    [
      'out of a multi-dose vial',
      { administered: mg(50), containers: [multiDose(mg(200))] },
      ' by U1 U3',
      '50 mg given, one unit is 10 mg: 5 units. Multi-dose container: no discard modifier.',
    ],
    [
      'to a payer that takes no discarded units',
      { profile: { discardModifiers: 'none' }, administered: mg(710) },
      ' by U1 U5',
      '710 mg given, one unit is 10 mg: 71 units. This payer takes the given amount only.',
    ],
    [
      'out of a container whose rest is another patient’s',
      { administered: mg(10), remainderBilledElsewhere: true },
      'JZ by U1 U3 U9',
      '10 mg given, one unit is 10 mg: 1 unit. The rest of the container goes to another patient’s line (JZ).',
    ],
    [
      'bought under 340B',
      { administered: mg(800), profile: { acquired340b: true } },
      'JZ TB by U1 U3 U6',
      '800 mg given, one unit is 10 mg: 80 units. No discarded amount to report (JZ). Bought under 340B (TB).',
    ],
  ])('%s', (_, changed, billed, text) => {
    const [given] = lines(changed)
    expect(`${given?.modifiers.join(' ')} by ${given?.rules.join(' ')}`).toBe(billed)
    expect(given?.text).toBe(text)
  })
})

describe('what the line of the discarded drug says', () => {
  it('what is left, in units of the label (U2, U3)', () =>
    expect(lines({})[1]).toEqual({
      code: 'J9312',
      units: 8,
      modifiers: ['JW'],
      quantity: '87.5',
      unit: 'mg',
      rules: ['U2', 'U3'],
      text: '87.5 mg left in single-dose containers, one unit is 10 mg: 8 units discarded (JW).',
    }))

  it('and how it was bought (U6)', () =>
    expect(lines({ profile: { acquired340b: true } })[1]).toMatchObject({
      modifiers: ['JW', 'TB'],
      rules: ['U2', 'U3', 'U6'],
      text: '87.5 mg left in single-dose containers, one unit is 10 mg: 8 units discarded (JW). Bought under 340B (TB).',
    }))
})

describe('a conversion is named among the rules (U4)', () => {
  const tenPerMl = { mass: mg(10), volume: mL(1) }

  it.each<[string, Amount, Amount, boolean]>([
    ['everything in the billing unit’s unit', mg(800), mg(800), false],
    ['the dose in another', { amount: '0.8', unit: 'g' }, mg(800), true],
    ['a container in another', mg(800), { amount: '0.8', unit: 'g' }, true],
    ['both over the concentration', mL(80), mL(80), true],
  ])('%s', (_, administered, size, converted) => {
    const [given] = lines({ administered, containers: [vial(size)], concentration: tenPerMl })
    expect(given?.rules).toEqual(converted ? ['U1', 'U3', 'U4'] : ['U1', 'U3'])
  })
})
