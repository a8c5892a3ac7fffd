import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import cases from '#shared/coding/cases/administration.json' with { type: 'json' }
import { codeSession } from '#shared/coding/codeSession.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import type { CodingInput } from '#shared/coding/types.ts'
import { naiveCodingByMinute } from '#test/oracle/naiveCodingByMinute.ts'
import { anySession } from '#test/oracle/naiveCodingSessions.ts'

/** CHAIRSIDE_CODING_RUNS=1000000 compares a million sessions; CHAIRSIDE_CODING_SEED chooses others. */
const runs = Number(process.env.CHAIRSIDE_CODING_RUNS ?? 2500)
const seed = Number(process.env.CHAIRSIDE_CODING_SEED ?? 20260302)
const perSecond = 500

const rules = ruleSetFor('2026-03-02')

interface Line {
  readonly code: string
  readonly units: number
  readonly modifiers: readonly string[]
}

/** Code and modifiers with their units summed, in one order, as the cases are to be compared (coding rules section 13). */
function billOf(lines: readonly Line[]): readonly string[] {
  const units = new Map<string, number>()
  for (const line of lines) {
    const name = [line.code, ...line.modifiers].join('-')
    units.set(name, (units.get(name) ?? 0) + line.units)
  }
  return [...units].map(([name, sum]) => `${name} x${sum}`).sort()
}

/** What the product says, in the words of the naive coding. A nurse's visit beside an administration holds no record. */
function productOn(session: CodingInput): { readonly bill: readonly string[]; readonly blocked: boolean } {
  const { lines, issues } = codeSession(session, rules)
  const blocked = issues.some(({ level, code }) => level === 'E' && code !== 'em_99211_not_allowed')
  return { bill: billOf(lines), blocked }
}

function naiveOn(session: CodingInput): { readonly bill: readonly string[]; readonly blocked: boolean } {
  const { lines, blocked } = naiveCodingByMinute(session)
  return { bill: billOf(lines), blocked }
}

describe('the second opinion on the codes', () => {
  it.each(cases)('alone on $id $note', ({ expect: bill, ...input }) => {
    expect(billOf(naiveCodingByMinute(input as CodingInput).lines)).toEqual(billOf(bill))
  })

  it('agrees with the product on any session', { timeout: 30_000 + (runs / perSecond) * 1000 }, () => {
    fc.assert(
      fc.property(anySession, (session) => {
        expect(productOn(session)).toEqual(naiveOn(session))
      }),
      { numRuns: runs, seed },
    )
  })
})
