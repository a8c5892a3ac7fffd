import type { LostContainer } from '../claim/losses.ts'
import { decimal, decimalText, sumDecimals } from '../kernel/decimal.ts'

/** A lost container with what it cost the practice, in cents; null = no receipt says. Never a guess, and never 0 for it. */
export type PricedLoss = Pick<LostContainer, 'drug' | 'amount' | 'unit' | 'reason'> & {
  readonly costCents: number | null
}

export interface LossTotal {
  readonly containers: number
  /** The sum of those whose cost is known; null = of none it is. */
  readonly costCents: number | null
  readonly withoutCost: number
}

/** Amounts add up within one drug and unit alone. */
export interface DrugTotal extends LossTotal {
  readonly drug: string
  readonly amount: string
  readonly unit: string
}

export interface LossTotals {
  readonly all: LossTotal
  readonly byReason: readonly (LossTotal & { readonly reason: LostContainer['reason'] })[]
  readonly byDrug: readonly DrugTotal[]
}

/** What was lost in a period, by reason and by drug: what cost most first, and what nobody can price after it. */
export function lossTotals(losses: readonly PricedLoss[]): LossTotals {
  return {
    all: totalOf(losses),
    byReason: grouped(losses, ({ reason }) => reason ?? '')
      .map((own) => ({ reason: own[0].reason, ...totalOf(own) }))
      .sort(mostFirst),
    byDrug: grouped(losses, ({ drug, unit }) => JSON.stringify([drug, unit]))
      .map((own) => {
        const [{ drug, unit }] = own
        return { drug, unit, amount: decimalText(sumDecimals(own.map((one) => decimal(one.amount)))), ...totalOf(own) }
      })
      .sort((a, b) => mostFirst(a, b) || a.drug.localeCompare(b.drug, 'en')),
  }
}

type Group = readonly [PricedLoss, ...PricedLoss[]]

function grouped(losses: readonly PricedLoss[], keyOf: (loss: PricedLoss) => string): readonly Group[] {
  const groups = new Map<string, [PricedLoss, ...PricedLoss[]]>()
  for (const loss of losses) {
    const group = groups.get(keyOf(loss))
    if (group) group.push(loss)
    else groups.set(keyOf(loss), [loss])
  }
  return [...groups.values()]
}

function totalOf(losses: readonly PricedLoss[]): LossTotal {
  const known = losses.flatMap(({ costCents }) => costCents ?? [])
  return {
    containers: losses.length,
    costCents: known.length === 0 ? null : known.reduce((sum, cents) => sum + cents, 0),
    withoutCost: losses.length - known.length,
  }
}

const mostFirst = (a: LossTotal, b: LossTotal): number =>
  (b.costCents ?? -1) - (a.costCents ?? -1) || b.containers - a.containers
