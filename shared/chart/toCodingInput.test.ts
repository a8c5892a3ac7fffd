import { describe, expect, it } from 'vitest'
import type { ASession } from '#test/builders/aSession.ts'
import { aContainer, aSession } from '#test/builders/aSession.ts'
import { brDay, brTreatment } from '#test/builders/brDay.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { nurseBo } from '#test/builders/people.ts'
import { codeUnits } from '../coding/units.ts'
import { toCodingInput } from './toCodingInput.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const ready = aSession().prepared()
const service = (session: ASession, id: string, now?: string) =>
  toCodingInput(session.chart, now === undefined ? {} : { now: session.at(now) }).input.services.find(
    (one) => one.id === id,
  )

describe('the bridge to coding: times', () => {
  it('hands over instants with their offset, and the stay around them', () => {
    const { input } = toCodingInput(brDay().chart)
    expect(input).toMatchObject({
      setting: 'office',
      dateOfService: '2026-03-02',
      arrived: '2026-03-02T08:30:00-06:00',
      discharged: '2026-03-02T15:00:00-06:00',
    })
    expect(input.now).toBeUndefined()
    expect(service(brDay(), 'rituximab')).toEqual({
      id: 'rituximab',
      drug: 'rituximab',
      class: 'antineoplastic',
      route: 'iv_infusion',
      access: 'port',
      start: '2026-03-02T09:10:00-06:00',
      stop: '2026-03-02T13:25:00-06:00',
      hcpcs: 'J9312',
      primary: true,
      plannedMinutes: 255,
    })
  })

  it('cuts the pauses out', () => {
    const paused = ready.started('dexamethasone', '08:45').paused('dexamethasone', '08:50')
    const stopped = paused.resumed('dexamethasone', '08:55').stopped('dexamethasone', '09:10')
    expect(service(stopped, 'dexamethasone')?.segments).toEqual([
      { start: '2026-03-02T08:45:00-06:00', stop: '2026-03-02T08:50:00-06:00' },
      { start: '2026-03-02T08:55:00-06:00', stop: '2026-03-02T09:10:00-06:00' },
    ])
    expect(service(paused, 'dexamethasone', '09:00')).toMatchObject({
      running: true,
      stop: null,
      segments: [{ start: '2026-03-02T08:45:00-06:00', stop: '2026-03-02T08:50:00-06:00' }],
    })
  })

  it('lets a running drug run to now, and leaves it open without a now', () => {
    expect(service(brTreatment(), 'bendamustine', '13:40')).toMatchObject({ running: true, stop: null })
    expect(service(brTreatment(), 'bendamustine')?.running).toBeUndefined()
    expect(toCodingInput(brTreatment().chart, { now: brTreatment().at('13:40') }).input.now).toBe(
      '2026-03-02T13:40:00-06:00',
    )
  })

  it('gives a push its one moment, or its minutes where they were charted', () => {
    expect(service(brDay(), 'diphenhydramine')).toMatchObject({ start: '2026-03-02T08:40:00-06:00', stop: null })
    const timed = ready.perform(
      { kind: 'givePush', lineId: 'diphenhydramine', accessId: 'port', doseGiven: mg('50'), minutes: 3 },
      { at: '08:40' },
    )
    expect(service(timed, 'diphenhydramine')?.stop).toBe('2026-03-02T08:43:00-06:00')
  })

  it('says so when the stop is unknown, and when it came early', () => {
    const running = ready.started('dexamethasone', '08:45')
    const unknown = running.perform(
      { kind: 'declareStopUnknown', lineId: 'dexamethasone', reason: 'urgent_care', basis: 'memory' },
      { at: '10:00' },
    )
    expect(service(unknown, 'dexamethasone')).toMatchObject({ stop: null, stopUnknown: true })
    expect(service(running.stopped('dexamethasone', '08:50', { early: 'reaction' }), 'dexamethasone')).toMatchObject({
      discontinued: true,
    })
  })

  it('is no service when it was not given', () => {
    const none = ready.perform({ kind: 'markNotGiven', lineId: 'saline', reason: 'not_needed' }, { at: '09:00' })
    expect(toCodingInput(none.chart)).toMatchObject({ input: { services: [] }, units: [] })
  })

  it('takes the day treatment started as the date of service, across midnight', () => {
    const late = aSession().prepared('23:30').started('saline', '23:50')
    expect(toCodingInput(late.chart).input.dateOfService).toBe('2026-03-02')
  })
})

describe('the bridge to coding: facts of a line', () => {
  it('carries bag, purpose, order, reason, product units, site and the reason of a further access', () => {
    expect(service(brDay(), 'saline')).toMatchObject({
      purpose: 'hydration',
      ordered: true,
      reason: 'Volume depletion, poor oral intake',
    })
    const lines = [
      aPlannedLine({ id: 'blood', role: 'transfusion', route: 'transfusion', productUnits: 2 }),
      aPlannedLine({ id: 'mixed', bag: 'A' }),
      aPlannedLine({ id: 'shot', route: 'subcutaneous' }),
      aPlannedLine({ id: 'open', role: 'flush', purpose: 'kvo' }),
    ]
    const session = aSession({ lines })
      .prepared()
      .access('08:31', { accessId: 'hand', reason: 'Incompatible drugs' })
      .started('open', '08:59')
      .started('mixed', '09:00')
      .started('blood', '09:00', { accessId: 'hand' })
      .perform(
        { kind: 'giveInjection', lineId: 'shot', site: 'thigh', side: 'left', doseGiven: mg('100') },
        { at: '09:05' },
      )
    expect(service(session, 'blood')).toMatchObject({ productUnits: 2, accessReason: 'Incompatible drugs' })
    expect(service(session, 'mixed')).toMatchObject({ bag: 'A', access: 'port' })
    expect(service(session, 'shot')).toMatchObject({ site: 'thigh', access: null })
    expect(service(session, 'open')).toMatchObject({ purpose: 'kvo' })
  })

  it('carries the visit of the day and the profile in force', () => {
    const session = aSession({ profile: { distinctModifier: 'XS' } })
      .arrived('08:30')
      .perform({ kind: 'documentVisit', em: '99213', separatelyIdentifiable: true, decision: 'x' }, { at: '08:40' })
    expect(toCodingInput(session.chart).input).toMatchObject({
      visit: { em: '99213', separatelyIdentifiable: true },
      profile: { distinctModifier: 'XS' },
    })
  })
})

describe('the bridge to coding: drug units', () => {
  it('gives one entry per drug, with its containers counted by kind', () => {
    const { units } = toCodingInput(brDay().chart)
    expect(units.map(({ hcpcs }) => hcpcs)).toEqual(['J1200', 'J1100', 'J9312', 'J9033', 'J7040'])
    expect(units[2]).toMatchObject({
      lineId: 'rituximab',
      drug: 'rituximab',
      billingUnit: mg('10'),
      administered: mg('712.5'),
      containers: [
        { size: mg('500'), type: 'single_dose', count: 1 },
        { size: mg('100'), type: 'single_dose', count: 3 },
      ],
      waste: { recorded: true, reason: 'remainder', witnessRequired: false },
    })
  })

  it('names the waste witness, and the payer’s switches for discarded drug', () => {
    const session = aSession({ wasteWitnessRequired: true, profile: { discardModifiers: 'none', acquired340b: true } })
      .prepared()
      .pushed('diphenhydramine', '08:40')
    const container = aContainer(mg('50'), { size: mg('100'), used: '50', wasted: '50', wasteReason: 'remainder' })
    const command = { lineId: 'diphenhydramine', containers: [container], nothingWasted: false }
    const seen = session.perform({ kind: 'recordContainers', ...command }, { at: '08:41', witness: nurseBo })
    expect(toCodingInput(seen.chart).units).toMatchObject([
      {
        waste: { recorded: true, witness: nurseBo.id, witnessRequired: true },
        profile: { discardModifiers: 'none', acquired340b: true },
      },
    ])
  })

  it('comes out as the worked day says', () => {
    const lines = toCodingInput(brDay().chart).units.flatMap((unit) => codeUnits(unit).lines)
    expect(lines.map(({ code, modifiers, units }) => [code, ...modifiers, units].join(' '))).toEqual([
      'J1200 JZ 1',
      'J1100 12',
      'J9312 72',
      'J9312 JW 8',
      'J9033 171',
      'J9033 JW 4',
      'J7040 JZ 1',
    ])
  })

  const twice = [aPlannedLine({ id: 'first' }), aPlannedLine({ id: 'second' })].map((line) => ({
    ...line,
    catalogue: { ...line.catalogue, drug: 'ondansetron' },
  }))

  it('sums the doses of one drug exactly, whatever unit of mass they were charted in', () => {
    const session = aSession({ lines: twice })
      .prepared()
      .started('first', '09:00')
      .stopped('first', '09:30', { doseGiven: { amount: '100000.5', unit: 'mcg' } })
      .started('second', '10:00')
      .stopped('second', '10:30', { doseGiven: mg('99.9') })
    expect(toCodingInput(session.chart).units).toMatchObject([
      { administered: { amount: '199900.5', unit: 'mcg' }, serviceIds: ['first', 'second'] },
    ])
  })

  it('leaves the dose unknown while one of the doses is', () => {
    const session = aSession({ lines: twice })
      .prepared()
      .started('first', '09:00')
      .stopped('first', '09:30')
      .started('second', '10:00')
      .stopped('second', '10:30', { early: 'reaction' })
    expect(toCodingInput(session.chart).units).toMatchObject([{ administered: null }])
  })

  it('keeps supplied drug apart, and has no entry for what carries or keeps open', () => {
    const session = aSession({
      lines: [
        aPlannedLine({ id: 'supplied', source: 'specialty_pharmacy' }),
        aPlannedLine({ id: 'open', role: 'flush', purpose: 'kvo' }),
      ],
    })
      .prepared()
      .started('open', '08:45')
      .stopped('open', '09:45')
      .started('supplied', '09:00')
      .stopped('supplied', '09:30')
    expect(toCodingInput(session.chart).units).toMatchObject([{ lineId: 'supplied', patientSupplied: true }])
  })

  it('names the waste reason a biller must look at, and a waste nobody decided on', () => {
    const half = { used: '50', wasted: '50' }
    const remainder = aContainer(mg('100'), { id: 'a', ...half, wasteReason: 'remainder' })
    const changed = aContainer(mg('100'), { id: 'b', ...half, wasteReason: 'dose_changed' })
    const session = aSession({ lines: twice })
      .prepared()
      .started('first', '09:00')
      .stopped('first', '09:30')
      .containers('first', '09:31', [remainder, changed])
      .started('second', '10:00')
      .stopped('second', '10:30')
    expect(toCodingInput(session.chart).units[0]?.waste).toMatchObject({ recorded: false, reason: 'dose_changed' })
    const all = session.containers('second', '10:31', [aContainer(mg('100'))], true)
    expect(toCodingInput(all.chart).units[0]?.waste?.recorded).toBe(true)
  })

  it('holds the part of an opened vial that was thrown away for another reason than a remainder', () => {
    const spilled = aContainer(mg('100'), { used: '60', wasted: '40', wasteReason: 'spilled' })
    const more = aContainer(mg('50'), { id: 'b', used: '40', wasted: '10', wasteReason: 'remainder' })
    const session = aSession({ lines: [aPlannedLine({ id: 'iron' })] })
      .prepared()
      .started('iron', '09:00')
      .stopped('iron', '09:30')
      .containers('iron', '09:31', [spilled, more])
    const [iron] = toCodingInput(session.chart).units
    expect(iron?.waste?.review).toEqual(mg('40'))
    expect(iron && codeUnits(iron).lines.map(({ units, modifiers }) => [units, modifiers])).toEqual([
      [100, []],
      [10, ['JW']],
    ])
  })

  it('counts of a shared vial only what is this patient’s', () => {
    const shared = aContainer(mg('500'), { used: '100', takenBefore: '150', passedOn: '250' })
    const session = aSession({ lines: [aPlannedLine({ id: 'iron' })] })
      .prepared()
      .started('iron', '09:00')
      .stopped('iron', '09:30')
      .containers('iron', '09:31', [shared], true)
    const [iron] = toCodingInput(session.chart).units
    expect(iron?.containers).toMatchObject([{ size: mg('500'), elsewhere: mg('400'), count: 1 }])
    expect(iron && codeUnits(iron).lines).toMatchObject([{ units: 100, modifiers: ['JZ'] }])
  })

  it('counts the container as the payer does, and never what is kept of a multi-dose vial', () => {
    const kept = aContainer(mg('500'), { type: 'multi_dose', used: '100', kept: '400' })
    const line = aPlannedLine({ id: 'iron' })
    const session = (containerType: 'single_dose' | 'multi_dose') =>
      aSession({ lines: [{ ...line, catalogue: { ...line.catalogue, containerType } }] })
        .prepared()
        .started('iron', '09:00')
        .stopped('iron', '09:30')
        .containers('iron', '09:31', [kept])
    const coded = (type: 'single_dose' | 'multi_dose') =>
      toCodingInput(session(type).chart).units.flatMap((iron) => codeUnits(iron).lines)
    expect(coded('single_dose')).toMatchObject([{ units: 100, modifiers: ['JZ'] }])
    expect(coded('multi_dose')).toMatchObject([{ units: 100, modifiers: [] }])
  })

  it('is asked about, not silently left out, when the formulary has no billing unit', () => {
    const line = aPlannedLine({ id: 'iron' })
    const session = aSession({ lines: [{ ...line, catalogue: { ...line.catalogue, billingUnit: null } }] })
      .prepared()
      .started('iron', '09:00')
      .stopped('iron', '09:30')
      .containers('iron', '09:31', [aContainer(mg('100'))], true)
    const issues = toCodingInput(session.chart).units.flatMap((iron) => codeUnits(iron).issues)
    expect(issues).toMatchObject([{ code: 'unclassified_drug', level: 'E' }])
  })

  it('leaves out a container that was thrown away whole for another reason than a remainder', () => {
    const spilled = aContainer(mg('100'), { id: 's', used: '0', wasted: '100', wasteReason: 'spilled' })
    const session = aSession({ lines: [aPlannedLine({ id: 'iron' })] })
      .prepared()
      .started('iron', '09:00')
      .stopped('iron', '09:30')
      .containers('iron', '09:31', [aContainer(mg('100')), spilled])
    expect(toCodingInput(session.chart).units[0]?.containers).toMatchObject([{ count: 1 }])
  })
})
