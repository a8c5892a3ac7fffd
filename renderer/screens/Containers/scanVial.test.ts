import { describe, expect, it } from 'vitest'
import type { UsedContainer } from '#shared/chart/payloads/payloads.ts'
import type { StockedContainer } from '#shared/document/clinic.ts'
import { checkDigitOf } from '#shared/scan/checkDigit.ts'
import { readScan } from '#shared/scan/readScan.ts'
import type { ScanOf } from '#shared/scan/scan.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { answerVial, checkVial, type VialFacts } from './scanVial.ts'

const gs = '\u001d'
const today = '2026-03-02'
const gtin = (product: string): string => `00399901${product}01${checkDigitOf(`00399901${product}01`)}`
const stocked = (product: string, amount: string, lot: string): StockedContainer => ({
  ndc: `999010${product}01`,
  gtin: gtin(product),
  size: { amount, unit: 'mg' },
  type: 'single_dose',
  lot,
  expires: '2027-06-30',
})
const rituximab = [stocked('201', '500', 'LS201A'), stocked('202', '100', 'LS202B')]
const bendamustine = stocked('207', '100', 'LS207A')
const plan = { ...aPlannedLine({ id: 'rituximab' }), name: 'Rituximab', stocked: rituximab }

const facts: VialFacts = {
  line: { plan },
  shelf: [...rituximab.map((one) => ({ ...one, drug: 'Rituximab' })), { ...bendamustine, drug: 'Bendamustine' }],
  today,
  recalled: [],
  here: [],
  elsewhere: [],
}

function answer(code: string, changes: Partial<VialFacts> = {}) {
  const products = [...facts.shelf, ...(changes.line?.plan.stocked ?? [])]
  const read = readScan(code, { today, products, mrns: [], chairs: [] })
  if (!read.ok || read.value.kind !== 'product') throw new Error(JSON.stringify(read))
  return answerVial(read.value as ScanOf<'product'>, { ...facts, ...changes })
}
const label = (product: string, rest = `1727063010NEW7${gs}21S1`): string => `01${gtin(product)}${rest}`
const used = (serial: string): UsedContainer => ({
  ...{
    ...(rituximab[0] as StockedContainer),
    id: 'v',
    serial,
    lot: 'NEW7',
    scanned: true,
    used: '500',
    wasted: '0',
    kept: '0',
  },
})

describe('a vial scanned for this line', () => {
  it('is added with the lot, expiry and serial of its own label', () => {
    expect(answer(label('201'))).toMatchObject({
      kind: 'add',
      vial: { ndc: '99901020101', size: { amount: '500' }, lot: 'NEW7', expires: '2027-06-30', serial: 'S1' },
    })
  })

  it('of another drug stops and names both', () => {
    expect(answer(label('207'))).toMatchObject({
      kind: 'stop',
      why: 'That vial is Bendamustine 100 mg. This line is Rituximab. Put it aside and check.',
    })
    expect(answer(label('999'))).toMatchObject({
      kind: 'stop',
      why: expect.stringContaining('stock list for Rituximab'),
    })
  })

  it('that has expired stops; on its last day it is still good', () => {
    expect(answer(label('201', '1726030110A'))).toMatchObject({ kind: 'stop', title: 'Lot A has expired' })
    expect(answer(label('201', '1726030210A'))).toMatchObject({ kind: 'add' })
    expect(answer(label('201', '1726020010A'))).toMatchObject({ kind: 'stop' })
  })

  it('of a recalled lot stops, however the lot is written', () => {
    const recall = { ndc: null, lot: 'new7', note: 'FDA, class I', since: today }
    expect(answer(label('201'), { recalled: [recall] })).toMatchObject({
      kind: 'stop',
      title: 'Lot NEW7 was recalled',
      why: expect.stringContaining('FDA, class I'),
    })
    expect(answer(label('201'), { recalled: [{ ...recall, ndc: '11111111111' }] }).kind).toBe('add')
  })

  it('with a serial that is on a list already asks once', () => {
    expect(answer(label('201'), { here: [used('S1')] })).toMatchObject({
      kind: 'ask',
      question: 'Serial S1 is on this list already.',
      choices: [{ isSure: true }],
    })
    expect(answer(label('201'), { elsewhere: [{ chair: '4', container: used('S1') }] })).toMatchObject({
      question: 'Serial S1 was recorded in chair 4 today.',
    })
    expect(answer(label('201'), { here: [used('S2')] }).kind).toBe('add')
  })
})

describe('a label that does not say everything', () => {
  it('without a lot asks for one of the lots in stock', () => {
    const more = { ...(rituximab[0] as StockedContainer), lot: 'LS201Z', expires: '2026-02-01' }
    const line = { plan: { ...plan, stocked: [...rituximab, more] } }
    const asked = answer(gtin('201').slice(2), { line })
    expect(asked).toMatchObject({ kind: 'ask', question: 'The code has no lot. Which one is printed on the vial?' })
    const choices = asked.kind === 'ask' ? asked.choices : []
    expect(choices.map(({ vial }) => vial.lot)).toEqual(['LS201A', 'LS201Z'])
    // The answer is looked at like a label: this lot is past its day.
    expect(checkVial(choices[1]?.vial ?? more, facts)).toMatchObject({ kind: 'stop' })
  })

  it('without an expiry takes the one of its lot in stock, and stops where the lot is new', () => {
    expect(answer(label('201', '10LS201A'))).toMatchObject({ kind: 'add', vial: { expires: '2027-06-30' } })
    expect(answer(label('201', '10NEW7'))).toMatchObject({ kind: 'stop', title: 'The label has no expiry date' })
  })

  it('with its fields run together asks, the lot in stock first', () => {
    const line = { plan: { ...plan, stocked: [{ ...(rituximab[0] as StockedContainer), lot: 'AB21XY' }] } }
    const asked = answer(label('201', '1727063010AB21XY'), { line })
    expect(asked.kind === 'ask' && asked.choices.map(({ vial }) => [vial.lot, vial.serial])).toEqual([
      ['AB21XY', undefined],
      ['AB', 'XY'],
    ])
  })
})
