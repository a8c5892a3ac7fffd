import { expect, it } from 'vitest'
import type { StockedContainer } from '#shared/document/clinic.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { proposeVials } from './proposeVials.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const stock = (amount: string, facts: Partial<StockedContainer> = {}): StockedContainer => ({
  ndc: '00000000101',
  size: mg(amount),
  type: 'single_dose',
  lot: `LOT${amount}`,
  expires: '2027-01-31',
  ...facts,
})
const day = '2026-03-02'
const proposed = (stocked: StockedContainer[], recalled: Parameters<typeof proposeVials>[2]['recalled'] = []) => {
  const choice = proposeVials(aPlannedLine({ id: 'rituximab', stocked }), mg('712.5'), { recalled, day })
  return choice && [choice.vials.map(({ size, count }) => `${count} × ${size.amount}`).join(' + '), choice.left]
}

it('names the vials that leave the least, and what would be left', () =>
  expect(proposed([stock('500'), stock('100')])).toEqual(['1 × 500 + 3 × 100', '87.5']))

it('leaves out lots that are expired or called back', () => {
  expect(proposed([stock('500'), stock('100', { expires: '2026-03-01' })])).toEqual(['2 × 500', '287.5'])
  const lot = { ndc: null, lot: 'lot100', note: '', since: day } as const
  expect(proposed([stock('500'), stock('100')], [lot])).toEqual(['2 × 500', '287.5'])
})

it('proposes nothing where the rest is kept, or where nothing usable is in stock', () => {
  expect(proposed([stock('500', { type: 'multi_dose' }), stock('100')])).toBeNull()
  expect(proposed([])).toBeNull()
})
