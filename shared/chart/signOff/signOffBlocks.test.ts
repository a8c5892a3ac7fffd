import { describe, expect, it } from 'vitest'
import { type ASession, aContainer, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { chargeCora, nurseAna, nurseBo } from '#test/builders/people.ts'
import type { ScheduledPayload } from '../payloads/payloads.ts'
import { signOff } from './signOff.ts'
import type { BlockCode } from './signOffItems.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const all = (session: ASession) => signOff(session.chart, { now: session.at('15:05') }).blocks
const of = (code: BlockCode, session: ASession) => all(session).filter((block) => block.code === code)
const onIron = (what: string) => ({ kind: 'line', lineId: 'iron', what })
const iron = (facts: Partial<Parameters<typeof aPlannedLine>[0]> = {}, scheduled: Partial<ScheduledPayload> = {}) =>
  aSession({ ...scheduled, lines: [aPlannedLine({ id: 'iron', dose: mg('100'), ...facts })] })
const ran = (session: ASession) => session.prepared().started('iron', '09:01').stopped('iron', '10:01')
const vial = aContainer(mg('100'))

describe('lines', () => {
  it('that wait, run or stand paused are open, each at its own place', () => {
    const running = iron().prepared().started('iron', '09:01')
    const open = [{ code: 'line-open', facts: { drug: 'Iron' }, field: onIron('stop') }]
    expect(of('line-open', running)).toEqual(open)
    expect(of('line-open', running.paused('iron', '09:10'))).toEqual(open)
    expect(of('line-without-disposition', running)).toEqual([])
    expect(of('line-without-disposition', iron().prepared())).toEqual([
      { code: 'line-without-disposition', facts: { drug: 'Iron' }, field: onIron('disposition') },
    ])
    expect(of('line-open', ran(iron()))).toEqual([])
  })

  it('without their dose or their access lead there; a drug by mouth needs no access', () => {
    const early = iron().prepared().started('iron', '09:00').stopped('iron', '09:10', { early: 'reaction' })
    expect(of('dose-missing', early)).toEqual([
      { code: 'dose-missing', facts: { drug: 'Iron' }, field: onIron('dose') },
    ])
    expect(of('dose-missing', iron().prepared().started('iron', '09:00'))).toEqual([])
    const blank = { lineId: 'iron', accessId: null, doseGiven: mg('100') }
    const pushed = iron({ route: 'iv_push' }).prepared().withEvent('PushGiven', blank, '09:00')
    const started = iron().prepared().withEvent('LineStarted', { lineId: 'iron', accessId: 'gone' }, '09:00')
    const asked = [{ code: 'access-missing', facts: { drug: 'Iron' }, field: onIron('access') }]
    expect(of('access-missing', pushed)).toEqual(asked)
    expect(of('access-missing', started)).toEqual(asked)
    expect(of('access-missing', ran(iron()))).toEqual([])
    expect(of('access-missing', iron().prepared())).toEqual([])
    expect(of('access-missing', iron({ route: 'oral' }).prepared().withEvent('PushGiven', blank, '09:00'))).toEqual([])
  })
})

describe('the patient', () => {
  it('is known by two identifiers, however they were told, and has baseline vitals', () => {
    const arrived = (identifiers: ('name' | 'mrn')[]) => iron().withEvent('PatientArrived', { identifiers }, '08:30')
    const asked = [{ code: 'identifiers-missing', facts: {}, field: { kind: 'arrival' } }]
    expect(of('identifiers-missing', arrived(['name']))).toEqual(asked)
    expect(of('identifiers-missing', arrived(['name', 'name']))).toEqual(asked)
    expect(of('identifiers-missing', arrived(['name', 'mrn']))).toEqual([])
    const none = [{ code: 'baseline-vitals-missing', facts: {}, field: { kind: 'vitals' } }]
    expect(of('baseline-vitals-missing', arrived(['name', 'mrn']))).toEqual(none)
    const step = arrived(['name', 'mrn']).withEvent('VitalsRecorded', { setType: 'step', pulse: 70 }, '08:31')
    expect(of('baseline-vitals-missing', step)).toEqual(none)
    expect(of('baseline-vitals-missing', iron().prepared())).toEqual([])
  })

  it('has left, or the discharge is asked for', () => {
    expect(of('not-discharged', iron().prepared())).toEqual([
      { code: 'not-discharged', facts: {}, field: { kind: 'discharge' } },
    ])
    expect(of('not-discharged', ran(iron()).discharged('10:30'))).toEqual([])
  })
})

describe('the second check of an antineoplastic', () => {
  const chemo = iron({ role: 'antineoplastic' }, { authorizations: [] })
    .arrived('08:30')
    .vitals('08:30')
    .access('08:30')
    .ready('08:30', { authorization: { answer: 'not_required' } })
  const unchecked = chemo.withEvent('LineStarted', { lineId: 'iron', accessId: 'port' }, '09:00')
  const missing = [{ code: 'second-check-missing', facts: { drug: 'Iron' }, field: onIron('check') }]

  it('is missing once the drug went in, and is not asked of what never did', () => {
    expect(of('second-check-missing', unchecked)).toEqual(missing)
    const pushed = chemo.withEvent('PushGiven', { lineId: 'iron', accessId: 'port', doseGiven: mg('100') }, '09:00')
    expect(of('second-check-missing', pushed)).toEqual(missing)
    expect(of('second-check-missing', chemo)).toEqual([])
    expect(of('second-check-missing', ran(iron()))).toEqual([])
    expect(of('second-check-missing', chemo.checked('iron', '08:50').started('iron', '09:00'))).toEqual([])
  })

  it('needs two people', () => {
    const by = (secondUserId: string) =>
      unchecked.withEvent('SecondCheckGiven', { lineId: 'iron', firstUserId: nurseAna.id, secondUserId }, '08:58')
    expect(of('second-check-same-person', by(nurseAna.id))).toEqual([
      { code: 'second-check-same-person', facts: { drug: 'Iron' }, field: onIron('check') },
    ])
    expect(of('second-check-same-person', by(nurseBo.id))).toEqual([])
  })

  it('that the charge nurse let pass stops nothing any more, on that line alone', () => {
    const override = (lineId: string) =>
      unchecked.withEvent(
        'BlockOverridden',
        { block: 'second-check-missing', reason: 'emergency', text: 'Dr. Lee', lineId },
        '09:30',
        { userId: chargeCora.id },
      )
    expect(of('second-check-missing', override('iron'))).toEqual([])
    expect(of('second-check-missing', override('another'))).toEqual(missing)
    expect(of('not-discharged', override('iron'))).toHaveLength(1)
  })
})

describe('containers', () => {
  const catalogue = { ...aPlannedLine({ id: 'iron' }).catalogue, hcpcs: null }

  it('are asked for where the practice bills the drug that was given', () => {
    const asked = [{ code: 'containers-missing', facts: { drug: 'Iron' }, field: onIron('containers') }]
    expect(of('containers-missing', ran(iron()))).toEqual(asked)
    expect(of('containers-missing', iron().prepared())).toEqual([])
    expect(of('containers-missing', ran(iron({ catalogue })))).toEqual([])
    expect(of('containers-missing', ran(iron({ source: 'specialty_pharmacy' })))).toEqual([])
    const blood = iron({ role: 'transfusion' })
      .prepared()
      .withEvent('LineStarted', { lineId: 'iron', accessId: 'port' }, '09:00')
    const over = blood.withEvent('LineStopped', { lineId: 'iron', doseGiven: mg('100') }, '10:00')
    expect(of('containers-missing', over)).toEqual([])
    for (const carries of [
      { role: 'flush' },
      { purpose: 'flush' },
      { purpose: 'kvo' },
      { purpose: 'vehicle' },
    ] as const)
      expect(of('containers-missing', ran(iron(carries)))).toEqual([])
    expect(of('containers-missing', ran(iron({ purpose: 'hydration' })))).toEqual(asked)
  })

  it('were good on the day they were used: the start’s, the push’s, or the day they were written down', () => {
    const expires = { ...vial, expires: '2026-03-01' }
    const recorded = { lineId: 'iron', containers: [expires], nothingWasted: true }
    const expired = [{ code: 'lot-expired', facts: expect.anything() as object, field: onIron('containers') }]
    expect(of('lot-expired', ran(iron()).withEvent('ContainersRecorded', recorded, '10:02'))).toEqual(expired)
    const pushed = iron({ route: 'iv_push' }).prepared().pushed('iron', '09:00')
    expect(of('lot-expired', pushed.withEvent('ContainersRecorded', recorded, '09:02'))).toEqual(expired)
    expect(of('lot-expired', iron().prepared().withEvent('ContainersRecorded', recorded, '09:02'))).toEqual(expired)
    // Opened the day before, when it was good.
    const before = { happenedAt: { ...iron().at('09:00'), utc: '2026-03-01T15:00:00.000Z' } }
    const early = iron().prepared().withEvent('ContainersRecorded', recorded, '09:02', before)
    expect(of('lot-expired', early)).toEqual([])
    const started = iron().prepared().withEvent('LineStarted', { lineId: 'iron', accessId: 'port' }, '09:00', before)
    expect(of('lot-expired', started.withEvent('ContainersRecorded', recorded, '09:02'))).toEqual([])
  })

  it('cover what was given, and nothing has to be covered of what was not', () => {
    const half = { ...vial, used: '40', wasted: '60', wasteReason: 'remainder' as const }
    const recorded = { lineId: 'iron', containers: [half], nothingWasted: false }
    expect(of('containers-below-dose', ran(iron()).withEvent('ContainersRecorded', recorded, '10:02'))).toHaveLength(1)
    expect(of('containers-below-dose', iron().prepared().withEvent('ContainersRecorded', recorded, '09:02'))).toEqual(
      [],
    )
  })

  it('whose waste nobody saw are asked about where the practice wants a witness', () => {
    const half = { ...vial, used: '40', wasted: '60', wasteReason: 'remainder' as const }
    const wasted = (wasteWitnessRequired: boolean, more: object = {}) =>
      iron({ dose: mg('40') }, { wasteWitnessRequired })
        .prepared()
        .started('iron', '09:01')
        .stopped('iron', '10:01')
        .withEvent('ContainersRecorded', { lineId: 'iron', containers: [half], nothingWasted: false, ...more }, '10:02')
    expect(of('witness-missing', wasted(true))).toEqual([
      { code: 'witness-missing', facts: { drug: 'Iron' }, field: onIron('containers') },
    ])
    expect(of('witness-missing', wasted(false))).toEqual([])
    expect(of('witness-missing', wasted(true, { witnessId: nurseBo.id }))).toEqual([])
    const whole = iron({}, { wasteWitnessRequired: true })
    expect(of('witness-missing', ran(whole).containers('iron', '10:02', [vial], true))).toEqual([])
  })
})

describe('late entries', () => {
  const late = (at: string, rest: object = {}) =>
    iron()
      .prepared()
      .withEvent('LineStarted', { lineId: 'iron', accessId: 'port' }, at, { recordedAt: iron().at('09:30'), ...rest })

  it('without reason and basis lead to their entry, on its line', () => {
    const session = late('09:14')
    expect(of('late-entry-needs-reason', session)).toEqual([
      {
        code: 'late-entry-needs-reason',
        facts: { at: '09:14' },
        field: { kind: 'event', eventId: session.last('LineStarted').id, lineId: 'iron' },
      },
    ])
    expect(of('late-entry-needs-reason', late('09:15'))).toEqual([])
    expect(
      of('late-entry-needs-reason', late('09:00', { late: { reason: 'other', basis: 'memory', text: 'x' } })),
    ).toEqual([])
  })
})
