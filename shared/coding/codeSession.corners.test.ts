import { describe, expect, it } from 'vitest'
import {
  bill,
  blocks,
  chemo,
  chemoPush,
  clock,
  code,
  fluid,
  given,
  infusion,
  issues,
  push,
} from '#test/builders/codingVisit.ts'
import { antineoplastic, arterial, blood, pump, until } from '#test/builders/toldVisit.ts'
import { codeSession } from './codeSession.ts'
import { ruleSetFor } from './ruleSets/ruleSetFor.ts'
import type { CodingInput, CodingResult, IssueCode, Service, Setting } from './types.ts'

const run = (start: string, stop: string | null) => ({ start: clock(start), stop: stop === null ? null : clock(stop) })
const eachRun = { profile: { hydrationSegments: 'each_run' } } as const

/** The services an issue is about. */
const about = (result: CodingResult, issue: IssueCode): readonly string[] =>
  result.issues.filter((one) => one.code === issue).flatMap(({ serviceIds }) => serviceIds)

/** The rule under which a service gives no line of its own. */
const noteOf = (result: CodingResult, { id }: Service): string | undefined =>
  result.notCounted.find(({ serviceId }) => serviceId === id)?.rule

const billOf = (setting: Setting, services: readonly Service[], more?: Partial<CodingInput>): readonly string[] =>
  bill(code(setting, services, more))

describe('what takes minutes from hydration (R9)', () => {
  it.each<[string, Service]>([
    ['an infusion under the skin', given('immune globulin', 'sc_infusion', '09:10', until('09:45'))],
    ['chemotherapy into an artery', arterial('floxuridine', '09:10', '09:45', { ...antineoplastic, access: 'B' })],
    ['a push of what has no code itself', push('contrast', '09:10', '09:45', { class: 'procedure' })],
    ['an infusion at another access', infusion('iron', '09:10', '09:45', { access: 'B' })],
  ])('%s', (_, drug) => {
    const result = code('facility', [fluid('09:00', '10:00'), drug])
    expect(issues(result)).toEqual(expect.arrayContaining(['hydration_overlap_excluded', 'hydration_under_31_minutes']))
  })

  it('fluid that keeps a vein open elsewhere takes none', () => {
    expect(
      billOf('facility', [fluid('09:00', '10:00'), fluid('09:10', '09:50', { purpose: 'kvo', access: 'B' })]),
    ).toEqual(['96360'])
  })

  it('fluid between the first and the second of three blood units, and between the second and the third', () => {
    const result = code('facility', [
      blood('red cells', '08:00', '09:00'),
      fluid('09:00', '09:40'),
      blood('red cells', '09:40', '10:00'),
      fluid('10:00', '10:40'),
      blood('red cells', '10:40', '11:00'),
      fluid('11:00', '11:31'),
    ])
    expect(result.lines.find((line) => line.code === '96360')?.minutes).toBe(31)
    expect(about(result, 'hydration_incidental')).toHaveLength(2)
  })

  it('each stretch that does not count says why, and by which rule', () => {
    const services = [
      blood('red cells', '08:00', '09:00'),
      blood('red cells', '09:40', '10:00'),
      fluid('09:00', '11:00'),
    ]
    const line = code('facility', services).lines.find((one) => one.code === '96360')
    expect(line?.spans.map(({ minutes, why, rule }) => [minutes, why, rule])).toEqual([
      [40, 'between_blood_units', 'R9'],
      [20, 'drug_running', 'R9'],
      [60, undefined, undefined],
    ])
  })
})

describe('hydration too short, or not explained (R4, R10)', () => {
  it('fluid that never ran is short, and not beside something', () => {
    const bag = fluid('09:00', '09:00')
    const result = code('facility', [bag])
    expect(issues(result)).toContain('hydration_under_31_minutes')
    expect(noteOf(result, bag)).toBe('R4')
  })

  it('each run for itself: what is lost to a drug is not lost to its shortness', () => {
    const lost = fluid('09:00', '09:40')
    const short = fluid('12:00', '12:20')
    const both = fluid('14:00', '14:40')
    const services = [
      lost,
      infusion('iron', '09:00', '09:40', { access: 'B' }),
      fluid('10:00', '11:00'),
      short,
      both,
      infusion('cefepime', '14:10', '14:40', { access: 'B' }),
    ]
    const result = code('facility', services, eachRun)
    expect([lost, short, both].map((bag) => noteOf(result, bag))).toEqual(['R9', 'R10', 'R10'])
    expect(result.lines.map(({ code: number, minutes }) => [number, minutes])).toContainEqual(['96360', 60])
  })

  it.each<[string, Partial<Service>, boolean]>([
    ['an order without a reason', { ordered: true }, true],
    ['an order whose reason is blank', { ordered: true, reason: '  ' }, true],
    ['a reason without an order', { reason: 'vomiting' }, true],
    ['both', { ordered: true, reason: 'vomiting' }, false],
  ])('%s', (_, record, asked) => {
    const result = code('office', [fluid('09:00', '10:00', record)])
    expect(issues(result).includes('hydration_necessity_missing')).toBe(asked)
  })

  it('the seconds of one access say nothing about another (R1)', () => {
    const services = [
      fluid('09:00', '09:31'),
      fluid('10:00:50', '10:31:10', { access: 'B', accessReason: 'incompatible' }),
    ]
    const result = code('facility', services)
    expect(bill(result)).toEqual(['96360', '96360-59'])
    expect(about(result, 'seconds_change_code')).toEqual([services[1]?.id])
  })

  it('hydration too short leads no access: no second site is asked about (R23)', () => {
    const result = code('facility', [infusion('iron', '09:00', '10:00'), fluid('10:30', '11:00', { access: 'B' })])
    expect(bill(result)).toEqual(['96365'])
    expect(issues(result)).not.toContain('second_site_documentation')
  })

  it('nor is it the main reason (section 6, step 7)', () => {
    const services = [push('ondansetron', '09:00'), fluid('09:10', '09:40', { primary: true })]
    expect(billOf('office', services)).toEqual(['96374'])
  })
})

describe('infusions side by side (R7, R11, R12)', () => {
  const shared = [infusion('vancomycin', '09:00', '13:00'), infusion('magnesium', '11:30', '15:30')]

  it('extra hours of the one that shares: without the shared minutes, and R11 is among the reasons', () => {
    const result = code('facility', shared)
    expect(bill(result)).toEqual(['96365', '96366 × 4', '96367'])
    const hours = result.lines.find((line) => line.code === '96366')
    expect(hours?.rules).toEqual(['R3', 'R5', 'R11'])
    expect(hours?.spans.map(({ minutes, counted, why, rule }) => [minutes, counted, why, rule])).toEqual([
      [240, true, undefined, undefined],
      [90, false, 'overlap', 'R11'],
      [150, true, undefined, undefined],
    ])
  })

  it('the seconds of shared minutes are not counted either (R1)', () => {
    const result = code('facility', [infusion('vancomycin', '09:00', '13:00'), infusion('magnesium', '12:00', '14:05')])
    expect(bill(result)).toEqual(['96365', '96366 × 3', '96367'])
    expect(issues(result)).toContain('partial_overlap_time_deducted')
    expect(issues(result)).not.toContain('seconds_change_code')
  })

  it('a pump is never the concurrent one, so seconds cannot make it one (R1)', () => {
    const services = [
      chemo('docetaxel', '08:00:00', '13:10:50'),
      pump(until('17:20:10', { start: clock('09:00:50'), plannedMinutes: 600 })),
    ]
    expect(issues(code('office', services))).not.toContain('seconds_change_code')
    const infused = services.map((one) => ({ ...one, route: 'iv_infusion' as const }))
    expect(issues(code('office', infused))).toContain('seconds_change_code')
  })

  it('extra hours of two drugs are told in the order of time, whichever is the initial one', () => {
    const services = [infusion('iron', '09:00', '10:40'), infusion('magnesium', '11:00', '13:00')]
    const hours = code('facility', services).lines.find((line) => line.code === '96366')
    expect(hours?.serviceIds).toEqual(services.map(({ id }) => id))
  })

  it('of concurrent bags at two accesses the one that began first is reported', () => {
    const services = [
      chemo('cisplatin', '09:00', '12:00'),
      infusion('magnesium', '11:00', '11:30'),
      infusion('vancomycin', '09:00', '12:00', { access: 'B', accessReason: 'incompatible' }),
      infusion('mesna', '10:00', '10:30', { access: 'B' }),
    ]
    const result = code('facility', services)
    expect(result.lines.find((line) => line.code === '96368')?.serviceIds).toEqual([services[3]?.id])
    expect(about(result, 'second_concurrent_not_reportable')).toEqual([services[1]?.id])
  })

  it('a payer that wants the mark on add-ons of a second site has it on the concurrent one and on the repeat (R23)', () => {
    const services = [
      chemo('cisplatin', '09:00', '12:00'),
      infusion('vancomycin', '09:00', '12:00', { access: 'B', accessReason: 'incompatible' }),
      infusion('mesna', '10:00', '10:30', { access: 'B' }),
      push('morphine', '12:10', null, { access: 'B' }),
      push('morphine', '13:00', null, { access: 'B' }),
    ]
    const marked = billOf('facility', services, { profile: { secondSiteAddOnModifier: '59' } })
    expect(marked).toEqual(['96365-59', '96366-59 × 2', '96368-59', '96375-59', '96376-59', '96413', '96415 × 2'])
    expect(billOf('facility', services)).toEqual([
      '96365-59',
      '96366 × 2',
      '96368',
      '96375',
      '96376',
      '96413',
      '96415 × 2',
    ])
  })

  it('a pump into an artery hosts nothing: 96425 is no parent of the concurrent code (section 2)', () => {
    const byArtery = arterial('floxuridine', '08:00', '17:00', { ...antineoplastic, plannedMinutes: 540 })
    expect(billOf('facility', [byArtery, infusion('iron', '09:00', '10:00')])).toEqual(['96365', '96425'])
  })

  it('what runs beside a pump alone is concurrent to it and carries no mark', () => {
    const services = [pump(until('17:00', { plannedMinutes: 600 })), infusion('iron', '09:00', '10:00')]
    const result = code('facility', services)
    expect(result.lines.map(({ code: number, modifiers }) => [number, modifiers])).toEqual(
      expect.arrayContaining([
        ['96416', []],
        ['96368', []],
      ]),
    )
  })

  it('a flag is void beside chemotherapy, also where all run beside a pump and nothing leads', () => {
    const services = [
      pump(until('17:00', { plannedMinutes: 600 })),
      chemo('oxaliplatin', '09:00', '11:00'),
      infusion('leucovorin', '09:00', '11:00', { primary: true }),
    ]
    const result = code('office', services)
    expect(bill(result)).toEqual(['96368', '96416', '96549'])
    expect(blocks(result)).toEqual([])
  })

  it('the main reason, begun after a pump, is measured against nothing: others run beside it', () => {
    const services = [
      pump(until('17:00', { plannedMinutes: 600 })),
      chemo('oxaliplatin', '09:30', '10:30', { primary: true }),
    ]
    const first = code('office', services).lines.find((line) => line.code === '96413')
    expect(first?.whyNot.map((one) => one.code)).toEqual(['96417', '96409', '96415'])
  })

  it('the main reason hosts a drug and another chemotherapy: it says why it is neither', () => {
    const services = [
      chemo('paclitaxel', '09:00', '12:00', { primary: true }),
      chemo('carboplatin', '09:30', '10:30'),
      infusion('magnesium', '10:00', '11:00'),
    ]
    const first = code('office', services).lines.find((line) => line.code === '96413')
    expect(first?.whyNot.map((one) => one.code)).toContain('96549')
  })
})

describe('one dose or two (R6, R13, R28)', () => {
  it('a pause belongs to the bag that follows it', () => {
    const first = infusion('cefazolin', '09:00', '09:30')
    const second = infusion('cefazolin', '09:40', '10:40', {
      resumes: first.id,
      segments: [run('09:40', '10:00'), run('10:20', '10:40')],
    })
    const [line] = code('facility', [first, second]).lines
    expect(line?.spans.map(({ serviceId, minutes, why }) => [serviceId, minutes, why])).toEqual([
      [first.id, 30, undefined],
      [second.id, 10, 'pause'],
      [second.id, 20, undefined],
      [second.id, 20, 'pause'],
      [second.id, 20, undefined],
    ])
  })

  it('a bag that says it goes on, and begins in the minute the other stops, is joined once', () => {
    const first = infusion('cefazolin', '09:00', '09:10')
    const second = infusion('cefazolin', '09:10', '09:20', { resumes: first.id })
    const third = infusion('cefazolin', '09:20', '09:30', { resumes: first.id })
    const result = code('facility', [first, second, third])
    expect(result.lines.map(({ code: number, minutes }) => [number, minutes])).toEqual([['96365', 30]])
  })

  it('of two bags that end together each goes on as its own', () => {
    const services = [
      infusion('cefepime', '09:00', '09:10'),
      infusion('mesna', '09:00', '09:10'),
      infusion('cefepime', '09:10', '09:20'),
      infusion('mesna', '09:10', '09:20'),
    ]
    expect(about(code('facility', services), 'same_drug_infusion_times_combined')).toHaveLength(4)
  })

  it('a service that resumes itself resumes nothing', () => {
    const odd = infusion('cefazolin', '09:00', '09:30')
    const result = code('facility', [{ ...odd, resumes: odd.id }])
    expect(bill(result)).toEqual(['96365'])
    expect(issues(result)).not.toContain('interrupted_infusion_combined')
    const next = infusion('cefazolin', '09:30', '10:00')
    const joined = issues(code('facility', [{ ...odd, resumes: odd.id }, next]))
    expect(joined).toContain('same_drug_infusion_times_combined')
    expect(joined).not.toContain('interrupted_infusion_combined')
  })

  it('in a bag of two drugs it is enough that one of them goes on', () => {
    const services = [
      infusion('dexamethasone', '09:00', '09:10', { bag: '1' }),
      infusion('ondansetron', '09:00', '09:10', { bag: '1' }),
    ]
    const again = [
      infusion('dexamethasone', '09:30', '09:40', { bag: '2', ...(services[0] && { resumes: services[0].id }) }),
      infusion('ondansetron', '09:30', '09:40', { bag: '2' }),
    ]
    expect(billOf('facility', [...services, ...again])).toEqual(['96365'])
  })

  it('one bag of fluid, hung twice under its label, is that fluid twice', () => {
    const services = [fluid('09:00', '09:20', { bag: '1' }), fluid('09:30', '09:51', { bag: '1' })]
    const result = code('facility', services)
    expect(result.lines.map(({ code: number, minutes }) => [number, minutes])).toEqual([['96360', 41]])
    expect(about(result, 'same_drug_infusion_times_combined')).toHaveLength(2)
  })

  it('two mixtures are two drugs, and a labelled push comes before one without by the clock', () => {
    const mixed = (start: string, bag: string, ...drugs: readonly string[]) =>
      drugs.map((drug) => push(drug, start, null, { bag }))
    const services = [
      ...mixed('09:00', '1', 'ondansetron', 'dexamethasone'),
      ...mixed('10:00', '2', 'famotidine', 'diphenhydramine'),
    ]
    expect(billOf('facility', services)).toEqual(['96374', '96375'])
    const repeated = [push('morphine', '09:40'), push('morphine', '09:00', null, { bag: '1' })]
    expect(billOf('facility', repeated)).toEqual(['96374', '96376'])
  })

  it('the highest class in the bag decides: blood or a procedure before fluid', () => {
    expect(billOf('facility', [infusion('plasma', '09:00', '10:00', { class: 'transfusion', bag: '1' })])).toEqual([
      '36430',
    ])
    const mixed = [
      infusion('contrast', '09:00', '10:00', { class: 'procedure', bag: '1' }),
      fluid('09:00', '10:00', { bag: '1' }),
    ]
    expect(billOf('facility', mixed)).toEqual([])
  })

  it('a push after an infusion stopped before its first minute: the ordered service still counts as infused (R13, R26)', () => {
    const services = [infusion('cefazolin', '09:00', '09:00', { discontinued: true }), push('cefazolin', '09:40')]
    const ordered = { profile: { stoppedEarly: 'ordered_service_53' } } as const
    expect(billOf('facility', services, ordered)).toEqual(['96365-53', '96376'])
    const soon = [services[0], push('cefazolin', '09:20')].filter((one) => one !== undefined)
    expect(billOf('facility', soon, ordered)).toEqual(['96365-53'])
  })

  it('two drugs in one syringe, the rest of it in a second: one dose of the mixture (R14)', () => {
    const syringe = (start: string, bag: string, more: Partial<Service> = {}) => [
      given('ketorolac', 'intramuscular', start, { bag, ...more }),
      given('promethazine', 'intramuscular', start, { bag }),
    ]
    const whole = syringe('09:00', '1')
    const rest = syringe('09:02', '2', { ...(whole[0] && { splitOf: whole[0].id }) })
    expect(billOf('office', [...whole, ...rest])).toEqual(['96372'])
    const own = whole.map((one) => ({ ...one, ...(whole[0] && { splitOf: whole[0].id }) }))
    expect(issues(code('office', own))).not.toContain('split_dose_injection_review')
  })
})

describe('the main reason and the rank (R7)', () => {
  it('of two pushes that lead equally the earlier one is the initial, in whatever order their drugs were first given', () => {
    const services = [
      push('furosemide', '08:50'),
      infusion('furosemide', '09:00', '10:00'),
      push('furosemide', '12:00', null, { access: 'B', accessReason: 'incompatible' }),
      push('ondansetron', '10:00', null, { access: 'B' }),
    ]
    const { lines } = code('office', services)
    expect(lines.map((line) => [line.code, line.serviceIds])).toEqual([
      ['96365', [services[1]?.id]],
      ['96374', [services[3]?.id]],
      ['96375', [services[2]?.id]],
    ])
  })

  it('a table that lacks their codes still answers: the longer one leads', () => {
    const services = [infusion('iron', '09:00', '10:00'), push('ondansetron', '10:10')]
    const result = codeSession({ setting: 'facility', services }, { ...ruleSetFor('2026-03-02'), codes: {} })
    expect(bill(result)).toEqual(['96365', '96375'])
  })

  it('a flag on a push of the infused drug is the infusion’s, though another push has a flag of its own', () => {
    const services = [
      push('iron', '08:50', null, { primary: true }),
      infusion('iron', '09:00', '09:40'),
      infusion('cefepime', '09:40', '11:00'),
      push('ondansetron', '11:00', null, { primary: true }),
    ]
    const { lines } = code('office', services)
    expect(lines.find((line) => line.code === '96365')?.serviceIds).toEqual([services[1]?.id])
  })

  it('a chemotherapy push voids the flag of a lower service at its access', () => {
    const services = [infusion('iron', '09:00', '10:00', { primary: true }), chemoPush('vincristine', '10:10')]
    expect(billOf('office', services)).toEqual(['96367', '96409'])
  })
})
