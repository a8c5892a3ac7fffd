import {
  ceiling,
  commonMeasure,
  type Exact,
  exact,
  exactText,
  floor,
  isAboveZero,
  isLess,
  minus,
  over,
  sum,
  times,
} from './exact.ts'
import { type Concentration, convertAmount } from './measures.ts'
import type { Amount } from './types.ts'

/** Containers to open for a dose: sizes as stocked, larger first, and what would be left over in the first size's unit. */
export interface VialChoice {
  readonly vials: readonly { readonly size: Amount; readonly count: number }[]
  readonly opened: string
  readonly left: string
  readonly unit: string
}

/** Steps the search may take; sizes on real shelves need a few hundred. */
const mostSteps = 500_000

/**
 * The combination of stocked sizes that covers the dose and leaves the least, then the fewest containers (U8).
 * Null when nothing is stocked, the dose is zero or unreadable, or a size cannot be compared with it.
 */
export function chooseVials(
  dose: Amount,
  stocked: readonly Amount[],
  concentration?: Concentration,
): VialChoice | null {
  const unit = stocked[0]?.unit
  if (unit === undefined) return null
  const wanted = convertAmount(dose, unit, concentration)
  if (!wanted || !isAboveZero(wanted)) return null
  const sizes = comparableSizes(stocked, unit, concentration)
  if (!sizes) return null
  const counts = fewestFor(
    wanted,
    sizes.map(({ value }) => value),
  )
  if (!counts) return null
  const opened = sum(sizes.map(({ value }, index) => times(value, exact(counts[index] ?? 0n))))
  return {
    vials: sizes.flatMap(({ size }, index) => (counts[index] ? [{ size, count: Number(counts[index]) }] : [])),
    opened: exactText(opened),
    left: exactText(minus(opened, wanted)),
    unit,
  }
}

interface Size {
  readonly size: Amount
  readonly value: Exact
}

/** Each size once, larger first; null when one of them does not compare with the others. */
function comparableSizes(
  stocked: readonly Amount[],
  unit: string,
  concentration?: Concentration,
): readonly Size[] | null {
  const sizes: Size[] = []
  for (const size of stocked) {
    const value = convertAmount(size, unit, concentration)
    if (!value || !isAboveZero(value)) return null
    if (!sizes.some((other) => !isLess(other.value, value) && !isLess(value, other.value))) sizes.push({ size, value })
  }
  return sizes.sort((a, b) => (isLess(a.value, b.value) ? 1 : -1))
}

/**
 * Counted in the sizes' common measure everything is whole. A best answer needs fewer smaller containers than the
 * largest size has measures (else some of them could be exchanged for largest ones), so what a large dose needs
 * beyond that is largest containers and only the rest is searched.
 */
function fewestFor(dose: Exact, sizes: readonly Exact[]): readonly bigint[] | null {
  const step = sizes.reduce(commonMeasure)
  const wholes = sizes.map((size) => floor(over(size, step)))
  const big = wholes[0] ?? 1n
  const need = ceiling(over(dose, step))
  const surplus = need - big * big
  const bulk = surplus > 0n ? surplus / big : 0n
  const rest = need - bulk * big
  if (rest + big > BigInt(mostSteps)) return null
  const counts = searchRest(Number(rest), wholes.map(Number))
  return counts.map((count, index) => BigInt(count) + (index === 0 ? bulk : 0n))
}

/** Sizes descending. Per total, the fewest containers that hold just that; the first total at or above the need wins. */
function searchRest(need: number, sizes: readonly number[]): readonly number[] {
  const fewest = [0]
  const fewestWithout = (total: number, size: number): number =>
    (total >= size ? fewest[total - size] : undefined) ?? Number.POSITIVE_INFINITY
  let total = 0
  while (total < need || fewest[total] === Number.POSITIVE_INFINITY) {
    total += 1
    let least = Number.POSITIVE_INFINITY
    for (const size of sizes) least = Math.min(least, fewestWithout(total, size))
    fewest[total] = least + 1
  }
  return sizes.map((size) => {
    let count = 0
    for (; fewestWithout(total, size) + 1 === fewest[total]; total -= size) count += 1
    return count
  })
}
