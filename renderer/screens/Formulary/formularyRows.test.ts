import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseCatalogue } from '#shared/catalogue/parseCatalogue.ts'
import type { Formulary } from '#shared/ipc/formularyShapes.ts'
import { foundDrugs, inView, shownDrugs } from './formularyRows.ts'
import { changeOf, newDraft } from './overrideDraft.ts'

const read = parseCatalogue(readFileSync('resources/catalogue/drugs.csv', 'utf8'))
if (!read.ok) throw new Error(read.error)
const own = {
  id: 'o1',
  hcpcs: 'J9312',
  payerId: null,
  adminClass: 'therapeutic',
  containerType: null,
  from: '2026-01-01',
  to: null,
  source: '',
} as const
const [first, second] = read.value
if (!first || !second) throw new Error('the list is empty')
const formulary = {
  issue: '2026-11',
  imported: null,
  drugs: [
    ...read.value,
    { ...first, hcpcs: 'J0001', adminClass: null },
    { ...first, hcpcs: 'J0002', billingUnit: null },
    { ...second, hcpcs: 'J9310' },
  ],
  overrides: [own, { ...own, id: 'o2', hcpcs: 'J0002' }],
  payers: [],
  changes: [],
} as unknown as Formulary
const all = shownDrugs(formulary, '2026-03-02')
const codesIn = (view: Parameters<typeof inView>[1]) =>
  all.filter((row) => inView(row, view)).map(({ drug }) => drug.hcpcs)

it('finds by name, brand or code, every word, best first, and shows all by name when nothing is typed', () => {
  const found = (typed: string) => foundDrugs(all, typed).map(({ drug }) => drug.hcpcs)
  expect(found('ruxience')).toEqual(['Q5119'])
  expect(found('J9312')).toEqual(['J9312'])
  expect(found('rituximab').slice(0, 1)).toEqual(['J9312'])
  expect(found('no such drug')).toEqual([])
  expect(found('')).toHaveLength(401)
})

it('keeps apart what the practice says, what coding asks about, and what has ended', () => {
  expect(codesIn('own')).toEqual(['J9312', 'J0002'])
  expect(codesIn('asks')).toEqual(['J0001', 'J0002'])
  expect(codesIn('ended')).toEqual(['J9310'])
})

it('takes only days of the calendar', () => {
  const draft = { ...newDraft('J9312', '2026-03-02'), adminClass: 'therapeutic' }
  expect(changeOf(draft)).toMatchObject({ payerId: null, containerType: null, to: null })
  expect(changeOf({ ...draft, to: 'soon' })).toBeNull()
})
