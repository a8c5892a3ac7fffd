import type { Line, Stamp } from '#shared/chart/chart.ts'
import { needsSecondCheck } from '#shared/chart/secondCheck.ts'
import { tapOf } from '#shared/clinical/givenBy.ts'
import { addMinutes, type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'

/** Minutes a drug has run, by printed times, pauses cut out (R1). Zero before it starts. */
export function runMinutes(line: Line, now: Instant): number {
  if (!line.start) return 0
  const end = line.stop?.at ?? now
  return Math.max(0, printedMinutesBetween(line.start.at, end) - pausedMinutes(line, end))
}

/** Minutes of all pauses up to `end`; an open pause counts to `end`. */
export const pausedMinutes = (line: Line, end: Instant): number =>
  line.pauses.reduce((sum, { from, to }) => sum + Math.max(0, printedMinutesBetween(from.at, to?.at ?? end)), 0)

/** When the order's minutes are up, moved on by the pauses; null where no time is planned or nothing started. */
export function plannedEnd(line: Line, now: Instant): Instant | null {
  const planned = line.plan.plannedMinutes
  return line.start && planned ? addMinutes(line.start.at, planned + pausedMinutes(line, line.stop?.at ?? now)) : null
}

/** Minutes to the planned end, negative once it is past; null where no end is planned. */
export function minutesLeft(line: Line, now: Instant): number | null {
  const end = plannedEnd(line, now)
  return end ? printedMinutesBetween(now, end) : null
}

export const isOpen = (line: Line): boolean => line.state === 'running' || line.state === 'paused'

export const isFinished = (line: Line): boolean =>
  line.state === 'completed' ||
  line.state === 'stopped_early' ||
  line.state === 'given' ||
  line.state === 'not_given' ||
  line.state === 'stop_unknown'

/** The pause that is open now, or null. */
export const openPause = (line: Line): { readonly from: Stamp; readonly reason: string } | null =>
  line.pauses.find((pause) => pause.to === null) ?? null

export const isInjection = (line: Line): boolean => tapOf(line.plan.route, line.plan.plannedMinutes) === 'injection'

/** Runs by the clock: an infusion, a transfusion, a pump. */
export const isTimed = (line: Line): boolean => tapOf(line.plan.route, line.plan.plannedMinutes) === 'start'

/** Two people check every antineoplastic before it (workflow 5). */
export const needsCheck = (line: Line): boolean => needsSecondCheck(line.plan)
