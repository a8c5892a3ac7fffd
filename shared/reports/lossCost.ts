import type { LostContainer } from '../claim/losses.ts'
import { costSource, noCostSentence } from '../inventory/costWords.ts'
import type { KeptReceipt, Pool } from '../inventory/receipt.ts'
import { sharedCost, unitCost } from '../inventory/unitCost.ts'
import { wholeOf } from '../kernel/fraction.ts'

/** A lost container with the stock it was taken from and its day of use, YYYY-MM-DD. */
export type CostedLoss = Pick<LostContainer, 'ndc' | 'lot' | 'amount' | 'labeled' | 'unit'> & {
  readonly pool: Pool
  readonly usedOn: string
}

export interface LossCost {
  /** Rounded half up, once; null = no receipt says, which is never 0. */
  readonly costCents: number | null
  /** Whose invoice says so, or why nobody can say and what to do. */
  readonly costWords: string
}

/** What the lost part of a container cost, by the receipts of its own lot. What is lost was the practice's: nothing else is. */
export function lossCost(loss: CostedLoss, receipts: readonly KeptReceipt[]): LossCost {
  const { ndc, lot, pool, usedOn, amount, labeled, unit } = loss
  const cost = unitCost({ ndc, lot, pool, usedOn, source: 'practice' }, receipts)
  if (!cost.isKnown) return { costCents: null, costWords: noCostSentence(cost.reason) }
  const parts = { size: { amount: labeled, unit }, used: '0', wasted: amount, kept: '0' }
  return { costCents: wholeOf(sharedCost(cost.perContainer, parts).wasted), costWords: costSource(cost) }
}
