import { describe, expect, it } from 'vitest'
import { ruleSetFor, ruleSetsInForce } from './ruleSetFor.ts'

describe('the rules of a date of service', () => {
  it.each([
    ['2024-12-31', '2025.1'],
    ['2025-01-01', '2025.1'],
    ['2025-12-31', '2025.1'],
    ['2026-01-01', '2026.1'],
    ['2026-11-24', '2026.1'],
    ['9999-12-31', '2026.1'],
  ])('%s is coded by %s', (date, id) => {
    expect(ruleSetFor(date).id).toBe(id)
  })

  it('each set is told with the first day it holds from, newest first', () => {
    expect(ruleSetsInForce().map(({ id, validFrom }) => [id, validFrom])).toEqual([
      ['2026.1', '2026-01-01'],
      ['2025.1', '2025-01-01'],
    ])
    for (const { id, validFrom } of ruleSetsInForce()) expect(ruleSetFor(validFrom).id).toBe(id)
  })

  it('every code of the add-on table and of the edits has a label', () => {
    const { codes, addOnParents, mue, reviewPairs } = ruleSetFor('2026-11-24')
    const named = [
      ...Object.entries(addOnParents).flat(2),
      ...Object.keys(mue.office),
      ...reviewPairs.flatMap(({ codes: pair }) => pair),
    ]
    expect(named.filter((code) => codes[code] === undefined)).toEqual([])
  })
})
