import { describe, expect, it } from 'vitest'
import { bill, chemo, clock, code, fluid, given, infusion, issues, push } from '#test/builders/codingVisit.ts'

describe('hydration (R4, R9, R10)', () => {
  it('maintenance fluid of 4 h with a 1 h piggyback', () => {
    expect(bill(code('facility', [fluid('08:00', '12:00'), infusion('cefepime', '09:00', '10:00')]))).toEqual([
      '96361 × 3',
      '96365',
    ])
  })

  it('30 + 30 + 30 around drugs is one unit from three runs', () => {
    const result = code('office', [
      fluid('08:00', '08:30'),
      infusion('drug A', '08:30', '09:15'),
      fluid('09:15', '09:45'),
      infusion('drug B', '09:45', '10:30'),
      fluid('10:30', '11:00'),
    ])
    expect(bill(result)).toEqual(['96361', '96365', '96367'])
    expect(issues(result)).toContain('hydration_segments_combined')
  })

  it('30 before and 20 after: one unit by default, none for a payer that looks at each run', () => {
    const services = [fluid('08:00', '08:30'), chemo('cisplatin', '08:30', '09:30'), fluid('09:30', '09:50')]
    expect(bill(code('facility', services))).toEqual(['96361', '96413'])
    const eachRun = code('facility', services, { profile: { hydrationSegments: 'each_run' } })
    expect(bill(eachRun)).toEqual(['96413'])
    expect(issues(eachRun)).toContain('hydration_under_31_minutes')
  })

  it('each_run: the short run falls out, units come from the sum of the others', () => {
    const services = [
      fluid('08:00', '09:00'),
      chemo('cisplatin', '09:00', '10:00'),
      fluid('10:00', '10:31'),
      push('a', '10:31', '10:36'),
      fluid('11:00', '11:30'),
    ]
    expect(bill(code('facility', services, { profile: { hydrationSegments: 'each_run' } }))).toEqual([
      '96361 × 2',
      '96375',
      '96413',
    ])
  })

  it('bags hung back to back are one run and a timed push does not split one', () => {
    const bags = code('facility', [fluid('08:00', '08:45'), fluid('08:45', '09:30')])
    expect(issues(bags)).not.toContain('hydration_segments_combined')
    expect(issues(bags)).not.toContain('same_drug_infusion_times_combined')
    const split = code('facility', [fluid('08:00', '09:30'), push('ondansetron', '08:30', '08:34')])
    expect(issues(split)).not.toContain('hydration_segments_combined')
    expect(issues(split)).toContain('hydration_overlap_excluded')
  })

  it('an untimed push removes no minutes', () => {
    const result = code('facility', [fluid('08:00', '09:31'), push('ondansetron', '08:30')])
    expect(bill(result)).toEqual(['96361 × 2', '96374'])
  })

  it('flush, vehicle and keep-open fluid give nothing', () => {
    for (const purpose of ['flush', 'vehicle', 'kvo'] as const) {
      const result = code('office', [chemo('cisplatin', '09:00', '10:00'), fluid('10:00', '11:00', { purpose })])
      expect(bill(result)).toEqual(['96413'])
      expect(issues(result)).toContain('hydration_incidental')
      expect(issues(result)).not.toContain('hydration_under_31_minutes')
    }
  })

  it('blood, then 45 minutes of ordered hydration: both, and the pair is looked up', () => {
    const blood = given('red blood cells', 'transfusion', '09:00', { class: 'transfusion', stop: clock('11:00') })
    const result = code('facility', [blood, fluid('11:00', '11:45')])
    expect(bill(result)).toEqual(['36430', '96360'])
    expect(issues(result)).toContain('ncci_pair_review')
  })

  it('fluid between two blood units is not hydration', () => {
    const first = given('red cells', 'transfusion', '09:00', { class: 'transfusion', stop: clock('10:00') })
    const second = given('red cells', 'transfusion', '11:00', { class: 'transfusion', stop: clock('12:00') })
    const result = code('facility', [first, fluid('10:00', '11:00'), second])
    expect(bill(result)).toEqual(['36430'])
    expect(issues(result)).toEqual(expect.arrayContaining(['hydration_incidental', 'hydration_under_31_minutes']))
  })

  it('hydration beside hydration counts once', () => {
    const result = code('facility', [
      fluid('09:00', '10:00'),
      fluid('09:00', '10:00', { access: 'B', drug: 'lactated ringer' }),
    ])
    expect(bill(result)).toEqual(['96360'])
  })

  it('hydration while a pump runs is left out', () => {
    const pump = given('fluorouracil', 'pump_prolonged', '09:00', {
      class: 'antineoplastic',
      access: 'A',
      plannedMinutes: 2760,
    })
    const result = code('facility', [pump, fluid('09:00', '10:00')])
    expect(bill(result)).toEqual(['96416'])
  })

  it('hydration on the bill without an order and a reason is asked about', () => {
    expect(issues(code('office', [fluid('09:00', '10:00')]))).toContain('hydration_necessity_missing')
    const explained = fluid('09:00', '10:00', { ordered: true, reason: 'vomiting' })
    expect(issues(code('office', [explained]))).not.toContain('hydration_necessity_missing')
  })

  it('what kept a vein open is not hydration because hydration goes on from it', () => {
    const open = fluid('09:00', '09:30', { purpose: 'kvo' })
    expect(bill(code('facility', [open, fluid('09:30', '09:40', { resumes: open.id })]))).toEqual([])
  })

  it('one bag hung twice, back to back or with a pause, is counted once', () => {
    const first = fluid('09:00', '09:20')
    expect(bill(code('facility', [first, fluid('09:40', '09:51', { resumes: first.id })]))).toEqual(['96360'])
  })
})
