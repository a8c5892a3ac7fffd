import { describe, expect, it } from 'vitest'
import type { Authorization } from '#shared/document/clinic.ts'
import { aSession } from '#test/builders/aSession.ts'
import { brScheduled } from '#test/builders/brPlan.ts'
import { coversDay, dosesOver, matchAuthorization, mismatchesOf } from './authorization.ts'

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
    for (const role of ['orderingNpi', 'supervisingNpi'] as const) {
      const scheduled = { ...brScheduled, plan: { ...brScheduled.plan, [role]: '1999999984' } }
      const written = { ...authorization, providerNpi: '1999999984' }
      expect(matchAuthorization({ scheduled, lines: [] }, { plan }, written).provider).toBe('ok')
    }
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

  it('count a dose allowed exactly, whatever unit it is written in, and both where the payer names both', () => {
    const dose = (amount: string, unit = 'mg', used?: string) =>
      match({
        dosesAllowed: [
          { hcpcs: 'J9312', dose: { amount, unit }, ...(used ? { used: { amount: used, unit: 'mg' } } : {}) },
        ],
      }).units
    expect([dose('712.5'), dose('712.4'), dose('0.7125', 'g'), dose('0.7124', 'g')]).toEqual([
      ...(['ok', 'mismatch', 'ok', 'mismatch'] as const),
    ])
    // 0.1 + 0.2 is 0.3 here.
    expect([dose('712.8', 'mg', '0.3'), dose('712.8', 'mg', '0.31')]).toEqual(['ok', 'mismatch'])
    expect([dose('100', 'mL'), match({ dosesAllowed: [] }).units]).toEqual(['unknown', 'unknown'])
    const both = (units: number, amount: string) =>
      match({
        unitsAllowed: [{ hcpcs: 'J9312', units }],
        dosesAllowed: [{ hcpcs: 'J9312', dose: { amount, unit: 'mg' } }],
      }).units
    expect([both(72, '712.5'), both(71, '712.5'), both(72, '712')]).toEqual(['ok', 'mismatch', 'mismatch'])
  })

  it('what was given above a dose allowed is named with both amounts', () => {
    const over = (allowed: string, used?: string) => {
      const dose = { amount: allowed, unit: 'mg' }
      const dosesAllowed = [{ hcpcs: 'J1100', dose, ...(used ? { used: { amount: used, unit: 'mg' } } : {}) }]
      const given = aSession({ authorizations: [{ ...authorization, dosesAllowed }] })
        .prepared()
        .started('dexamethasone', '08:45')
        .stopped('dexamethasone', '09:05')
      return dosesOver(given.chart)
    }
    const found = { authorizationId: authorization.id, hcpcs: 'J1100', given: '12 mg' }
    expect(over('11.9')).toEqual([{ ...found, allowed: '11.9 mg', used: null }])
    expect(over('20', '8.1')).toEqual([{ ...found, allowed: '20 mg', used: '8.1 mg' }])
    expect([over('12'), over('20', '8')]).toEqual([[], []])
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
