import type { Administration } from '../model.ts'
import { createGrowingUnion, intersect, type Span, subtract } from '../time/spans.ts'
import { byStartThenLonger } from './concurrent.ts'

/** What counts for the extra hours of one infusion, and what was counted for another one. */
export interface OwnTime {
  readonly counted: readonly Span[]
  readonly shared: readonly Span[]
  /** The same, to the millisecond. */
  readonly countedExact: readonly Span[]
  /** Its counted minutes grow: it runs, and none that keeps shared minutes runs beside it. */
  readonly moving: boolean
}

/**
 * R11, half or less shared: the shared minutes count for one infusion alone. The initial keeps them; of two others, the
 * one that started earlier. R2 still uses the full duration.
 */
export function ownTimes(
  inTurn: readonly Administration[],
  initial: Administration | null,
): ReadonlyMap<Administration, OwnTime> {
  const inOrder = [...inTurn].sort((a, b) => Number(b === initial) - Number(a === initial) || byStartThenLonger(a, b))
  const taken = createGrowingUnion()
  const takenExact = createGrowingUnion()
  const times = new Map<Administration, OwnTime>()
  let hostRunning = false
  for (const one of inOrder) {
    times.set(one, {
      counted: subtract(one.runs, taken.spans),
      shared: intersect(one.runs, taken.spans),
      countedExact: subtract(one.exact, takenExact.spans),
      moving: one.running && !hostRunning,
    })
    hostRunning ||= one.running
    taken.add(one.runs)
    takenExact.add(one.exact)
  }
  return times
}
