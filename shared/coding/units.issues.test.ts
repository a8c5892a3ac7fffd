import { describe, expect, it } from 'vitest'
import { mg, mL, multiDose, rituximab, vial } from '#test/builders/drugUnits.ts'
import type { Issue, UnitsInput } from './types.ts'
import { codeUnits } from './units.ts'

const issues = (changed: Partial<UnitsInput>): readonly Issue[] => codeUnits({ ...rituximab, ...changed }).issues
const said = (changed: Partial<UnitsInput>): readonly string[] => issues(changed).map(({ text }) => text)

describe('what blocks the drug lines, and the sentence the nurse reads', () => {
  const notReadable = 'The size of a container is not readable.'

  it.each<[string, Partial<UnitsInput>, Issue['code'], string]>([
    [
      'no billing unit in the formulary',
      { billingUnit: null },
      'unclassified_drug',
      'The formulary has no billing unit for this drug.',
    ],
    ['no dose', { administered: null }, 'missing_dose', 'The dose given is not recorded.'],
    [
      'a dose without its unit',
      { administered: { amount: 5, unit: ' ' } },
      'missing_dose',
      'The dose given has no unit.',
    ],
    [
      'a dose that is no number',
      { administered: mg('about 5') },
      'missing_dose',
      'The dose given is not a plain amount of zero or more.',
    ],
    [
      'a dose below zero',
      { administered: mg(-5) },
      'missing_dose',
      'The dose given is not a plain amount of zero or more.',
    ],
    [
      'a billing unit of nothing',
      { billingUnit: mg(0) },
      'unit_mismatch',
      'The billing unit of this drug in the catalogue is not readable.',
    ],
    [
      'a billing unit that is no number',
      { billingUnit: mg('one') },
      'unit_mismatch',
      'The billing unit of this drug in the catalogue is not readable.',
    ],
    [
      'a dose in another family',
      { administered: mL(71.25) },
      'unit_mismatch',
      '71.25 mL cannot be compared with the billing unit 10 mg: record the concentration, or the amount in the other unit.',
    ],
    [
      'a container in another family',
      { containers: [vial(mL(50))] },
      'unit_mismatch',
      '50 mL cannot be compared with the billing unit 10 mg: record the concentration, or the amount in the other unit.',
    ],
    ['a container without a size', { containers: [vial(mg(''))] }, 'unit_mismatch', notReadable],
    ['fewer containers than none', { containers: [vial(mg(500), 2), vial(mg(100), -1)] }, 'unit_mismatch', notReadable],
    [
      'a part for another patient in another family',
      { containers: [{ ...vial(mg(500), 2), elsewhere: mL(5) }] },
      'unit_mismatch',
      notReadable,
    ],
    [
      'an unreadable amount of spilled drug',
      { waste: { recorded: true, reason: 'spilled', review: mL(3) } },
      'unit_mismatch',
      'The amount thrown away is not readable in the billing unit: correct the waste entry.',
    ],
    [
      'no container',
      { containers: [] },
      'administered_exceeds_containers',
      '712.5 mg given, and no container is recorded.',
    ],
    [
      'more than opened',
      { containers: [vial(mg(500)), multiDose(mg(100))] },
      'administered_exceeds_containers',
      '712.5 mg given, and the containers recorded hold 600 mg. Check the dose or add a container.',
    ],
    [
      'waste not recorded',
      { waste: { recorded: false } },
      'missing_waste_entry',
      '87.5 mg is left in a single-dose container. Record it as waste.',
    ],
    [
      'waste without a reason',
      { waste: { recorded: true } },
      'missing_waste_entry',
      '87.5 mg is left in a single-dose container. Give the reason for the waste.',
    ],
    [
      'waste without its witness',
      { waste: { recorded: true, reason: 'remainder', witnessRequired: true } },
      'missing_waste_entry',
      '87.5 mg is left in a single-dose container. Ask a witness for the waste.',
    ],
    [
      'a single-dose rest kept',
      { waste: { recorded: true, reason: 'remainder', saved: true } },
      'missing_waste_entry',
      '87.5 mg is left in a single-dose container. A single-dose container is not kept: record the rest as waste.',
    ],
  ])('%s', (_, changed, code, text) => {
    const rule = code === 'unclassified_drug' ? 'R25' : 'U7'
    expect(codeUnits({ ...rituximab, serviceIds: ['line-3'], ...changed })).toEqual({
      lines: [],
      issues: [{ code, level: 'E', stops: 'record', serviceIds: ['line-3'], rule, text }],
    })
  })

  it('names no service where the caller gave none', () =>
    expect(issues({ administered: null })[0]?.serviceIds).toEqual([]))

  it('takes a container that was put back as none', () =>
    expect(issues({ containers: [...rituximab.containers, vial(mg(100), 0)] })).toEqual([]))

  it('asks for no waste entry when nothing is left', () =>
    expect(issues({ administered: mg(800), waste: { recorded: false, witnessRequired: true } })).toEqual([]))

  it('accepts a waste entry with its reason and witness', () =>
    expect(issues({ waste: { recorded: true, reason: 'remainder', witness: 'KL', witnessRequired: true } })).toEqual(
      [],
    ))
})

describe('what a biller is asked or told, and nobody is stopped from signing by', () => {
  it('a spill: whether it may be reported holds the claim', () =>
    expect(issues({ waste: { recorded: true, reason: 'spilled', review: mg('37.5') } })).toEqual([
      {
        code: 'waste_reason_review',
        level: 'E',
        stops: 'claim',
        serviceIds: [],
        rule: 'U7',
        text: '37.5 mg was thrown away for another reason than a remainder. A biller decides whether it is reported.',
      },
    ]))

  it('a rest smaller than one billing unit', () =>
    expect(issues({ administered: mg(795) })).toEqual([
      {
        code: 'waste_below_billing_unit',
        level: 'I',
        stops: 'claim',
        serviceIds: [],
        rule: 'U3',
        text: '5 mg left: the rounded-up units already cover it, so no JW line.',
      },
    ]))
})

describe('a choice of vials that would have left less (U8)', () => {
  const nivolumab = {
    hcpcs: 'J9299',
    billingUnit: mg(1),
    administered: mg(186),
    containers: [vial(mg(240))],
    stockedSizes: [mg(40), mg(100), mg(240)],
  }

  it('is named', () =>
    expect(issues(nivolumab)).toEqual([
      {
        code: 'vial_choice_review',
        level: 'W',
        stops: 'claim',
        serviceIds: [],
        rule: 'U8',
        text: '2 × 100 mg would have covered the dose and left 14 mg instead of 54 mg.',
      },
    ]))

  it('is named with each of its sizes', () =>
    expect(said({ ...nivolumab, administered: mg(139) })).toEqual([
      '1 × 100 mg + 1 × 40 mg would have covered the dose and left 1 mg instead of 101 mg.',
    ]))

  it('may be one of the opened vials too many, even when no stock is known', () =>
    expect(said({ administered: mg(90), containers: [vial(mg(100), 2)] })).toEqual([
      '1 × 100 mg would have covered the dose and left 10 mg instead of 110 mg.',
    ]))

  it('is none when the opened vials leave the least', () =>
    expect(issues({ stockedSizes: [mg(100), mg(500)] })).toEqual([]))

  it('is none when the stock is known in a unit that does not compare', () =>
    expect(issues({ ...nivolumab, stockedSizes: [mL(4), mL(10)] })).toEqual([]))

  it('is not the multi-dose vial that was opened beside', () =>
    expect(issues({ administered: mg(90), containers: [vial(mg(100)), multiDose(mg(90))] })).toEqual([]))
})
