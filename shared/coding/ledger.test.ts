import { describe, expect, it } from 'vitest'
import { infusion } from '#test/builders/codingVisit.ts'
import { codeOnce } from './codeOnce.ts'
import { sceneOf } from './codeSession.ts'
import { createLedger } from './ledger.ts'
import { ruleSetFor } from './ruleSets/ruleSetFor.ts'

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

  it('belongs to the encounter of the first it names, and to the day where it names none', () => {
    const input = {
      setting: 'office',
      services: [
        infusion('iron sucrose', '09:00', '09:30', { encounter: '1' }),
        infusion('magnesium', '14:00', '14:30', { encounter: '2' }),
      ],
    } as const
    const { charted } = codeOnce(input, sceneOf(input, ruleSetFor('2026-03-02')))
    const ledger = createLedger()
    ledger.issue('crosses_midnight', charted.toReversed(), 'Both.')
    ledger.issue('crosses_midnight', [], 'None.')
    expect(ledger.issues.map(({ encounter }) => encounter)).toEqual(['2', null])
  })
})
