import { describe, expect, it } from 'vitest'
import type { Receipt } from '#shared/inventory/receipt.ts'
import type { ShownReceipt } from '#shared/ipc/receiptShapes.ts'
import { aReceipt } from '#test/builders/aReceipt.ts'
import { newReceiptDraft, nextOfInvoice, receiptDraftOf, receiptOf } from './receiptDraft.ts'
import { foundRows, inView, receivedRows } from './receivedRows.ts'

const shown = (id: string, facts: Partial<ShownReceipt> = {}): ShownReceipt => ({
  ...{ ...aReceipt(), id, drug: 'Rituximab (Rituxan)', by: 'Tom Archer', on: '2026-03-02 08:15', file: null },
  struck: null,
  ...facts,
})
const gone = { reason: 'Typed twice', by: 'Tom Archer', on: '2026-03-02 08:15' }

describe('the lines of the list', () => {
  it('count, are struck, say the same as an earlier one, or differ from another of their invoice', () => {
    const standings = (...receipts: readonly ShownReceipt[]) => receivedRows(receipts).map(({ standing }) => standing)
    expect(standings(shown('new', { lot: 'RX1' }), shown('old'))).toEqual(['counts', 'counts'])
    expect(standings(shown('later'), shown('first'))).toEqual(['twin', 'counts'])
    expect(standings(shown('a', { packages: 5 }), shown('b'))).toEqual(['rival', 'rival'])
    expect(standings(shown('a', { packages: 5 }), shown('b', { struck: gone }))).toEqual(['counts', 'struck'])
  })

  it('are in the views they belong to', () => {
    const [unknown, program, struck, twin, first] = receivedRows([
      shown('1', { lot: 'A', drug: null }),
      shown('2', { lot: 'B', pool: '340b' }),
      shown('3', { lot: 'C', pool: '340b', struck: gone }),
      shown('4'),
      shown('5'),
    ])
    const viewsOf = (row: typeof first) =>
      (['all', '340b', 'check', 'struck'] as const).filter((view) => row && inView(row, view))
    expect([unknown, program, struck, twin, first].map(viewsOf)).toEqual([
      ['all', 'check'],
      ['all', '340b'],
      ['all', 'struck'],
      ['all', 'check'],
      ['all'],
    ])
  })

  it('are found by any words of them, and an NDC with its hyphens', () => {
    const rows = receivedRows([
      shown('1'),
      shown('2', { drug: null, supplier: 'Bay Drug', lot: 'rx1', contract: 'GPO' }),
    ])
    const ids = (typed: string) => foundRows(rows, typed).map(({ receipt }) => receipt.id)
    expect(ids(' ')).toEqual(['1', '2'])
    expect(ids('rituxan harbor')).toEqual(['1'])
    expect(ids('RX1')).toEqual(['2'])
    expect(ids('gpo 7781')).toEqual(['2'])
    expect(ids('00399-9012')).toEqual(['1', '2'])
    expect(ids('rituxan-')).toEqual([])
  })
})

describe('a line while it is typed', () => {
  const { id: _id, struck: _struck, ...facts } = aReceipt({ contract: 'GPO 12', taxCents: 7, pool: '340b' })
  const receipt: Receipt = facts

  it('is read as it will be kept, and back', () => {
    expect(receiptOf(receiptDraftOf(receipt))).toEqual(receipt)
    const typed = {
      ...receiptDraftOf(receipt),
      ndc: '00399-9012-01',
      packageCents: '$1,250',
      lot: ' TX77 ',
      contract: ' ',
    }
    expect(receiptOf(typed)).toEqual({ ...receipt, contract: null })
  })

  it('that is not whole has no number where none stands', () => {
    const empty = receiptOf(newReceiptDraft('2026-03-02'))
    expect(empty).toMatchObject({ packages: Number.NaN, packageCents: Number.NaN, containersPerPackage: 1 })
    expect(empty).toMatchObject({ taxCents: 0, freightCents: 0, pool: 'own', receivedOn: '2026-03-02' })
    expect(receiptOf({ ...newReceiptDraft(''), packages: '1.5', taxCents: 'x' })).toMatchObject({
      ...{ packages: Number.NaN, taxCents: Number.NaN },
    })
  })

  it('is followed by the next of its invoice', () => {
    expect(nextOfInvoice(receiptDraftOf(receipt))).toEqual({
      ...newReceiptDraft('2026-02-20'),
      ...{ supplier: 'Harbor Wholesale', invoice: '7781', contract: 'GPO 12', pool: '340b' },
    })
  })
})
