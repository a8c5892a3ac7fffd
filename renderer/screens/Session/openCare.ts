import type { Chart } from '#shared/chart/chart.ts'
import type { Extravasation, Reaction } from '#shared/chart/fold/care.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'

/** The reaction that nobody has closed yet. */
export const openReactionOf = ({ care }: Chart): Reaction | null =>
  care.reactions.findLast(({ closed }) => closed === null) ?? null

/** The extravasation that nobody has closed yet. */
export const openExtravasationOf = ({ care }: Chart): Extravasation | null =>
  care.extravasations.findLast(({ closed }) => closed === null) ?? null

/** While a reaction is open vitals are due every five minutes (or as the practice set) from its onset or from the last set (workflow 4.8). */
export function reactionVitalsAt({ vitals, times }: Chart, { stamp }: Reaction): Instant {
  const last = vitals.findLast((set) => set.stamp.at.utc >= stamp.at.utc)
  return last ? addMinutes(last.stamp.at, times.alarms.reactionVitals) : stamp.at
}
