/** Chance that can be repeated: the same seed gives the same numbers in the same order. */
export interface RandomSource {
  /** At least 0, below 1. */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  /** True so many times in a hundred. */
  percent(of: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of the values, each as likely as its weight; weights are whole numbers. */
  weighted<T>(from: readonly (readonly [weight: number, value: T])[]): T
  /** A stream of its own, so that one part of a run does not shift the luck of another. */
  fork(): RandomSource
}

/** Mulberry32: small, quick, and good enough to choose taps and faults with. */
export function createRandomSource(seed: number): RandomSource {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('nothing to pick from')
    return from[between(0, from.length - 1)] as T
  }
  return {
    next,
    between,
    percent: (of) => next() * 100 < of,
    pick,
    weighted(from) {
      let left = between(1, Math.max(1, sum(from.map(([weight]) => weight))))
      for (const [weight, value] of from) {
        left -= weight
        if (left <= 0 && weight > 0) return value
      }
      throw new Error('nothing to choose from')
    },
    fork: () => createRandomSource(Math.floor(next() * 4_294_967_296)),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
