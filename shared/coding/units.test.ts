import { array, check, constantFrom, integer, property, record, shuffledSubarray, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mg, multiDose, rituximab, vial } from '#test/builders/drugUnits.ts'
import cases from './cases/drug-units.json' with { type: 'json' }
import type { Amount, UnitsInput } from './types.ts'
import { codeUnits } from './units.ts'

const lines = (input: UnitsInput) =>
  codeUnits(input).lines.map(({ code, units, modifiers }) => `${[code, ...modifiers].join('-')} × ${units}`)
const issues = (input: UnitsInput) => codeUnits(input).issues.map(({ code, level }) => `${level} ${code}`)

interface UnitCase {
  readonly id: string
  readonly expect: readonly { readonly code: string; readonly modifiers: readonly string[]; readonly units: number }[]
  readonly expectIssues?: readonly string[]
}

describe('worked cases', () => {
  it.each(cases.map((one) => [`${one.id}: ${one.note}`, one as unknown as UnitCase & UnitsInput] as const))(
    '%s',
    (_, one) => {
      const result = codeUnits(one)
      expect(setOf(result.lines)).toEqual(setOf(one.expect))
      const expected = one.expectIssues ?? []
      expect(result.issues.map(({ code }) => code)).toEqual(expect.arrayContaining([...expected]))
      expect(result.issues.filter(({ level, code }) => level === 'E' && !expected.includes(code))).toEqual([])
    },
  )

  it('keeps all 36 of them', () => expect(cases).toHaveLength(36))
})

/** Unordered by code and modifiers, units summed. */
function setOf(all: UnitCase['expect']): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { code, modifiers, units } of all) {
    const key = [code, ...[...modifiers].sort()].join('-')
    sums[key] = (sums[key] ?? 0) + units
  }
  return sums
}

describe('units and discard', () => {
  it('rounds the dose up, the rest down, and never passes the label', () => {
    expect(lines(rituximab)).toEqual(['J9312 × 72', 'J9312-JW × 8'])
    const [given, waste] = codeUnits(rituximab).lines
    expect([given?.quantity, waste?.quantity, waste?.unit]).toEqual(['712.5', '87.5', 'mg'])
    expect(given?.rules).toEqual(['U1', 'U3'])
    expect(given?.text).toBe('712.5 mg given, one unit is 10 mg: 72 units. A part of a unit counts as a whole one.')
    expect(waste?.text).toBe('87.5 mg left in single-dose containers, one unit is 10 mg: 8 units discarded (JW).')
  })

  it('rounds 13.33 discarded units of loncastuximab down', () =>
    expect(
      lines({ hcpcs: 'J9359', billingUnit: mg('0.075'), administered: mg(9), containers: [vial(mg(10))] }),
    ).toEqual(['J9359 × 120', 'J9359-JW × 13']))

  it('bills 415 mg bevacizumab from 500 mg as 42 and 8, not 42 and 9', () =>
    expect(
      lines({ hcpcs: 'J9035', billingUnit: mg(10), administered: mg(415), containers: [vial(mg(400)), vial(mg(100))] }),
    ).toEqual(['J9035 × 42', 'J9035-JW × 8']))

  it('takes a rest of one whole unit as covered when the label is no whole number of units', () => {
    const input = { ...rituximab, administered: mg(95), containers: [vial(mg(105))] }
    expect(lines(input)).toEqual(['J9312-JZ × 10'])
    expect(issues(input)).toContain('I waste_below_billing_unit')
  })

  it('gives one unit for an "up to" code at any dose', () =>
    expect(lines({ hcpcs: 'J1200', billingUnit: mg(50), administered: mg(25), containers: [vial(mg(50))] })).toEqual([
      'J1200-JZ × 1',
    ]))

  it('reports the rest of a single-dose vial even when a multi-dose vial was opened too', () =>
    expect(lines({ ...rituximab, administered: mg(70), containers: [vial(mg(100)), multiDose(mg(200))] })).toEqual([
      'J9312 × 7',
      'J9312-JW × 3',
    ]))

  it('gives nothing for a vial that was opened and discarded whole', () =>
    expect(codeUnits({ ...rituximab, administered: mg(0) })).toEqual({ lines: [], issues: [] }))
})

describe('payers and stock', () => {
  it('leaves discard modifiers and waste out where the payer takes none', () => {
    const input = { ...rituximab, profile: { discardModifiers: 'none' as const } }
    expect(lines(input)).toEqual(['J9312 × 72'])
    expect(issues(input)).not.toContain('I waste_below_billing_unit')
  })

  it.each([
    ['JZ before TB', mg(800), ['J9312-JZ-TB × 80']],
    ['TB alone and JW before TB', mg(750), ['J9312-TB × 75', 'J9312-JW-TB × 5']],
  ])('340B: %s', (_, administered, expected) =>
    expect(lines({ ...rituximab, administered, profile: { acquired340b: true } })).toEqual(expected),
  )

  it('puts TB on a multi-dose line', () =>
    expect(
      lines({ ...rituximab, administered: mg(5), containers: [multiDose(mg(20))], profile: { acquired340b: true } }),
    ).toEqual(['J9312-TB × 1']))

  it('bills nothing for a drug the patient’s pharmacy supplied', () =>
    expect(codeUnits({ ...rituximab, patientSupplied: true, administered: null })).toEqual({ lines: [], issues: [] }))

  it('leaves the rest of a shared container to the last patient', () => {
    const shared = { ...rituximab, administered: mg(150), containers: [vial(mg(500))], remainderBilledElsewhere: true }
    expect(lines(shared)).toEqual(['J9312-JZ × 15'])
    expect(issues(shared)).toEqual([])
  })
})

describe('waste for another reason than a remainder', () => {
  const waste = { recorded: true, reason: 'spilled', review: mg('37.5') }

  it('never becomes JW by itself, and waits for a biller', () => {
    const { lines: coded, issues: raised } = codeUnits({ ...rituximab, waste })
    expect(coded.map(({ units, modifiers, quantity }) => [units, modifiers, quantity])).toEqual([
      [72, [], '712.5'],
      [4, ['JW'], '50'],
    ])
    expect(raised).toMatchObject([{ code: 'waste_reason_review', level: 'E', stops: 'claim' }])
    expect(lines({ ...rituximab, waste: { ...waste, review: mg('87.5') } })).toEqual(['J9312-JZ × 72'])
  })

  it('is reported once a biller lets it, and left out for good once a biller says so', () => {
    const reported = { ...rituximab, waste: { ...waste, reviewed: 'report' as const } }
    expect(lines(reported)).toEqual(['J9312 × 72', 'J9312-JW × 8'])
    const leftOut = { ...rituximab, waste: { ...waste, reviewed: 'leave_out' as const } }
    expect(lines(leftOut)).toEqual(['J9312 × 72', 'J9312-JW × 4'])
    expect([...issues(reported), ...issues(leftOut)]).not.toContain('E waste_reason_review')
  })

  it('asks nobody where the payer takes no waste at all', () =>
    expect(issues({ ...rituximab, waste, profile: { discardModifiers: 'none' } })).toEqual([]))

  it('is no reason to have chosen other vials', () =>
    expect(
      issues({ ...rituximab, containers: [vial(mg(500)), vial(mg(100), 4)], waste: { ...waste, review: mg(100) } }),
    ).toEqual(['E waste_reason_review']))
})

describe('a shared container', () => {
  it('gives each patient the own part, and the rest to the last one, never more than the label together', () => {
    const from = (elsewhere: string) => [{ ...vial(mg(500)), elsewhere: mg(elsewhere) }]
    const first = { ...rituximab, administered: mg(155), containers: from('345') }
    const last = { ...rituximab, administered: mg(295), containers: from('155') }
    expect([...lines(first), ...lines(last)]).toEqual(['J9312-JZ × 16', 'J9312 × 30', 'J9312-JW × 4'])
    expect(issues({ ...last, administered: mg(346) })).toEqual(['E administered_exceeds_containers'])
  })
})

describe('conversion', () => {
  it.each<[string, Amount, Amount, Amount, string]>([
    ['grams to milligrams', mg(500), { amount: 5, unit: 'g' }, { amount: 5, unit: 'g' }, 'J1569-JZ × 10'],
    ['other spellings', mg(1), { amount: '250', unit: 'µg' }, { amount: 250, unit: 'MCG' }, 'J1569-JZ × 1'],
    [
      'litres to millilitres',
      { amount: 500, unit: 'mL' },
      { amount: '0.75', unit: 'L' },
      { amount: 1000, unit: 'ml' },
      'J1569-JZ × 2',
    ],
    [
      'units and IU',
      { amount: 100, unit: 'unit' },
      { amount: 250, unit: 'IU' },
      { amount: 300, unit: 'Units' },
      'J1569-JZ × 3',
    ],
    [
      'units that only equal themselves',
      { amount: 1, unit: 'each' },
      { amount: 1, unit: 'each' },
      { amount: 1, unit: 'each' },
      'J1569-JZ × 1',
    ],
  ])('%s', (_, billingUnit, administered, size, expected) =>
    expect(lines({ hcpcs: 'J1569', billingUnit, administered, containers: [vial(size)] })).toEqual([expected]),
  )

  it('goes from volume to mass only with a recorded concentration', () => {
    const millilitres = { ...rituximab, administered: { amount: '71.25', unit: 'mL' } }
    expect(issues(millilitres)).toEqual(['E unit_mismatch'])
    const concentration = { mass: mg(10), volume: { amount: 1, unit: 'mL' } }
    expect(lines({ ...millilitres, concentration })).toEqual(['J9312 × 72', 'J9312-JW × 8'])
  })

  it('goes from mass to volume with one, and refuses a concentration of something else', () => {
    const perMillilitre = { amount: 1, unit: 'mL' }
    const input = {
      ...rituximab,
      billingUnit: perMillilitre,
      administered: mg(95),
      containers: [vial(perMillilitre, 10)],
    }
    expect(lines({ ...input, concentration: { mass: mg(10), volume: perMillilitre } })).toEqual(['J9312-JZ × 10'])
    expect(issues({ ...input, concentration: { mass: { amount: 10, unit: 'units' }, volume: perMillilitre } })).toEqual(
      ['E unit_mismatch'],
    )
  })
})

describe('for every dose and every shelf', () => {
  // Thousandths of a milligram as whole numbers: the properties are checked without any arithmetic of ours.
  const thousandths = (value: number): Amount =>
    mg(`${Math.floor(value / 1000)}.${String(value % 1000).padStart(3, '0')}`)
  const sizes = constantFrom(3500, 10_000, 25_000, 37_500, 100_000, 500_000)
  const containers = array(record({ size: sizes, count: integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 5 })
  const given = integer({ min: 1, max: 2_000_000 })
  const unit = constantFrom(75, 100, 500, 1000, 10_000, 50_000, 100_000)
  type Shelf = readonly { readonly size: number; readonly count: number }[]
  const total = (all: Shelf) => all.reduce((sum, { size, count }) => sum + size * count, 0)
  const inputOf = (dose: number, billingUnit: number, all: Shelf): UnitsInput => ({
    hcpcs: 'J9999',
    billingUnit: thousandths(billingUnit),
    administered: thousandths(dose),
    containers: all.map(({ size, count }) => vial(thousandths(size), count)),
  })
  const unitsFor = (input: UnitsInput) => {
    const { lines: coded } = codeUnits(input)
    const waste = coded.find(({ modifiers }) => modifiers.includes('JW'))?.units ?? 0
    return { waste, given: (coded[0]?.units ?? 0) - (coded[0]?.modifiers.includes('JW') ? waste : 0) }
  }
  const holds = (result: { readonly failed: boolean; readonly counterexample: unknown }) =>
    expect(result.failed ? result.counterexample : 'holds').toBe('holds')

  it('the units cover the dose by less than one unit, and both lines stay within one unit of what was opened', () => {
    holds(
      check(
        property(given, unit, containers, (wanted, one, all) => {
          const dose = Math.min(wanted, total(all))
          const units = unitsFor(inputOf(dose, one, all))
          return (
            units.given * one >= dose &&
            units.given * one < dose + one &&
            (units.given + units.waste) * one < total(all) + one &&
            units.waste * one <= total(all) - dose
          )
        }),
      ),
    )
  })

  it('more waste never lowers the units', () => {
    holds(
      check(
        property(given, unit, containers, sizes, (wanted, one, all, extra) => {
          const dose = Math.min(wanted, total(all))
          const before = unitsFor(inputOf(dose, one, all))
          const after = unitsFor(inputOf(dose, one, [...all, { size: extra, count: 1 }]))
          return after.given === before.given && after.waste >= before.waste
        }),
      ),
    )
  })

  it('the same containers charted one by one or in another order give the same lines', () => {
    const shelf = containers.chain((all) =>
      shuffledSubarray(
        all.flatMap(({ size, count }) => Array.from({ length: count }, () => ({ size, count: 1 }))),
        { minLength: all.reduce((sum, { count }) => sum + count, 0) },
      ).map((single) => ({ all, single })),
    )
    holds(
      check(
        property(given, unit, shelf, (wanted, one, { all, single }) => {
          const dose = Math.min(wanted, total(all))
          return (
            JSON.stringify(codeUnits(inputOf(dose, one, all)).lines) ===
            JSON.stringify(codeUnits(inputOf(dose, one, single)).lines)
          )
        }),
      ),
    )
  })

  it('micrograms, milligrams and grams of one dose give the same units', () => {
    holds(
      check(
        property(
          given,
          unit,
          uniqueArray(constantFrom('mcg', 'mg', 'g'), { minLength: 1 }),
          (dose, one, [name = 'mg']) => {
            const size = { amount: 2000, unit: 'mg' }
            const written = {
              mcg: { amount: dose, unit: 'mcg' },
              mg: thousandths(dose),
              g: { amount: `0.${String(dose).padStart(6, '0')}`, unit: 'g' },
            }[name === 'g' && dose >= 1_000_000 ? 'mg' : (name as 'mcg' | 'mg' | 'g')]
            const base = { hcpcs: 'J9999', billingUnit: thousandths(one), containers: [vial(size)] }
            return (
              JSON.stringify(unitsFor({ ...base, administered: written })) ===
              JSON.stringify(unitsFor({ ...base, administered: thousandths(dose) }))
            )
          },
        ),
      ),
    )
  })
})
