import { describe, expect, it } from 'vitest'
import { aClaim } from '#test/builders/aClaim.ts'
import type { SentVersion } from './billerDecisions.ts'
import { correctionOf, voidOf } from './correction.ts'

const sent = (version: number, state: SentVersion['state'], payerControlNumber: string | null = null): SentVersion => ({
  version,
  state,
  payerControlNumber,
})

describe('a version and what the payer already has', () => {
  it.each([
    ['a first version', 1, [], '1', null, null],
    ['a second whose first never left', 2, [], '1', null, null],
    ['a second whose first came back rejected', 2, [sent(1, 'rejected')], '1', null, null],
    ['a second whose first was accepted', 2, [sent(1, 'accepted', 'ICN1')], '7', 'ICN1', null],
    ['a third after a rejected second', 3, [sent(1, 'adjudicated', 'ICN1'), sent(2, 'rejected')], '7', 'ICN1', null],
    ['a third after both', 3, [sent(2, 'accepted', 'ICN2'), sent(1, 'accepted', 'ICN1')], '7', 'ICN2', null],
    ['a second while the first has no answer', 2, [sent(1, 'sent')], '7', null, 'control_number_missing'],
    ['the same version again', 1, [sent(1, 'accepted', 'ICN1')], '1', null, 'already_sent'],
    ['the same version after a rejection', 1, [sent(1, 'rejected')], '1', null, null],
  ] as const)('%s', (_what, version, states, frequency, number, issue) => {
    const found = correctionOf(version, states)
    expect([found.frequency, found.payerControlNumber, found.issue?.code ?? null]).toEqual([frequency, number, issue])
  })

  it.each([
    ['accepted under another number', [{ ...sent(1, 'accepted', 'ICN1'), authorizations: ['A-1'] }], '7', 'ICN1', null],
    [
      'left under another number, not answered yet',
      [{ ...sent(1, 'sent'), authorizations: [] }],
      '7',
      null,
      'control_number_missing',
    ],
    [
      'left under the same numbers',
      [{ ...sent(1, 'accepted', 'ICN1'), authorizations: ['R-1'] }],
      '1',
      null,
      'already_sent',
    ],
    ['sent back under another number', [{ ...sent(1, 'rejected'), authorizations: ['A-1'] }], '1', null, null],
  ] as const)('the same version, which %s, with R-1 now', (_what, states, frequency, number, issue) => {
    const found = correctionOf(1, states, ['R-1'])
    expect([found.frequency, found.payerControlNumber, found.issue?.code ?? null]).toEqual([frequency, number, issue])
  })

  it('a replacement of the same version says what waits, in words', () => {
    const left = { ...sent(1, 'sent'), authorizations: ['A-1'] }
    expect(correctionOf(1, [left], ['R-1']).issue?.text).toMatch(
      /^This claim replaces the one that left with another auth/,
    )
    expect(correctionOf(2, [left], ['R-1']).issue?.text).toMatch(/^This version replaces version 1/)
  })

  it('of a document on its own: a second version needs the number nobody here knows', () => {
    expect(correctionOf(1, undefined).issue).toBeNull()
    expect(correctionOf(2, undefined)).toMatchObject({
      frequency: '7',
      issue: { code: 'control_number_missing', holds: true, only: 'x12' },
    })
  })

  it('a void repeats the claim that is taken back', () => {
    expect(voidOf(aClaim(), 'ICN1')).toEqual({ ...aClaim(), frequency: '8', payerControlNumber: 'ICN1' })
  })
})
