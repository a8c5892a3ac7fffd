import type { UsedContainer } from '../chart/payloads/payloads.ts'
import { isSameLot } from '../document/lots.ts'
import type { PlannedLine } from '../document/plan.ts'
import { decimal, sumDecimals } from '../kernel/decimal.ts'
import {
  addFractions,
  divideFractions,
  type Fraction,
  fraction,
  fractionOf,
  multiplyFractions,
  noFraction,
} from '../kernel/fraction.ts'
import { countedReceipts, type KeptReceipt, type Pool, type Receipt } from './receipt.ts'

/** What a container's cost is asked by. `source` is the drug line's; `pool` the stock it was taken from; `usedOn` YYYY-MM-DD. */
export interface CostQuestion {
  readonly ndc: string
  readonly lot: string
  readonly source: PlannedLine['source']
  readonly pool: Pool
  readonly usedOn: string
}

/**
 * The cost of one container, in cents, exactly. `perContainer` is what was paid to have it, its share of tax and freight with
 * it; `priceAlone` the invoice's price without them. More than one receipt = their average, weighted by containers.
 */
export interface KnownCost {
  readonly isKnown: true
  readonly perContainer: Fraction
  readonly priceAlone: Fraction
  /** Each once, in the order their receipts came. */
  readonly suppliers: readonly string[]
  /** The receipts it is the average of, the earliest first. */
  readonly receipts: readonly KeptReceipt[]
}

/** Why a container has no cost: never a guess from another lot. */
export type NoCost =
  /** It was not bought by the practice. */
  | { readonly why: 'not-bought'; readonly source: Exclude<PlannedLine['source'], 'practice'> }
  | { readonly why: 'no-receipt'; readonly ndc: string; readonly lot: string }
  /** Its receipts are all later than its use. */
  | {
      readonly why: 'received-later'
      readonly ndc: string
      readonly lot: string
      readonly receivedOn: string
      readonly usedOn: string
    }
  /** The lot was received for the other pool alone. */
  | { readonly why: 'other-pool'; readonly ndc: string; readonly lot: string; readonly pool: Pool }

export interface UnknownCost {
  readonly isKnown: false
  readonly reason: NoCost
}
export type UnitCost = KnownCost | UnknownCost

/**
 * What a used container cost, and who supplied it; by its own lot alone (ADR 32). Receipts count that came on or before the
 * day of use; several of one lot give their average, weighted by containers and exact.
 */
export function unitCost(question: CostQuestion, kept: readonly KeptReceipt[]): UnitCost {
  const { ndc, lot, source, pool, usedOn } = question
  if (source !== 'practice') return unknown({ why: 'not-bought', source })
  const ofLot = countedReceipts(kept.filter((one) => one.ndc === ndc && isSameLot(one.lot, lot)))
  if (ofLot.length === 0) return unknown({ why: 'no-receipt', ndc, lot })
  const ofPool = ofLot.filter((one) => one.pool === pool).sort(byDay)
  const [first] = ofPool
  if (!first) return unknown({ why: 'other-pool', ndc, lot, pool })
  const before = ofPool.filter(({ receivedOn }) => receivedOn <= usedOn)
  return before.length > 0
    ? known(before)
    : unknown({ why: 'received-later', ndc, lot, receivedOn: first.receivedOn, usedOn })
}

const unknown = (reason: NoCost): UnknownCost => ({ isKnown: false, reason })

const byDay = (a: KeptReceipt, b: KeptReceipt): number =>
  a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : a.id < b.id ? -1 : 1

function known(receipts: readonly KeptReceipt[]): KnownCost {
  return {
    isKnown: true,
    ...averageOf(receipts),
    suppliers: [...new Set(receipts.map(({ supplier }) => supplier))],
    receipts,
  }
}

type Priced = Pick<Receipt, 'packages' | 'containersPerPackage' | 'packageCents' | 'taxCents' | 'freightCents'>

/** What one container of these lines cost on the average, weighted by containers; at least one line. */
export function averageOf(lines: readonly Priced[]): Pick<KnownCost, 'perContainer' | 'priceAlone'> {
  let containers = 0n
  let price = 0n
  let beside = 0n
  for (const { packages, containersPerPackage, packageCents, taxCents, freightCents } of lines) {
    containers += BigInt(packages) * BigInt(containersPerPackage)
    price += BigInt(packages) * BigInt(packageCents)
    beside += BigInt(taxCents) + BigInt(freightCents)
  }
  return { perContainer: fraction(price + beside, containers), priceAlone: fraction(price, containers) }
}

/** What one patient's part of a container cost, in cents, exactly. */
export interface SharedCost {
  readonly used: Fraction
  readonly wasted: Fraction
  /** What is kept, or another patient had or has of it: no cost of this visit. */
  readonly elsewhere: Fraction
}

type Parts = Pick<UsedContainer, 'size' | 'used' | 'wasted' | 'kept' | 'takenBefore' | 'passedOn'>

/** A container's cost by what became of it: its parts add up to the whole, exactly, as its amounts do (workflow 4.7). */
export function sharedCost(perContainer: Fraction, container: Parts): SharedCost {
  const { size, used, wasted, kept, takenBefore = '0', passedOn = '0' } = container
  const whole = fractionOf(decimal(size.amount))
  const part = (...amounts: readonly string[]): Fraction => {
    const share = divideFractions(fractionOf(sumDecimals(amounts.map(decimal))), whole)
    return share ? multiplyFractions(perContainer, share) : noFraction
  }
  return { used: part(used), wasted: part(wasted), elsewhere: part(kept, takenBefore, passedOn) }
}

/** Shares added part by part. */
export const addShares = (a: SharedCost, b: SharedCost): SharedCost => ({
  used: addFractions(a.used, b.used),
  wasted: addFractions(a.wasted, b.wasted),
  elsewhere: addFractions(a.elsewhere, b.elsewhere),
})

export const noShares: SharedCost = { used: noFraction, wasted: noFraction, elsewhere: noFraction }
