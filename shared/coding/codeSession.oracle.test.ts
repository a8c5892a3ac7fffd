import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aVisit } from '#test/builders/anyVisit.ts'
import { bill } from '#test/builders/codingVisit.ts'
import { naiveBill } from '#test/oracle/naiveCoding.ts'
import { codeSession } from './codeSession.ts'
import { ruleSetFor } from './ruleSets/ruleSetFor.ts'

const rules = ruleSetFor('2026-03-02')

describe('a second implementation, minute by minute', () => {
  it.each([
    ['one access', {}],
    ['two accesses', { accesses: ['A', 'B'] }],
    ['two stays', { accesses: ['A', 'B'], encounters: ['1', '2'] }],
  ])('agrees on any visit with %s', (_, wishes) => {
    fc.assert(
      fc.property(aVisit(wishes), (visit) => {
        expect(bill(codeSession(visit, rules))).toEqual(naiveBill(visit))
      }),
      { numRuns: 300 },
    )
  })
})
