import { describe, expect, it } from 'vitest'
import { brScheduled } from '#test/builders/brPlan.ts'
import type { Authorization } from '../document/clinic.ts'
import { coversDay } from './authorization.ts'

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
