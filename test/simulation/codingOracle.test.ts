import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import cases from '#shared/coding/cases/administration.json' with { type: 'json' }
import type { CodingInput } from '#shared/coding/types.ts'
import { billOf, naiveOn, productOn } from '#test/oracle/compareCodings.ts'
import { naiveCodingByMinute } from '#test/oracle/naiveCodingByMinute.ts'
import { anySession } from '#test/oracle/naiveCodingSessions.ts'

describe('the second opinion on the codes', () => {
  // Its scope is the default profile: a payer's switches are held by the cases alone.
  const inScope = cases.filter((one) => !('profile' in one))
  it.each(inScope)('alone on $id $note', ({ expect: bill, ...input }) => {
    expect(billOf(naiveCodingByMinute(input as CodingInput).lines)).toEqual(billOf(bill))
  })

  // A million: npm run agree -- --sessions 1000000.
  it('agrees with the product on any session', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        expect(productOn(session)).toEqual(naiveOn(session))
      }),
      { numRuns: 2500, seed: 20260302 },
    )
  })
})
