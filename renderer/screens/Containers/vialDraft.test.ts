import { expect, test } from 'vitest'
import type { StockedContainer } from '#shared/document/clinic.ts'
import { decimalText } from '#shared/kernel/decimal.ts'
import {
  addVial,
  columnSum,
  hasWaste,
  isAddedUp,
  isUnsaid,
  restOf,
  toContainers,
  uncovered,
  type Vial,
  withoutScan,
  withPassedOn,
  withTakenBefore,
  withUsed,
  withWasted,
} from './vialDraft.ts'

const vial = (amount: string, type: StockedContainer['type'] = 'single_dose'): StockedContainer => ({
  ndc: '50242005306',
  size: { amount, unit: 'mg' },
  type,
  lot: 'TX2604A',
  expires: '2028-03-31',
})
const byScan = { id: 'v', cameBy: { scanned: true } } as const
const dose = { amount: '712.5', unit: 'mg' }
const rituximab = ['500', '100', '100', '100'].reduce<readonly Vial[]>(
  (vials, size, at) => addVial(vials, vial(size), dose, { id: `v${at}`, cameBy: { scanned: false } }),
  [],
)

test('vials fill up with the dose, and the last one waits for a word about its rest', () => {
  expect(rituximab.map(({ container }) => container.used)).toEqual(['500', '100', '100', '12.5'])
  expect(rituximab.map(({ isDecided }) => isDecided)).toEqual([true, true, true, false])
  expect(rituximab.map(isAddedUp)).toEqual([true, true, true, false])
})

test('"The rest" adds up exactly, with the usual reason', () => {
  const last = rituximab[3] as Vial
  const said = withWasted(last, restOf(last))
  expect(said.container).toMatchObject({ used: '12.5', wasted: '87.5', wasteReason: 'remainder' })
  expect(isAddedUp(said)).toBe(true)
  const all = [...rituximab.slice(0, 3), said]
  expect(columnSum(all, 'wasted')).toEqual({ amount: '87.5', unit: 'mg' })
  expect(hasWaste(all)).toBe(true)
  expect(toContainers('line', all).nothingWasted).toBe(false)
})

test('a whole vial says by itself that nothing was wasted', () => {
  const [one] = addVial([], vial('50'), { amount: '50', unit: 'mg' }, byScan)
  expect(toContainers('line', [one as Vial])).toMatchObject({ nothingWasted: true })
})

test('what is left of a multi-dose vial is kept, and needs no statement', () => {
  const [one] = addVial([], vial('120', 'multi_dose'), { amount: '12', unit: 'mg' }, byScan)
  expect(one?.container).toMatchObject({ used: '12', wasted: '0', kept: '108' })
  expect(one?.isDecided).toBe(true)
  expect(toContainers('line', [one as Vial]).nothingWasted).toBe(false)
  expect(withUsed(one as Vial, '20').container.kept).toBe('100')
})

test('a dose in grams is covered by vials in milligrams, exactly', () => {
  const left = uncovered({ amount: '0.8', unit: 'g' }, rituximab, 'mg')
  expect(left && decimalText(left)).toBe('87.5')
})

test('units that cannot be compared are not compared', () => {
  expect(uncovered({ amount: '30', unit: 'units' }, rituximab, 'mg')).toBeNull()
})

test('a number still being typed counts as what it says so far', () => {
  const said = withWasted(rituximab[3] as Vial, '87.')
  expect(said.container.used).toBe('13')
  expect(toContainers('line', [said]).containers[0]?.wasted).toBe('87')
})

test('one reason is said for every vial chosen by hand, and a scanned one needs none', () => {
  const [scanned] = addVial([], vial('50'), dose, byScan)
  const all = [...rituximab, scanned as Vial]
  expect(all.map(isUnsaid)).toEqual([true, true, true, true, false])
  const said = withoutScan(all, 'no_barcode')
  expect(said.map(({ container }) => container.notScanned)).toEqual([...Array(4).fill('no_barcode'), undefined])
  expect(said.some(isUnsaid)).toBe(false)
})

test('of a shared vial each patient has the own part, and both together are the label', () => {
  const [opened] = addVial([], vial('500'), { amount: '150', unit: 'mg' }, byScan)
  const first = withPassedOn(opened as Vial)
  expect(first.container).toMatchObject({ used: '150', wasted: '0', passedOn: '350' })
  expect([isAddedUp(first), first.isDecided, toContainers('line', [first]).nothingWasted]).toEqual([true, true, true])

  const [again] = addVial([], vial('500'), { amount: '300', unit: 'mg' }, byScan)
  const last = withTakenBefore(again as Vial, '150')
  expect([last.container.used, restOf(last), last.isDecided]).toEqual(['300', '50', false])
  const said = withWasted(last, restOf(last))
  expect(said.container).toMatchObject({ used: '300', wasted: '50', takenBefore: '150', wasteReason: 'remainder' })
  expect(isAddedUp(said)).toBe(true)
  expect(columnSum([said], 'others')).toEqual({ amount: '150', unit: 'mg' })
})

test('a vial that another patient had most of gives no more than what is left, and taking it back clears it', () => {
  const [opened] = addVial([], vial('500'), { amount: '300', unit: 'mg' }, byScan)
  const most = withTakenBefore(opened as Vial, '400')
  expect([most.container.used, most.isDecided, isAddedUp(most)]).toEqual(['100', true, true])
  expect(withTakenBefore(most, '').container).not.toHaveProperty('takenBefore')
  expect(withWasted(withPassedOn(opened as Vial), '200').container).not.toHaveProperty('passedOn')
})
