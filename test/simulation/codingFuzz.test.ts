import { describe, expect, it } from 'vitest'
import { codeSession } from '#shared/coding/codeSession.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import { wildSession, wrongWith } from '#test/oracle/wildSessions.ts'
import { createRandomSource } from './seeded/randomSource.ts'

const rules = ruleSetFor('2026-03-02')

// A million, and the time the slowest takes: npm run fuzz -- --sessions 1000000.
describe('records no ward would write', () => {
  it('are coded without a throw, and nothing in them is passed over in silence', () => {
    for (let seed = 1; seed <= 2000; seed += 1) {
      const session = wildSession(createRandomSource(seed))
      expect({ seed, wrong: wrongWith(session, codeSession(session, rules)) }).toEqual({ seed, wrong: [] })
    }
  })
})
