import { describe, expect, it } from 'vitest'
import { type ASession, aSession, readySheet } from '#test/builders/aSession.ts'
import { aPlannedLine, brPlan, brScheduled } from '#test/builders/brPlan.ts'
import type { CommandOf } from '../command.ts'
import { signOff } from '../signOff/signOff.ts'

type PlannedLine = ReturnType<typeof aPlannedLine>

const oneDrug = (facts: Partial<PlannedLine> & { readonly allergies?: string[] }): ASession => {
  const { allergies = [], ...line } = facts
  const patient = {
    ...brScheduled.patient,
    allergies: allergies.map((substance) => ({
      substance,
      reaction: 'Hives',
      severity: 'severe' as const,
      verifiedOn: '2026-01-05',
    })),
  }
  return aSession({ patient, lines: [aPlannedLine({ id: 'paclitaxel', ...line })] })
}
const start = { kind: 'startLine', lineId: 'paclitaxel', accessId: 'port' } as const
const refused = (session: ASession, command: Parameters<ASession['refusal']>[0] = start) =>
  session.refusal(command, { at: '09:00' })
const override = (stop: CommandOf<'overrideStop'>['stop']) =>
  ({ kind: 'overrideStop', stop, lineId: 'paclitaxel', provider: 'Dr Amin', reason: 'provider_order' }) as const
const { kind: _kind, ...brReady } = readySheet
const mg = (amount: string) => ({ amount, unit: 'mg' })

describe('an allergy to the drug', () => {
  // Ready already: an allergy the patient named only afterwards stops the start as well.
  const allergic = oneDrug({ allergies: ['Taxanes'] })
    .arrived('08:30')
    .vitals('08:30')
    .access('08:30')
    .withEvent('ReadinessConfirmed', brReady, '08:30')

  it('stops the start, until a provider overrides it by name', () => {
    expect(refused(allergic)).toEqual({ code: 'allergy-stop', facts: { drug: 'Paclitaxel', substance: 'Taxanes' } })
    const passed = allergic.perform(override('allergy'), { at: '08:50' })
    expect(passed.started('paclitaxel', '09:00').line('paclitaxel').state).toBe('running')
    expect(signOff(passed.chart, { now: passed.at('09:00') }).warnings).toContainEqual(
      expect.objectContaining({ code: 'stop-overridden', facts: expect.objectContaining({ provider: 'Dr Amin' }) }),
    )
  })

  it('is not passed by an override of something else', () => {
    expect(refused(allergic.perform(override('dose_change'), { at: '08:50' })).code).toBe('allergy-stop')
    const elsewhere = { ...override('allergy'), lineId: 'none' }
    expect(allergic.refusal(elsewhere, { at: '08:50' }).code).toBe('line-unknown')
    expect(allergic.refusal({ ...override('allergy'), provider: ' ' }, { at: '08:50' }).code).toBe('provider-missing')
  })
})

describe('routes', () => {
  it('a vinca alkaloid is never given intrathecally, whatever anybody overrides', () => {
    const vinca = oneDrug({ id: 'vincristine', route: 'intrathecal' })
      .arrived('08:30')
      .vitals('08:30')
      .access('08:30')
      .withEvent('ReadinessConfirmed', brReady, '08:30')
      .perform({ ...override('allergy'), lineId: 'vincristine' }, { at: '08:40' })
    const give = { kind: 'givePush', lineId: 'vincristine', accessId: null, doseGiven: mg('100') } as const
    expect(refused(vinca, give).code).toBe('vinca-intrathecal')
    const line = aPlannedLine({ id: 'vinblastine', route: 'intrathecal' })
    expect(vinca.refusal({ kind: 'addLine', line }, { at: '08:45' }).code).toBe('vinca-intrathecal')
  })

  it('an intrathecal drug is given alone', () => {
    const lines = [aPlannedLine({ id: 'methotrexate', route: 'intrathecal' }), aPlannedLine({ id: 'saline' })]
    const both = aSession({ lines }).prepared()
    const give = { kind: 'givePush', lineId: 'methotrexate', accessId: null, doseGiven: mg('100') } as const
    expect(refused(both.started('saline', '08:50'), give)).toMatchObject({ code: 'intrathecal-alone' })
    expect(both.decide(give, { at: '09:00' }).ok).toBe(true)
  })
})

describe('the dose against today’s body', () => {
  const perKg = { doseBasis: { per: 'kg', amount: '1.25' } } as const
  const at = (weightGrams: number) => oneDrug(perKg).arrived('08:30').vitals('08:30', { weightGrams }).access('08:30')
  const ready = readySheet

  it('over 10 % stops OK to treat and says what today asks for', () => {
    expect(at(90_000).refusal(ready, { at: '08:40' })).toEqual({
      code: 'dose-change-stop',
      facts: { drug: 'Paclitaxel', ordered: '100 mg', computed: '112.5 mg', percent: '12.5' },
    })
    const answered = at(90_000).perform(override('dose_change'), { at: '08:35' })
    expect(answered.decide(ready, { at: '08:40' }).ok).toBe(true)
  })

  it('over 5 % only warns, at signing', () => {
    const given = at(85_000)
      .perform(ready, { at: '08:40' })
      .started('paclitaxel', '09:00')
      .stopped('paclitaxel', '10:00')
    expect(signOff(given.chart, { now: given.at('11:00') }).warnings).toContainEqual(
      expect.objectContaining({ code: 'dose-differs-from-body', facts: { drug: 'Paclitaxel', percent: '6.3' } }),
    )
  })
})

describe('the order before OK to treat', () => {
  const sheet = readySheet
  const upTo = (session: ASession) => session.arrived('08:30').vitals('08:30').access('08:30')

  it('stays under the lifetime limit, unless a provider says otherwise', () => {
    const over = upTo(oneDrug({ lifetime: { given: mg('500'), limit: mg('550') } }))
    expect(over.refusal(sheet, { at: '08:40' })).toMatchObject({ code: 'lifetime-dose-over' })
    expect(over.perform(override('cumulative_dose'), { at: '08:35' }).decide(sheet, { at: '08:40' }).ok).toBe(true)
    expect(upTo(oneDrug({ lifetime: { given: mg('450'), limit: mg('550') } })).decide(sheet, { at: '08:40' }).ok).toBe(
      true,
    )
  })

  it('waits for the days that are ordered between two doses', () => {
    const soon = (lastGivenOn: string) => upTo(oneDrug({ lastGivenOn, minIntervalDays: 21 }))
    expect(soon('2026-02-10').refusal(sheet, { at: '08:40' })).toMatchObject({
      code: 'interval-too-short',
      facts: { days: '20', least: '21' },
    })
    expect(soon('2026-02-09').decide(sheet, { at: '08:40' }).ok).toBe(true)
  })

  it('stops on a lab to call about, until the call is on record and read back', () => {
    const labs = [{ name: 'ANC', value: '0.9', on: '2026-03-01' }]
    const low = upTo(aSession({ plan: { ...brPlan, labs } }))
    expect(low.refusal(sheet, { at: '08:40' })).toEqual({
      code: 'labs-stop-and-call',
      facts: { lab: 'ANC', value: '0.9' },
    })
    const call = (readBack: boolean) => ({ ...sheet, providerCall: { name: 'Dr Amin', readBack } })
    expect(low.refusal(call(false), { at: '08:40' }).code).toBe('labs-stop-and-call')
    expect(low.decide(call(true), { at: '08:40' }).ok).toBe(true)
    const overridden = (stop: 'labs' | 'interval') =>
      low.perform({ kind: 'overrideStop', stop, provider: 'Dr Amin', reason: 'provider_order' }, { at: '08:35' })
    expect(overridden('labs').decide(readySheet, { at: '08:40' }).ok).toBe(true)
    expect(overridden('interval').refusal(readySheet, { at: '08:40' }).code).toBe('labs-stop-and-call')
    const newer = low.perform({ kind: 'reviewPatient', labs: [{ name: 'ANC', value: '1.6' }] }, { at: '08:35' })
    expect(newer.decide(sheet, { at: '08:40' }).ok).toBe(true)
  })

  it('is no OK to treat while the decision is to hold', () => {
    expect(upTo(aSession()).refusal({ ...sheet, decision: 'hold' }, { at: '08:40' }).code).toBe('decision-not-treat')
  })
})

describe('premedication', () => {
  const lines = [
    aPlannedLine({ id: 'famotidine', role: 'premed', route: 'iv_push', waitMinutes: 30 }),
    aPlannedLine({ id: 'paclitaxel', sequence: 2, role: 'antineoplastic' }),
  ]
  const ready = aSession({ lines }).prepared().checked('paclitaxel', '08:35')

  it('is given, and its wait over, or the nurse says to start all the same', () => {
    expect(refused(ready)).toMatchObject({ code: 'premed-wait', facts: { premed: 'Famotidine' } })
    const given = ready.pushed('famotidine', '08:40')
    expect(refused(given)).toMatchObject({ code: 'premed-wait', facts: { left: '10' } })
    expect(given.decide(start, { at: '09:10' }).ok).toBe(true)
    expect(given.decide({ ...start, premedWaitAccepted: true }, { at: '09:00' }).ok).toBe(true)
  })

  it('that was not given is no longer waited for', () => {
    const not = ready.perform(
      { kind: 'markNotGiven', lineId: 'famotidine', reason: 'patient_declined' },
      { at: '08:50' },
    )
    expect(not.decide(start, { at: '09:00' }).ok).toBe(true)
  })
})
