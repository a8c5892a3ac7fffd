import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aVisit, type Wishes } from '#test/builders/anyVisit.ts'
import { bill } from '#test/builders/codingVisit.ts'
import { naiveCodingByMinute } from '#test/oracle/naiveCodingByMinute.ts'
import { codeSession } from './codeSession.ts'
import { ruleSetFor } from './ruleSets/ruleSetFor.ts'

const rules = ruleSetFor('2026-03-02')

const kinds: readonly (readonly [string, Wishes])[] = [
  ['one access', {}],
  ['two accesses', { accesses: ['A', 'B'] }],
  ['two stays', { accesses: ['A', 'B'], encounters: ['1', '2'] }],
]

describe('a second opinion written apart, minute by minute', () => {
  it.each(kinds)('agrees on any visit with %s', (_, wishes) => {
    fc.assert(
      fc.property(aVisit(wishes), (visit) => {
        expect(bill(codeSession(visit, rules))).toEqual(bill(naiveCodingByMinute(visit)))
      }),
      { numRuns: 300 },
    )
  })
})
