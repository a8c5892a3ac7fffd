import type { Instant } from '#shared/kernel/instant.ts'
import type { Line } from '../chart.ts'

/** The latest moment a started line began, paused or ran on: nothing after may come before it. */
export function lastChange({ id, start, pauses }: Line): Instant {
  const pause = pauses.at(-1)
  const latest = pause?.to?.at ?? pause?.from.at ?? start?.at
  if (!latest) throw new Error(`line ${id} has not started, so it has no last change`)
  return latest
}
