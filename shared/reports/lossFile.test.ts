import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { type FiledLoss, lossColumns, lossFile } from './lossFile.ts'

const filed: FiledLoss = {
  day: '2026-03-02',
  claimRef: '260302AA001',
  drug: 'Bendamustine',
  ndc: '00000000101',
  lot: 'LOT7',
  amount: '100',
  unit: 'mg',
  reason: 'mixed_never_started',
  costCents: 120_005,
  costWords: 'McKesson, invoice 7781',
  replacement: 'asked',
}

it('is read back by a CSV parser we did not write; what nobody knows is empty', () => {
  const unknown = { ...filed, costCents: null, costWords: 'No receipt.', reason: null, replacement: null }
  const rows: Record<string, string>[] = parse(lossFile([filed, unknown]), { columns: true })
  expect(rows[0]).toEqual({
    day: '2026-03-02',
    encounter_id: '260302AA001',
    drug: 'Bendamustine',
    ndc: '00000000101',
    lot: 'LOT7',
    amount: '100',
    unit: 'mg',
    reason: 'mixed_never_started',
    cost: '1200.05',
    cost_note: 'McKesson, invoice 7781',
    replacement: 'asked',
  })
  expect(Object.keys(rows[0] ?? {})).toEqual([...lossColumns])
  expect(rows[1]).toMatchObject({ cost: '', cost_note: 'No receipt.', reason: '', replacement: '' })
})

it('runs in no spreadsheet', () => {
  const rows: Record<string, string>[] = parse(lossFile([{ ...filed, lot: '=1+1', costWords: '@SUM(A1)' }]), {
    columns: true,
  })
  expect(rows).toMatchObject([{ lot: "'=1+1", cost_note: "'@SUM(A1)" }])
})
