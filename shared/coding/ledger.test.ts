import { describe, expect, it } from 'vitest'
import { createLedger } from './ledger.ts'

describe('what a moving clock is watched for', () => {
  it('is the first turn ahead; what has passed or turns now is none', () => {
    const ledger = createLedger()
    expect(ledger.nextWatch()).toBeNull()
    for (const minutes of [0, -5]) ledger.watch(minutes)
    expect(ledger.nextWatch()).toBeNull()
    for (const minutes of [31, 16, 91]) ledger.watch(minutes)
    expect(ledger.nextWatch()).toBe(16)
  })
})

describe('a finding', () => {
  it('names its services in order', () => {
    const ledger = createLedger()
    ledger.issueFor('mue_exceeded', ['s10', 's2', 's1'], null, 'Too many.')
    expect(ledger.issues[0]).toMatchObject({ encounter: null, issue: { serviceIds: ['s1', 's2', 's10'], level: 'W' } })
  })
})
