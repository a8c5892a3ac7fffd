import { describe, expect, it } from 'vitest'
import { bill, blocks, chemo, clock, code, fluid, given, infusion, issues, push } from '#test/builders/codingVisit.ts'
import { arterial, blood, pump } from '#test/builders/toldVisit.ts'
import type { Route, Service } from './types.ts'

const run = (start: string, stop: string | null) => ({ start: clock(start), stop: stop === null ? null : clock(stop) })
const atHome = (start: string, more: Partial<Service> = {}): Service =>
  pump({ start: clock(start), plannedMinutes: 2760, sentHome: true, ...more })

describe('what needs a start and a stop (R20)', () => {
  it.each([
    [
      'an infusion, though an order says how long it was to run',
      infusion('iron', '09:00', null, { plannedMinutes: 600 }),
    ],
    [
      'an infusion under the skin, planned or not',
      given('immune globulin', 'sc_infusion', '09:00', { plannedMinutes: 600 }),
    ],
    ['a therapeutic pump without a plan', pump({ class: 'therapeutic', drug: 'morphine' })],
    ['chemotherapy into an artery', arterial('floxuridine', '09:00', '09:10', { class: 'antineoplastic', stop: null })],
    [
      'an infusion paused for good: its runs ended, it did not',
      infusion('iron', '09:00', null, { segments: [run('09:00', '09:40')] }),
    ],
  ])('%s: the stop is missing', (_, service) => {
    const result = code('office', [service])
    expect(blocks(result)).toEqual(['missing_stop_time'])
    expect(bill(result)).toEqual([])
  })

  it.each([
    [
      'a therapeutic dose into an artery is an injection (R18)',
      arterial('verapamil', '09:00', '09:10', { stop: null }),
      ['96373'],
    ],
    ['a push', push('ondansetron', '09:00'), ['96374']],
    ['an injection', given('filgrastim', 'subcutaneous', '09:00'), ['96372']],
  ])('%s needs no stop, also beside fluid', (_, service, expected) => {
    const late = fluid('12:00', '12:30', { access: 'B' })
    expect(blocks(code('office', [service, late]))).toEqual([])
    expect(bill(code('office', [service, late]))).toEqual(expected)
  })

  it('blood needs its stop where fluid has to be told apart from it (R9)', () => {
    const open = blood('red cells', '09:00', '10:00', { stop: null })
    expect(blocks(code('office', [open]))).toEqual([])
    expect(blocks(code('office', [open, fluid('11:00', '12:00')]))).toEqual(['missing_stop_time'])
  })

  it('without either time, both are missing; with a stop, only the start is', () => {
    expect(blocks(code('office', [chemo('gemcitabine', null, null)]))).toEqual([
      'missing_start_time',
      'missing_stop_time',
    ])
    expect(blocks(code('office', [chemo('gemcitabine', null, '10:00')]))).toEqual(['missing_start_time'])
  })

  it('a running one lacks its start alone: nothing is due yet from a clock that moves (section 6)', () => {
    const running = chemo('gemcitabine', null, null, { running: true })
    expect(blocks(code('office', [running], { now: clock('10:00') }))).toEqual(['missing_start_time'])
  })

  it('a run that begins at no time leaves the whole without a duration', () => {
    const torn = infusion('iron', '09:00', '11:00', {
      segments: [run('09:00', '09:40'), { start: 'later', stop: clock('11:00') }],
    })
    const result = code('office', [torn])
    expect(blocks(result)).toEqual(['missing_start_time'])
    expect(bill(result)).toEqual([])
  })
})

describe('times that contradict each other (R20, section 7)', () => {
  it.each([
    [
      'a run that ends before it begins, in a whole that does not',
      infusion('iron', '09:00', '11:00', { segments: [run('09:00', '09:30'), run('10:30', '10:00')] }),
    ],
    [
      'the first run, from the very start',
      infusion('iron', '09:00', '11:00', { segments: [run('09:00', '08:30'), run('09:30', '11:00')] }),
    ],
    [
      'a whole that ends before it begins, in runs that do not',
      infusion('iron', '09:00', '08:30', { segments: [run('09:00', '09:30')] }),
    ],
  ])('stop before start: %s', (_, service) => {
    expect(blocks(code('office', [service]))).toEqual(['stop_before_start'])
  })

  it('one drug in two runs at once waits for a person; fluid in two runs is counted once (R9)', () => {
    const twice = { segments: [run('09:00', '09:40'), run('09:20', '10:00')] }
    const drug = code('office', [infusion('iron', '09:00', '10:00', twice)])
    expect(blocks(drug)).toEqual(['overlapping_same_drug_segments'])
    expect(bill(drug)).toEqual([])
    const saline = code('office', [fluid('09:00', '10:00', twice)])
    expect(blocks(saline)).toEqual([])
    expect(saline.lines.map(({ code: number, minutes }) => [number, minutes])).toEqual([['96360', 60]])
  })

  it('runs are taken by the clock, in whatever order they were written down', () => {
    const runs = [run('10:00', '10:20'), run('09:00', '09:20')]
    const result = code('office', [infusion('iron', '09:00', '10:20', { segments: runs })])
    expect(blocks(result)).toEqual([])
    expect(result.lines[0]?.minutes).toBe(40)
  })

  it('two doses of one drug at once, at one access and not marked as separate bags, wait for a person', () => {
    const doses = (first: Partial<Service>, second: Partial<Service>) =>
      blocks(code('facility', [infusion('iron', '09:00', '10:00', first), infusion('iron', '09:30', '10:30', second)]))
    const doubt = ['overlapping_same_drug_segments']
    expect(doses({}, {})).toEqual(doubt)
    expect(doses({ bag: '1' }, {})).toEqual(doubt)
    expect(doses({}, { bag: '2' })).toEqual(doubt)
    expect(doses({ bag: '1' }, { bag: '2' })).toEqual([])
    expect(doses({}, { access: 'B' })).toEqual([])
    expect(doses({}, { encounter: '2' })).toEqual([])
    expect(doses({}, { route: 'pump_prolonged' })).toEqual([])
  })

  it('each drug that runs twice at once is a question of its own', () => {
    const twice = (drug: string) => [infusion(drug, '09:00', '10:00'), infusion(drug, '09:30', '10:30')]
    const { issues: found } = code('facility', [...twice('iron'), ...twice('zoledronic acid')])
    const doubts = found.filter(({ code: issue }) => issue === 'overlapping_same_drug_segments')
    expect(doubts.map(({ text, serviceIds }) => [text.split(':')[0], serviceIds.length])).toEqual([
      ['iron', 2],
      ['zoledronic acid', 2],
    ])
  })

  it('under the skin and into an artery as well', () => {
    const twice = (route: Route, more: Partial<Service> = {}) => [
      given('floxuridine', route, '09:00', { stop: clock('10:00'), ...more }),
      given('floxuridine', route, '09:30', { stop: clock('10:30'), ...more }),
    ]
    expect(blocks(code('facility', twice('sc_infusion')))).toEqual(['overlapping_same_drug_segments'])
    expect(blocks(code('facility', twice('intra_arterial', { class: 'antineoplastic' })))).toEqual([
      'overlapping_same_drug_segments',
    ])
  })

  it('only what runs from a bag is two stories about one bag: pushes, blood and fluid are not', () => {
    const pushes = code('facility', [push('morphine', '09:00', '09:05'), push('morphine', '09:03', '09:08')])
    expect([bill(pushes), blocks(pushes)]).toEqual([['96374'], []])
    expect(
      blocks(code('facility', [blood('red cells', '09:00', '11:00'), blood('red cells', '10:00', '12:00')])),
    ).toEqual([])
    const fluids = code('facility', [fluid('09:00', '09:40'), fluid('09:20', '10:00')])
    expect([bill(fluids), blocks(fluids)]).toEqual([['96360'], []])
  })

  it('what overlaps only the first of two is in doubt with it, and the dose between them is not', () => {
    const result = code('facility', [
      infusion('iron', '09:00', '11:00', { bag: '1' }),
      infusion('iron', '09:10', '09:30', { bag: '2' }),
      infusion('iron', '10:00', '10:30', { bag: '1' }),
      infusion('iron', '12:00', '12:40'),
    ])
    const [doubt] = result.issues.filter(({ code: issue }) => issue === 'overlapping_same_drug_segments')
    expect(result.notCounted.filter(({ rule }) => rule === 'R20').map(({ serviceId }) => serviceId)).toEqual(
      doubt?.serviceIds,
    )
    expect(doubt?.serviceIds).toHaveLength(2)
    expect(result.lines.map(({ minutes }) => minutes)).toEqual([60])
  })

  it('stopped in the minute it was hung, and hung again: nothing ran twice', () => {
    const result = code('facility', [infusion('iron', '09:00', '09:00'), infusion('iron', '09:05', '09:40')])
    expect([bill(result), blocks(result)]).toEqual([['96365'], []])
    expect(issues(result)).toContain('same_drug_push_within_30_minutes')
  })

  it('longer than a day is not believed, though only its runs say so', () => {
    const long = blood('red cells', '09:00', '10:00', {
      stop: null,
      segments: [run('09:00', '10:00'), { start: '2026-03-03T08:00', stop: '2026-03-03T09:01' }],
    })
    expect(blocks(code('facility', [long]))).toEqual(['duration_implausible'])
  })
})

describe('the stay: arrival, discharge and now (R20, R27)', () => {
  it('arrival and discharge belong to the encounter that is asked for', () => {
    const services = [
      infusion('iron', '08:00', '09:00', { encounter: '1' }),
      infusion('cefepime', '15:00', '16:00', { encounter: '2' }),
    ]
    const stay = { emitEncounter: '2', arrived: clock('15:10'), discharged: clock('17:00') }
    const result = code('office', services, stay)
    expect(result.issues.filter(({ level }) => level === 'E').map(({ serviceIds }) => serviceIds)).toEqual([
      [services[1]?.id],
    ])
    expect(blocks(result)).toEqual(['start_before_arrival'])
  })

  it('a pump may run on at home, but it is not hung after the patient has left', () => {
    const discharged = clock('12:00')
    expect(blocks(code('office', [atHome('11:00')], { discharged }))).toEqual([])
    expect(blocks(code('office', [atHome('12:01')], { discharged }))).toEqual(['time_after_discharge'])
  })

  it('what ends there ends after the stay, and more than a day later', () => {
    const ended = atHome('11:00', { stop: '2026-03-04T09:00' })
    expect(blocks(code('office', [ended], { discharged: clock('12:00') }))).toEqual([])
  })

  it('a plan makes no pump of an infusion: it ends with the stay', () => {
    const planned = infusion('iron', '11:00', '12:30', { plannedMinutes: 90 })
    expect(blocks(code('office', [planned], { discharged: clock('12:00') }))).toEqual(['time_after_discharge'])
  })

  it('a run after discharge is seen where the whole has no stop', () => {
    const late = blood('red cells', '09:00', '10:00', { stop: null, segments: [run('09:00', '12:30')] })
    expect(blocks(code('facility', [late], { discharged: clock('12:00') }))).toEqual(['time_after_discharge'])
  })

  it('a stop written after the last run is held against the stay as well', () => {
    const paused = infusion('iron', '09:00', '10:00', { segments: [run('09:00', '09:30')] })
    expect(blocks(code('facility', [paused], { discharged: clock('10:00') }))).toEqual([])
    expect(blocks(code('facility', [paused], { discharged: clock('09:45') }))).toEqual(['time_after_discharge'])
  })

  it('running on arrival counts from arrival: a start nobody knows, and never from before the written one', () => {
    const arrived = clock('08:00')
    const minutes = (start: string | null) =>
      code('facility', [infusion('heparin', start, '09:00', { runningOnArrival: true })], { arrived }).lines[0]?.minutes
    expect(minutes(null)).toBe(60)
    expect(minutes('08:10')).toBe(50)
  })

  it('a start in the minute of arrival keeps its seconds (R1)', () => {
    const service = infusion('heparin', '08:00:50', '08:16:10', { runningOnArrival: true })
    const result = code('facility', [service], { arrived: clock('08:00:00') })
    expect(bill(result)).toEqual(['96365'])
    expect(issues(result)).toContain('seconds_change_code')
  })

  it('a clock a minute ahead: what was just hung has run for no time, and is not stopped before its start', () => {
    const result = code('office', [infusion('iron', '09:01', null, { running: true })], { now: clock('09:00') })
    expect(blocks(result)).toEqual([])
    expect(result.lines[0]).toMatchObject({ code: '96374', minutes: 0, provisional: true })
  })

  it('a stop that is written ends it, though it is still marked as running', () => {
    const result = code('office', [infusion('iron', '09:00', '09:30', { running: true })], { now: clock('10:00') })
    expect(result.lines[0]).toMatchObject({ minutes: 30, provisional: false })
  })

  it('what runs again is not closed, though its stop was once declared unknown', () => {
    const again = infusion('iron', '09:00', null, { running: true, stopUnknown: true })
    const result = code('office', [again], { now: clock('10:00') })
    expect(bill(result)).toEqual(['96365'])
    expect(issues(result)).not.toContain('stop_unknown')
  })
})

describe('closed as stop unknown (R20)', () => {
  it.each([
    ['an infusion that was paused before', infusion('iron', '09:00', null, { segments: [run('09:00', '09:40')] })],
    [
      'an infusion with a long order',
      infusion('iron', '09:00', null, { plannedMinutes: 600, segments: [run('09:00', '09:40')] }),
    ],
    ['an infusion under the skin', given('immune globulin', 'sc_infusion', '09:00')],
    ['a pump planned for exactly 480 minutes', pump({ plannedMinutes: 480 })],
  ])('%s: signed, and no code', (_, service) => {
    const result = code('office', [{ ...service, stopUnknown: true }])
    expect([bill(result), blocks(result), issues(result)]).toEqual([[], [], ['stop_unknown']])
    expect(result.notCounted.map(({ rule }) => rule)).toEqual(['R20'])
  })

  it('a pump whose plan is prolonged needs no stop, by vein or artery (R17)', () => {
    expect(bill(code('office', [pump({ plannedMinutes: 481, stopUnknown: true })]))).toEqual(['96416'])
    const byArtery = arterial('floxuridine', '09:00', '10:00', {
      class: 'antineoplastic',
      plannedMinutes: 481,
      stop: null,
    })
    expect(bill(code('office', [{ ...byArtery, stopUnknown: true }]))).toEqual(['96425'])
  })

  it('where the site bills a push for it, that push has no minutes: none is taken from fluid beside it (R9)', () => {
    const unknown = infusion('iron', '09:00', null, { stopUnknown: true, segments: [run('09:00', '09:20')] })
    const result = code('facility', [unknown, fluid('09:00', '10:00')], { profile: { missingStop: 'push' } })
    expect(bill(result)).toEqual(['96361', '96374'])
    expect(issues(result)).not.toContain('seconds_change_code')
    expect(issues(result)).not.toContain('hydration_overlap_excluded')
  })
})

describe('what a check does not ask for', () => {
  it.each(['iv_infusion', 'iv_push', 'pump_prolonged'] as const)('%s without an access waits for one', (route) => {
    const service = given('gemcitabine', route, '09:00', { class: 'antineoplastic', stop: clock('09:30') })
    expect(blocks(code('office', [service]))).toEqual(['missing_access_site'])
  })

  it.each<readonly [Route, readonly string[]]>([
    ['pump_refill_portable', ['96521']],
    ['pump_refill_implanted', ['96522']],
    ['transfusion', ['36430']],
    ['port_flush', ['96523']],
    ['port_blood_draw', ['36591']],
    ['catheter_blood_draw', ['36592']],
    ['declot', ['36593']],
    ['phlebotomy', ['99195']],
    ['bone_marrow_aspiration', ['38220']],
    ['bone_marrow_biopsy', ['38221']],
    ['bone_marrow_biopsy_aspiration', ['38222']],
    ['oral', []],
    ['sublingual', []],
    ['topical', []],
    ['inhaled', []],
  ])('%s: its code does not turn on a class, so none is asked for (R25)', (route, expected) => {
    const result = code('facility', [given('anything', route, '09:00', { class: null })])
    expect([bill(result), blocks(result)]).toEqual([expected, []])
  })

  it('the class of an injection is asked for', () => {
    expect(blocks(code('office', [given('new drug', 'subcutaneous', '09:00', { class: null })]))).toEqual([
      'unclassified_drug',
    ])
  })

  it('a plan is no run: a push planned for twenty minutes has none on record', () => {
    const result = code('office', [push('furosemide', '09:00', null, { plannedMinutes: 20 })])
    expect(result.lines[0]).toMatchObject({ code: '96374', minutes: 0 })
    expect(issues(result)).not.toContain('push_over_15_minutes')
  })
})

describe('a record of two clocks', () => {
  const zoned = (start: string, stop: string) => chemo('gemcitabine', null, null, { start, stop })

  it('times without a zone are on the clock now names', () => {
    const running = infusion('iron', '09:00', null, { running: true })
    const result = code('office', [running], { now: '2026-03-02T10:00-06:00' })
    expect([result.lines[0]?.minutes, blocks(result)]).toEqual([60, []])
  })

  it('or arrival names', () => {
    const stay = { arrived: '2026-03-02T08:00-06:00' }
    expect(blocks(code('office', [infusion('iron', '09:00', '10:00')], stay))).toEqual([])
    expect(blocks(code('office', [infusion('iron', '07:30', '10:00')], stay))).toEqual(['start_before_arrival'])
  })

  it('or a service names', () => {
    const service = zoned('2026-03-02T09:00-06:00', '2026-03-02T10:30-06:00')
    expect(blocks(code('office', [service], { discharged: clock('10:30') }))).toEqual([])
    expect(blocks(code('office', [service], { discharged: clock('10:29') }))).toEqual(['time_after_discharge'])
    const east = zoned('2026-03-02T09:00+01:00', '2026-03-02T10:30+01:00')
    expect(blocks(code('office', [east], { discharged: clock('10:30') }))).toEqual([])
    expect(blocks(code('office', [east], { discharged: clock('10:29') }))).toEqual(['time_after_discharge'])
    const inUtc = zoned('2026-03-02T09:00Z', '2026-03-02T10:30Z')
    expect(blocks(code('office', [inUtc], { discharged: clock('10:30') }))).toEqual([])
    expect(blocks(code('office', [inUtc], { discharged: clock('10:29') }))).toEqual(['time_after_discharge'])
  })

  it('east of Greenwich too, whatever stands first', () => {
    const services = [infusion('iron', '09:00', '10:30'), zoned('2026-03-02T09:00+01:00', '2026-03-02T10:30+01:00')]
    expect(blocks(code('office', services, { discharged: '2026-03-02T10:30+01:00' }))).toEqual([])
    expect(blocks(code('office', services, { discharged: '2026-03-02T10:29+01:00' }))).toEqual([
      'time_after_discharge',
      'time_after_discharge',
    ])
  })

  it('or the western one of two, in whatever order they stand', () => {
    const services = [
      zoned('2026-03-02T09:00-05:00', '2026-03-02T10:00-05:00'),
      zoned('2026-03-02T09:30-06:00', '2026-03-02T10:30-06:00'),
      { ...zoned('2026-03-02 at nine-06:00', '2026-03-02T10:30-06:00'), drug: 'cisplatin' },
    ].map((service, place) => ({ ...service, bag: String(place) }))
    const late = (order: readonly Service[], discharged: string) =>
      blocks(code('office', order, { discharged: clock(discharged) })).filter(
        (issue) => issue === 'time_after_discharge',
      )
    for (const order of [services, [...services].reverse()]) {
      expect(late(order, '10:30')).toEqual([])
      expect(late(order, '10:29')).not.toEqual([])
    }
  })
})
