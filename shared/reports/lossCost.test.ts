import { expect, it } from 'vitest'
import type { KeptReceipt } from '../inventory/receipt.ts'
import { type CostedLoss, lossCost } from './lossCost.ts'

const loss: CostedLoss = {
  ndc: '00000000101',
  lot: 'LOT7',
  amount: '87.5',
  labeled: '100',
  unit: 'mg',
  pool: 'own',
  usedOn: '2026-03-02',
}

const receipt: KeptReceipt = {
  id: 'r1',
  struck: false,
  receivedOn: '2026-02-20',
  supplier: 'Northside Supply',
  invoice: '7781',
  contract: null,
  ndc: loss.ndc,
  lot: loss.lot,
  expires: '2027-12-31',
  packages: 2,
  containersPerPackage: 1,
  packageCents: 90_001,
  taxCents: 0,
  freightCents: 0,
  pool: 'own',
}

it('is the lost part of what its own lot was bought for, rounded once', () => {
  // 87.5 of 100 mg at $900.01: $787.50875.
  expect(lossCost(loss, [receipt])).toEqual({ costCents: 78_751, costWords: 'Northside Supply, invoice 7781' })
  expect(lossCost({ ...loss, amount: '100' }, [receipt]).costCents).toBe(90_001)
})

it('is not known without a receipt of that lot and stock, and says what to do', () => {
  const without = { costCents: null, costWords: expect.stringMatching(/^No receipt for lot LOT7 .* Enter it under/) }
  expect(lossCost(loss, [])).toEqual(without)
  expect(lossCost(loss, [{ ...receipt, lot: 'LOT8' }])).toEqual(without)
  expect(lossCost({ ...loss, pool: '340b' }, [receipt]).costCents).toBeNull()
})
