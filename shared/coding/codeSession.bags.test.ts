import { describe, expect, it } from 'vitest'
import { bill, code, fluid, given, infusion, issues, push } from '#test/builders/codingVisit.ts'
import type { CodingResult } from './types.ts'

const bag = { bag: 'x' }
const finding = ({ issues: all }: CodingResult, wanted: string) => all.find((issue) => issue.code === wanted)

describe('drugs in one bag (R28)', () => {
  it('are named in order of name, and each but the first says where it went', () => {
    const drugs = [infusion('ondansetron', '09:00', '09:40', bag), infusion('dexamethasone', '09:00', '09:40', bag)]
    const result = code('office', drugs)
    expect(bill(result)).toEqual(['96365'])
    expect(result.lines[0]?.text).toContain('dexamethasone + ondansetron ran 40 min')
    expect(result.lines[0]?.serviceIds).toHaveLength(2)
    expect(result.notCounted).toEqual([
      {
        serviceId: drugs[1]?.id,
        rule: 'R28',
        text: 'dexamethasone is in one bag with others; dexamethasone + ondansetron is one administration.',
      },
    ])
    expect(finding(result, 'same_bag_single_administration')).toMatchObject({
      serviceIds: drugs.map(({ id }) => id),
      text: expect.stringContaining('dexamethasone + ondansetron'),
    })
    expect(issues(result)).not.toContain('hydration_incidental')
    expect(issues(result)).not.toContain('same_drug_infusion_times_combined')
  })

  it('that name each other as what they resume go on from the bag before, where one of them names that too', () => {
    const drugs = (start: string, stop: string, more: readonly [object, object]) => [
      infusion('ondansetron', start, stop, more[0]),
      infusion('dexamethasone', start, stop, more[1]),
    ]
    const first = drugs('09:00', '09:20', [
      { ...bag, id: 's1' },
      { ...bag, id: 's2' },
    ])
    const next = drugs('10:00', '10:20', [
      { bag: 'y', id: 's3', resumes: 's4' },
      { bag: 'y', id: 's4', resumes: 's2' },
    ])
    const result = code('office', [...first, ...next])
    expect(issues(result)).toContain('interrupted_infusion_combined')
    expect(result.lines[0]).toMatchObject({ code: '96365', minutes: 40 })
  })

  it('and the fluid that carries one drug is part of it: no mixture, no line', () => {
    const [saline, drug] = [fluid('09:00', '10:00', bag), infusion('magnesium', '09:00', '10:00', bag)]
    const result = code('office', [saline, drug])
    expect(result.lines[0]?.text).toContain('magnesium ran 60 min')
    expect(result.notCounted).toEqual([
      { serviceId: saline.id, rule: 'R9', text: 'sodium chloride 0.9% carries magnesium and is part of it.' },
    ])
    expect(finding(result, 'hydration_incidental')?.serviceIds).toEqual([saline.id])
    expect(issues(result)).toEqual(['hydration_incidental'])
  })

  it('one fluid charted twice in its bag is one run of it, not a mixture and not its own carrier', () => {
    const halves = [fluid('09:00', '09:40', bag), fluid('09:40', '10:20', bag)]
    const result = code('office', halves)
    expect(bill(result)).toEqual(['96360'])
    expect(result.notCounted).toEqual([])
    expect(issues(result)).toContain('same_drug_infusion_times_combined')
    expect(issues(result)).not.toContain('same_bag_single_administration')
    expect(issues(result)).not.toContain('hydration_incidental')
  })

  it('two fluids in one bag are one hydration', () => {
    const potassium = { ...fluid('09:00', '10:00', bag), drug: 'lactated ringer' }
    const result = code('office', [fluid('09:00', '10:00', bag), potassium])
    expect(bill(result)).toEqual(['96360'])
    expect(issues(result)).toContain('same_bag_single_administration')
    expect(issues(result)).not.toContain('hydration_incidental')
  })

  it('a drug and its carrier with a second run of the drug: the drug says it once', () => {
    const result = code('office', [
      fluid('09:00', '10:00', bag),
      infusion('magnesium', '09:00', '09:30', bag),
      infusion('magnesium', '09:30', '10:00', bag),
    ])
    expect(bill(result)).toEqual(['96365'])
    expect(issues(result)).toContain('same_drug_infusion_times_combined')
    expect(issues(result)).not.toContain('same_bag_single_administration')
  })

  it.each([
    ['another access', { access: 'B' }],
    ['another encounter', { encounter: '2' }],
    ['another bag', { bag: 'y' }],
  ])('%s is another bag', (_, other) => {
    const result = code('office', [
      infusion('ondansetron', '09:00', '09:40', bag),
      infusion('dexamethasone', '10:00', '10:40', { ...bag, ...other }),
    ])
    expect(issues(result)).not.toContain('same_bag_single_administration')
    expect(result.lines.reduce((sum, { units }) => sum + units, 0)).toBe(2)
  })

  it('another route is another bag', () => {
    const result = code('office', [
      infusion('ondansetron', '09:00', '09:40', bag),
      push('dexamethasone', '10:00', null, bag),
    ])
    expect(bill(result)).toEqual(['96365', '96375'])
  })

  it('pushes and injections of one drug under one label stay apart, of two drugs are one mixture', () => {
    const twice = code('facility', [push('morphine', '09:00', null, bag), push('morphine', '09:40', null, bag)])
    expect(bill(twice)).toEqual(['96374', '96376'])
    const syringes = ['09:00', '09:05'].map((time) => given('fulvestrant', 'intramuscular', time, bag))
    expect(bill(code('office', syringes))).toEqual(['96372 × 2'])
    const mixed = code('facility', [push('morphine', '09:00', null, bag), push('ondansetron', '09:00', null, bag)])
    expect(bill(mixed)).toEqual(['96374'])
    const three = [
      push('morphine', '09:00', null, bag),
      push('morphine', '09:00', null, bag),
      push('ondansetron', '09:00', null, bag),
    ]
    expect(bill(code('facility', three))).toEqual(['96374'])
  })

  it.each([
    ['hormonal_antineoplastic', 'therapeutic', ['96413']],
    ['therapeutic', 'hydration', ['96365']],
    ['therapeutic', 'transfusion', ['96365']],
  ] as const)('%s goes before %s', (higher, lower, expected) => {
    const high = infusion('b', '09:00', '10:00', { ...bag, class: higher })
    const low = infusion('a', '09:00', '10:00', { ...bag, class: lower })
    expect(bill(code('office', [low, high]))).toEqual(expected)
  })
})
