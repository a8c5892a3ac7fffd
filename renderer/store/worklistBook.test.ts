import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { worklistSortKeys } from '#shared/ipc/worklistShapes.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { aWorklistRow as row } from '#test/builders/aWorklistRow.ts'
import { createWorklistBook, type FindRows } from './worklistBook.ts'
import { sortText } from './worklistOrder.ts'

const due = (ms: number | null): Partial<WorklistRow> => ({ dueAt: ms === null ? null : instantAt(ms, 'UTC') })
const all: FindRows = { group: 'all', search: '', sort: { key: 'hours', direction: 'up' } }

function refs(rows: readonly WorklistRow[], asked: Partial<FindRows> = {}): readonly string[] {
  const book = createWorklistBook()
  book.put(rows)
  return book.find({ ...all, ...asked }).rows.map(({ claimRef }) => claimRef)
}

describe('the book of the worklist', () => {
  it('shows the least time left first, visits without a clock last', () => {
    expect(refs([row('A', due(null)), row('B', due(9_000)), row('C', due(1_000))])).toEqual(['C', 'B', 'A'])
  })

  it('finds by every word, without accents and case', () => {
    const rows = [row('A', { patientName: 'Müller, Ana' }), row('B', { patientName: 'Miller, Ana' })]
    expect(refs(rows, { search: 'ana MULLER' })).toEqual(['A'])
    expect(refs(rows, { search: 'medicare mrnb' })).toEqual(['B'])
    expect(refs(rows, { search: 'nobody' })).toEqual([])
  })

  it('sorts by every column, both ways', () => {
    const rows = [
      row('A', { payerName: 'Zenith', valueCents: 900, regimen: 'R-CHOP', missing: ['The charge.'] }),
      row('B', { payerName: 'Aetna', valueCents: null, holder: { userId: 'u', name: 'Grace' } }),
      row('C', { payerName: 'Medicare', valueCents: 12_000, serviceDate: '2026-11-20' }),
    ]
    const by = (key: FindRows['sort']['key']) => refs(rows, { sort: { key, direction: 'up' } }).join('')
    expect([by('payer'), by('value'), by('holder'), by('missing'), by('service'), by('treatment')]).toEqual([
      ...['BCA', 'ACB', 'BAC', 'ABC', 'CAB', 'BCA'],
    ])
    expect(refs(rows, { sort: { key: 'value', direction: 'down' } })).toEqual(['B', 'C', 'A'])
  })

  it('counts every group under the same search, whichever is shown', () => {
    const book = createWorklistBook()
    book.put([row('A'), row('B', { status: 'on_hold' }), row('C', { status: 'corrected_claim', missing: ['More.'] })])
    const found = book.find({ ...all, group: 'ready' })
    expect(found.rows.map(({ claimRef }) => claimRef)).toEqual(['A'])
    expect(found).toMatchObject({ counts: { all: 3, ready: 1, missing: 2, waiting: 0, exported: 0 }, readyCents: 1 })
  })

  it('puts a newer row in the place of the older one, and takes one away', () => {
    const book = createWorklistBook()
    book.put([row('A', due(1_000)), row('B', due(2_000))])
    book.put([row('A', due(3_000))])
    expect(book.find(all).rows.map(({ claimRef }) => claimRef)).toEqual(['B', 'A'])
    book.remove(['B', 'nobody'])
    expect(book.all().map(({ claimRef }) => claimRef)).toEqual(['A'])
    expect(book.find(all).counts.all).toBe(1)
  })

  it('is in the same order however its rows came', () => {
    const anyRow = fc.record({ at: fc.integer({ min: 0, max: 5 }), cents: fc.integer({ min: 0, max: 3 }) })
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), fc.constantFrom(...worklistSortKeys), (facts, key) => {
        const rows = facts.map(({ at, cents }, n) => row(String(100 + n), { ...due(at), valueCents: cents }))
        const book = createWorklistBook()
        for (const one of rows) book.put([{ ...one, status: 'sent' }])
        for (const page of [rows.slice(0, 7), rows.slice(7)]) book.put(page)
        const keyOf = (one: WorklistRow): string => `${sortText(one, key)} ${one.claimRef}`
        const found = book.find({ ...all, sort: { key, direction: 'up' } }).rows.map(keyOf)
        expect(found).toEqual(rows.map(keyOf).sort((a, b) => (a < b ? -1 : 1)))
      }),
    )
  })

  it.each([
    ['few of many', 2],
    ['half of many', 50],
    ['all of many', 100],
  ])('keeps the order of the column for %s, both ways, and after a change', (_, chosen) => {
    const book = createWorklistBook()
    const made = Array.from({ length: 100 }, (_, n) => row(`R${n}`, { valueCents: (n * 37) % 100 }))
    const passes = ({ claimRef }: WorklistRow): boolean => Number(claimRef.slice(1)) < chosen
    const values = (direction: 'up' | 'down') =>
      book.find({ ...all, passes, sort: { key: 'value', direction } }).rows.map(({ valueCents }) => valueCents ?? 0)
    const expected = (rows: readonly WorklistRow[]) =>
      rows
        .filter(passes)
        .map(({ valueCents }) => valueCents ?? 0)
        .sort((a, b) => a - b)
    book.put(made)
    expect(values('up')).toEqual(expected(made))
    expect(values('down')).toEqual(expected(made).reverse())
    const moved = [row('R0', { valueCents: 9_000 }), ...made.slice(1)]
    book.put(moved.slice(0, 1))
    expect(values('up')).toEqual(expected(moved))
  })

  it('counts the whole list anew when it has changed', () => {
    const book = createWorklistBook()
    book.put([row('A'), row('B', { status: 'on_hold' })])
    expect(book.find(all).counts).toMatchObject({ all: 2, ready: 1, missing: 1 })
    book.put([row('B')])
    expect(book.find(all).counts).toMatchObject({ all: 2, ready: 2, missing: 0 })
    book.remove(['A'])
    expect(book.find(all).counts).toMatchObject({ all: 1, ready: 1 })
    book.clear()
    expect(book.find(all)).toMatchObject({ rows: [], counts: { all: 0 }, readyCents: 0 })
  })
})
