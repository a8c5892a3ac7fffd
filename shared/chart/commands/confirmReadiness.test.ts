import { describe, expect, it } from 'vitest'
import { aSession, calmVitals, readySheet } from '#test/builders/aSession.ts'
import { aPlannedLine, brScheduled } from '#test/builders/brPlan.ts'
import { chargeCora } from '#test/builders/people.ts'
import type { CommandOf } from '../command.ts'
import { readinessChecks } from '../safety/readinessChecks.ts'

const before = aSession().arrived('08:30').vitals('08:32')

const refused = (facts: Partial<CommandOf<'confirmReadiness'>>, session = before): string =>
  session.refusal({ ...readySheet, ...facts }, { at: '08:35' }).code

describe('OK to treat', () => {
  it('makes an arrived patient ready', () => {
    expect(before.ready('08:35').chart).toMatchObject({ state: 'ready', readiness: { answers: { labs: 'reviewed' } } })
  })

  it('asks every condition of the sheet', () => {
    expect(refused({}, aSession())).toBe('not-arrived')
    expect(refused({}, aSession().arrived('08:30'))).toBe('baseline-vitals-missing')
    expect(refused({ identifiers: ['name'] })).toBe('identifiers-missing')
    expect(refused({ allergiesReviewed: false })).toBe('allergies-not-reviewed')
    expect(refused({ weightAccepted: false })).toBe('weight-not-accepted')
    expect(refused({ consentOnFile: false })).toBe('consent-missing')
    expect(refused({ orderChecked: false })).toBe('order-not-signed')
    expect(refused({ labs: 'not_required' })).toBe('labs-not-reviewed')
  })

  it('does not take a step set for a baseline', () => {
    expect(refused({}, aSession().arrived('08:30').vitals('08:32', { setType: 'prn' }))).toBe('baseline-vitals-missing')
  })

  it('needs an order that the provider has signed, whatever was ticked', () => {
    const unsigned = aSession({ plan: { ...brScheduled.plan, orderSignedAt: null } })
    expect(refused({}, unsigned.arrived('08:30').vitals('08:32'))).toBe('order-not-signed')
  })

  it('believes "matched" only of an authorization on file that covers the day', () => {
    const [authorization] = brScheduled.authorizations
    if (!authorization) throw new Error('the example has an authorization')
    const withOne = (facts: Partial<typeof authorization>) =>
      aSession({ authorizations: [{ ...authorization, ...facts }] })
        .arrived('08:30')
        .vitals('08:32')
    expect(refused({}, withOne({ status: 'pending' }))).toBe('authorization-not-matched')
    expect(refused({}, withOne({ to: '2026-03-01' }))).toBe('authorization-not-matched')
    expect(withOne({ from: '2026-03-02', to: '2026-03-02' }).ready('08:35').chart.state).toBe('ready')
    expect(refused({}, withOne({ from: '2026-03-03' }))).toBe('authorization-not-matched')
    expect(refused({}, aSession({ authorizations: [] }).arrived('08:30').vitals('08:32'))).toBe(
      'authorization-not-matched',
    )
    const none = aSession({ authorizations: [] }).arrived('08:30').vitals('08:32')
    expect(none.ready('08:35', { authorization: { answer: 'not_required' } }).chart.state).toBe('ready')
  })

  it('believes "matched" only where every drug that is named is answered for in all seven questions', () => {
    const [authorization] = brScheduled.authorizations
    if (!authorization) throw new Error('the example has an authorization')
    const refusal = (facts: Partial<typeof authorization>) =>
      aSession({ authorizations: [{ ...authorization, ...facts }] })
        .arrived('08:30')
        .vitals('08:32')
        .refusal(readySheet, { at: '08:35' })
    for (const [question, facts] of [
      ['diagnosis', { diagnosis: 'C50.911' }],
      ['provider', { providerNpi: '1999999999' }],
      ['payer', { payerId: 'another' }],
      ['visits', { visitsAllowed: 4, visitsUsed: 4 }],
      ['units', { unitsAllowed: [{ hcpcs: authorization.drugs[0] ?? '', units: 1 }] }],
    ] as const)
      expect(refusal(facts as Partial<typeof authorization>)).toMatchObject({
        code: 'authorization-not-matched',
        facts: { needs: 'match', questions: question },
      })
  })

  it('leaves the override to the charge nurse', () => {
    const authorization = { answer: 'override', reason: 'verified_by_phone', text: 'Payer, 8:20' } as const
    expect(refused({ authorization })).toBe('authorization-not-matched')
    const command = { ...readySheet, authorization }
    expect(before.perform(command, { at: '08:35', by: chargeCora }).chart.state).toBe('ready')
    const beside = before.perform(command, { at: '08:35', witness: chargeCora })
    expect(beside.chart.readiness?.answers.authorization).toMatchObject({ overriddenBy: chargeCora.id })
    const claimed = { ...authorization, overriddenBy: 'somebody' }
    const own = before.perform({ ...readySheet, authorization: claimed }, { at: '08:35', by: chargeCora })
    expect(own.chart.readiness?.answers.authorization).not.toHaveProperty('overriddenBy')
  })

  it('stops at an allergy to an ordered drug until a provider has answered for it', () => {
    const allergies = [{ substance: 'Rituximab', reaction: 'hives', severity: 'severe', verifiedOn: '2026-01-05' }]
    const patient = { ...brScheduled.patient, allergies: allergies as typeof brScheduled.patient.allergies }
    const allergic = aSession({ patient }).arrived('08:30').vitals('08:32')
    expect(allergic.refusal(readySheet, { at: '08:35' })).toEqual({
      code: 'allergy-stop',
      facts: { drug: 'Rituximab', substance: 'Rituximab' },
    })
    expect(readinessChecks(allergic.chart)[0]).toMatchObject({ kind: 'allergy', level: 'stop', drug: 'Rituximab' })
    const override = { kind: 'overrideStop', stop: 'allergy', provider: 'Dr. Amin', reason: 'provider_order' } as const
    const answered = allergic.perform({ ...override, lineId: 'rituximab' }, { at: '08:34' })
    expect(answered.ready('08:35').chart.state).toBe('ready')
    expect(readinessChecks(answered.chart).some(({ kind }) => kind === 'allergy')).toBe(false)
  })

  describe('of a dose that follows the body', () => {
    const perBody = (per: 'kg' | 'm2', amount: string, dosingWeightKg = '80') => {
      const line = aPlannedLine({ id: 'drug', doseBasis: { per, amount }, dose: { amount: '400', unit: 'mg' } })
      const plan = { ...brScheduled.plan, lines: [line], dosingWeightKg, heightCm: '180' }
      return aSession({ plan }).arrived('08:30')
    }
    const at = { at: '08:35' }

    it('needs a weight of today', () => {
      const { weightGrams: _none, ...rest } = calmVitals
      const unweighed = perBody('kg', '5').perform({ kind: 'recordVitals', ...rest }, { at: '08:32' })
      expect(unweighed.refusal(readySheet, at).code).toBe('weight-missing-for-dose')
      expect(perBody('kg', '5').vitals('08:32').ready('08:35').chart.state).toBe('ready')
    })

    it('needs the provider where the weight is a tenth or more away, even where the dose would pass', () => {
      const away = (weightGrams: number) => perBody('kg', '4.6').vitals('08:32', { weightGrams })
      expect(away(87_900).ready('08:35').chart.state).toBe('ready')
      expect(away(88_000).refusal(readySheet, at)).toMatchObject({
        code: 'weight-stop-and-call',
        facts: { planned: '80' },
      })
      const providerCall = { name: 'Dr. Amin', readBack: false }
      expect(away(88_000).refusal({ ...readySheet, providerCall }, at).code).toBe('weight-stop-and-call')
      const readBack = away(88_000).ready('08:35', { providerCall: { ...providerCall, readBack: true } })
      expect(readBack.chart.readiness?.answers.providerCall).toEqual({ name: 'Dr. Amin', readBack: true })
    })

    it('is not reckoned for a body surface that nobody has, and looks twice at a rare one', () => {
      const tall = perBody('m2', '100', '399').vitals('08:32', { weightGrams: 399_000, heightMillimeters: 2_400 })
      expect(tall.refusal(readySheet, at)).toMatchObject({ code: 'body-surface-impossible', facts: { area: '5.16' } })
      const levelAt = (weightGrams: number) =>
        readinessChecks(perBody('m2', '100', '80').vitals('08:32', { weightGrams, weightConfirmed: true }).chart).find(
          ({ kind }) => kind === 'bodySurface',
        )?.level
      expect([levelAt(28_000), levelAt(80_000), levelAt(160_000)]).toEqual(['warn', 'note', 'warn'])
    })
  })
})
