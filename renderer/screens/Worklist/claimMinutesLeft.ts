import { countedMinutes } from '#shared/claim/clocks.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { epochMs, type Instant, isAfter } from '#shared/kernel/instant.ts'

/** Whole minutes left of a visit's 48 hours, of those that count for it; below 0 once overdue. Null = no clock runs. */
export function claimMinutesLeft({ dueAt, hours }: Pick<WorklistRow, 'dueAt' | 'hours'>, now: Instant): number | null {
  if (!dueAt) return null
  if (!hours) return Math.floor((epochMs(dueAt) - epochMs(now)) / 60_000)
  // Overdue in any minute is overdue, also where none of them counts.
  return isAfter(now, dueAt) ? Math.min(-1, -countedMinutes(dueAt, now, hours)) : countedMinutes(now, dueAt, hours)
}
