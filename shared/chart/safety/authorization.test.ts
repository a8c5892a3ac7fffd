import { describe, expect, it } from 'vitest'
import type { Authorization } from '#shared/document/clinic.ts'
import { brScheduled } from '#test/builders/brPlan.ts'
import { coversDay, matchAuthorization, mismatchesOf } from './authorization.ts'

describe('an authorization', () => {
  const covers = (facts: Partial<Authorization>) =>
    brScheduled.authorizations.map((one) => coversDay({ ...one, ...facts }, '2026-03-02'))

  it('holds on its first and its last day', () => {
    expect(covers({ from: '2026-03-02', to: '2026-03-02' })).toEqual([true])
    expect(covers({ from: '2026-03-03' })).toEqual([false])
    expect(covers({ to: '2026-03-01' })).toEqual([false])
  })

  it('holds when it was granted, then or afterwards, or is not needed', () => {
    expect(covers({ status: 'retro' })).toEqual([true])
    expect(covers({ status: 'not_required' })).toEqual([true])
    expect(covers({ status: 'pending' })).toEqual([false])
    expect(covers({ status: 'denied' })).toEqual([false])
  })
})

describe('an authorization and a drug of the visit', () => {
  const [authorization] = brScheduled.authorizations
  const plan = brScheduled.plan.lines.find(({ id }) => id === 'rituximab')
  if (!authorization || !plan) throw new Error('the worked day has both')
  const match = (facts: Partial<Authorization>) =>
    matchAuthorization({ scheduled: brScheduled, lines: [] }, { plan }, { ...authorization, ...facts })

  it('match question by question', () => {
    expect(match({})).toEqual({
      drug: 'ok',
      units: 'unknown',
      date: 'ok',
      visits: 'unknown',
      diagnosis: 'ok',
      provider: 'unknown',
      payer: 'ok',
    })
    expect(match({ drugs: ['J9033'] }).drug).toBe('mismatch')
    expect(match({ status: 'pending' }).date).toBe('mismatch')
    expect(match({ diagnosis: 'C50.911' }).diagnosis).toBe('mismatch')
    expect(match({ providerNpi: '1999999984' }).provider).toBe('mismatch')
    expect(match({ providerNpi: '1234567893' }).provider).toBe('ok')
    expect(match({ payerId: 'payer-other' }).payer).toBe('mismatch')
  })

  it('count units of the dose and visits used, to the last one', () => {
    const units = (allowed: number) => match({ unitsAllowed: [{ hcpcs: 'J9312', units: allowed }] }).units
    // 712.5 mg at 10 mg a unit.
    expect([units(71), units(72)]).toEqual(['mismatch', 'ok'])
    const visits = (visitsUsed: number) => match({ visitsAllowed: 6, visitsUsed }).visits
    expect([visits(5), visits(6)]).toEqual(['ok', 'mismatch'])
    expect(match({ visitsAllowed: 0 }).visits).toBe('mismatch')
  })

  it('count what was used before, in units and in cycles', () => {
    const units = (used: number) => match({ unitsAllowed: [{ hcpcs: 'J9312', units: 144, used }] }).units
    expect([units(72), units(73), units(200)]).toEqual(['ok', 'mismatch', 'mismatch'])
    const cycles = (cyclesUsed: number) => match({ cyclesAllowed: 6, cyclesUsed }).visits
    expect([cycles(5), cycles(6)]).toEqual(['ok', 'mismatch'])
    expect(match({ cyclesAllowed: 6, visitsAllowed: 3, visitsUsed: 3 }).visits).toBe('mismatch')
  })

  it('are judged by the authorization that answers best; null where none names the drug', () => {
    const chart = (authorizations: readonly Authorization[]) => ({
      scheduled: { ...brScheduled, authorizations: [...authorizations] },
      lines: [],
    })
    const wrong = { ...authorization, payerId: 'payer-other', diagnosis: 'C50.911' }
    expect(mismatchesOf(chart([wrong, authorization]), { plan })).toEqual([])
    expect(mismatchesOf(chart([wrong]), { plan })).toEqual(['diagnosis', 'payer'])
    expect(mismatchesOf(chart([]), { plan })).toBeNull()
  })
})
