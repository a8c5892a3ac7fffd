import { describe, expect, it } from 'vitest'
import { aSession, readySheet } from '#test/builders/aSession.ts'
import { brScheduled } from '#test/builders/brPlan.ts'
import { chargeCora } from '#test/builders/people.ts'
import type { CommandOf } from '../command.ts'

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
})
