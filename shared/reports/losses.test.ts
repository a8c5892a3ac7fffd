import { expect, it } from 'vitest'
import { lossTotals, type PricedLoss } from './losses.ts'

const loss = (facts: Partial<PricedLoss> = {}): PricedLoss => ({
  drug: 'Bendamustine',
  amount: '100',
  unit: 'mg',
  reason: 'mixed_never_started',
  costCents: 120_000,
  ...facts,
})

it('adds losses up by reason and by drug, and says how many have no cost', () => {
  const totals = lossTotals([
    loss(),
    loss({ amount: '12.5', reason: 'spilled', costCents: null }),
    loss({ drug: 'Rituximab', amount: '87.5', reason: 'spilled', costCents: 90_050 }),
    loss({ drug: 'Rituximab', unit: 'mL', amount: '1', reason: null, costCents: null }),
  ])
  expect(totals.all).toEqual({ containers: 4, costCents: 210_050, withoutCost: 2 })
  expect(totals.byReason).toEqual([
    { reason: 'mixed_never_started', containers: 1, costCents: 120_000, withoutCost: 0 },
    { reason: 'spilled', containers: 2, costCents: 90_050, withoutCost: 1 },
    { reason: null, containers: 1, costCents: null, withoutCost: 1 },
  ])
  expect(totals.byDrug).toEqual([
    { drug: 'Bendamustine', amount: '112.5', unit: 'mg', containers: 2, costCents: 120_000, withoutCost: 1 },
    { drug: 'Rituximab', amount: '87.5', unit: 'mg', containers: 1, costCents: 90_050, withoutCost: 0 },
    { drug: 'Rituximab', amount: '1', unit: 'mL', containers: 1, costCents: null, withoutCost: 1 },
  ])
})

it('never prices a loss at nothing because nobody knows what it cost', () => {
  expect(lossTotals([loss({ costCents: null })]).all).toEqual({ containers: 1, costCents: null, withoutCost: 1 })
  expect(lossTotals([])).toEqual({ all: { containers: 0, costCents: null, withoutCost: 0 }, byReason: [], byDrug: [] })
})
