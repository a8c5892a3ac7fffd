import type { Chart, Line } from '#shared/chart/chart.ts'
import { isWaiting } from '#shared/chart/lineStates.ts'
import { needsSecondCheck } from '#shared/chart/safety/secondCheck.ts'
import type { Stamp } from '#shared/chart/stamps.ts'
import { plannedEndOf } from '#shared/chart/timers/plannedEnd.ts'
import { runningMinutes } from '#shared/chart/timers/runningTime.ts'
import { tapOf } from '#shared/clinical/givenBy.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'

/** Minutes a drug has run, pauses cut out: the minutes that coding counts (R1). Zero before it starts. */
export const runMinutes = (line: Line, now: Instant): number => runningMinutes(line, now)

/** Minutes to the planned end, negative once it is past; null where no end is known or it does not run. */
export const minutesLeft = (chart: Chart, line: Line, now: Instant): number | null =>
  plannedEndOf(chart, line, now)?.left ?? null

/** When it is expected to be through, of a paused drug as if it ran on now; null where no end is known or it does not run. */
export function plannedEnd(chart: Chart, line: Line, now: Instant): Instant | null {
  const end = plannedEndOf(chart, line, now)
  return end && (end.at ?? addMinutes(now, end.left))
}

export const isOpen = (line: Line): boolean => line.state === 'running' || line.state === 'paused'

export const isFinished = (line: Line): boolean =>
  line.state === 'completed' ||
  line.state === 'stopped_early' ||
  line.state === 'given' ||
  line.state === 'not_given' ||
  line.state === 'stop_unknown' ||
  line.state === 'home_pump'

/** The pause that is open now, or null. */
export const openPause = (line: Line): { readonly from: Stamp; readonly reason: string } | null =>
  line.pauses.find((pause) => pause.to === null) ?? null

export const isInjection = (line: Line): boolean => tapOf(line.plan.route, line.plan.plannedMinutes) === 'injection'

/** Runs by the clock: an infusion, a transfusion, a pump. */
export const isTimed = (line: Line): boolean => tapOf(line.plan.route, line.plan.plannedMinutes) === 'start'

/** Two people check every antineoplastic before it (workflow 5). */
export const needsCheck = (line: Line): boolean => needsSecondCheck(line.plan)

/** Ordered only if needed, and never needed so far: it keeps nobody from leaving, and is closed on the way. */
export const isUnusedPrn = ({ plan, state }: Line): boolean => plan.prnCondition !== undefined && isWaiting(state)

/** Something was given, and nothing of it still runs or waits but what may never be needed. */
export const isTreatmentOver = (lines: readonly Line[]): boolean =>
  lines.some(isFinished) && lines.every((line) => isFinished(line) || isUnusedPrn(line))
