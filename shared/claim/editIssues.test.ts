import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReferenceUsed } from '../document/referenceUsed.ts'
import { editIssues } from './editIssues.ts'

const issue = (kind: string) => ({
  kind,
  validFrom: '2026-01-01',
  validTo: '2026-03-31',
  file: 'a.csv',
  sha256: 'a'.repeat(64),
  importedUtc: '2025-12-20T10:00:00.000Z',
})

const used = (changes: Partial<ReferenceUsed>): ReferenceUsed => ({
  issues: [issue('mue-practitioner'), issue('ncci-ptp')],
  unitLimits: null,
  pairs: null,
  ...changes,
})

const units = (mai: '1' | '2' | '3', most: number, code = 'J1745'): ReferenceUsed =>
  used({ unitLimits: [{ code, units: most, mai }] })

const textsOf = (...asked: Parameters<typeof editIssues>) => editIssues(...asked).map(({ text }) => text)

describe('units of a day', () => {
  const given = { code: 'J1745', units: 140 }
  const discarded = { code: 'J1745', units: 12 }

  it('count discarded units with the administered ones', () => {
    expect(textsOf([given, discarded], units('3', 150))).toEqual([
      'J1745: 152 units on the day, discarded units counted; the table holds 150. The record has to show that the units were given, coded right and necessary.',
    ])
    expect(textsOf([given, { ...discarded, units: 10 }], units('3', 150))).toEqual([])
  })

  it('set by policy cannot be overridden', () => {
    expect(textsOf([given, discarded], units('2', 150))[0]).toContain('no record overrides it')
  })

  it('compared line by line do not add up', () => {
    expect(textsOf([given, discarded], units('1', 150))).toEqual([])
    expect(textsOf([given, discarded], units('1', 139))[0]).toContain('140 units on one line; the table holds 139')
  })

  it('of which the table holds 0 are not payable, which is not “no limit”', () => {
    expect(textsOf([given], units('2', 0))).toEqual(['J1745 is not payable in this setting: its limit of units is 0.'])
  })

  it('without a published limit are said as such, and never pass as checked', () => {
    const found = editIssues([given, { code: 'J9999', units: 1 }], units('3', 150))
    expect(found).toMatchObject([{ code: 'units_unpublished', holds: false, place: 'unit limits of 2026-01-01' }])
    expect(found[0]?.text).toContain('No published limit of units for J9999.')
  })

  it('are not judged where no table of the day was imported', () => {
    expect(editIssues([{ code: 'J1745', units: 10_000 }], used({}))).toEqual([])
    expect(editIssues([{ code: 'J1745', units: 10_000 }], null)).toEqual([])
  })

  it('over any split into lines are judged by their sum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }), (split) => {
        const lines = split.map((one) => ({ code: 'J1745', units: one }))
        const isAbove = split.reduce((sum, one) => sum + one, 0) > 150
        expect(editIssues(lines, units('3', 150))).toHaveLength(isAbove ? 1 : 0)
      }),
    )
  })
})

describe('pairs of codes', () => {
  it.each([
    ['0', 'No modifier bypasses the edit.'],
    ['1', 'A person decides whether a modifier belongs there; none is added.'],
  ] as const)('of indicator %s ask a person and hold nothing', (modifier, next) => {
    expect(editIssues([], used({ pairs: [{ codes: ['96413', '96360'], modifier }] }))).toEqual([
      {
        code: 'pair_review',
        holds: false,
        place: 'code pairs',
        text: `96413 with 96360: an edit of this pair is in force on the day. ${next}`,
      },
    ])
  })
})
