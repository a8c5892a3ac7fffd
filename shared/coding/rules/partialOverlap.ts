import type { Administration } from '../model.ts'
import { createGrowingUnion, intersect, type Span, subtract } from '../time/spans.ts'
import { firstThenByStart } from './concurrent.ts'

/** What counts for the extra hours of one infusion, and what was counted for another one. */
export interface OwnTime {
  readonly one: Administration
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
export function ownTimes(inTurn: readonly Administration[], initial: Administration | null): readonly OwnTime[] {
  const taken = createGrowingUnion()
  const takenExact = createGrowingUnion()
  let hostRunning = false
  return firstThenByStart(inTurn, initial).map((one) => {
    const own = {
      one,
      counted: subtract(one.runs, taken.spans),
      shared: intersect(one.runs, taken.spans),
      countedExact: subtract(one.exact, takenExact.spans),
      moving: one.running && !hostRunning,
    }
    hostRunning ||= one.running
    taken.add(one.runs)
    takenExact.add(one.exact)
    return own
  })
}
