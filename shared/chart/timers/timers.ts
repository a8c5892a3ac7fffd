import { type AlarmTime, vitalTimeBounds } from '#shared/clinical/chairTimes.ts'
import { dueMinutes, goesByStep, type VitalSchedule } from '#shared/clinical/vitalSchedules.ts'
import { addMinutes, type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import type { ChartEvent } from '../events.ts'
import {
  type Observation,
  observationsOf,
  type SiteCheckDue,
  silencedUntil,
  siteChecksDue,
  type VeinLimit,
  veinLimits,
} from './careTimers.ts'
import { doseFactsOf, scheduleOf } from './doseOf.ts'
import { plannedEndOf } from './plannedEnd.ts'
import { type StepDue, stepSets, stepsDue, stepsOf } from './rateSteps.ts'
import { runningMinutes } from './runningTime.ts'
import { type VitalAlert, vitalAlerts } from './vitalAlerts.ts'

/** The clock of one open drug. Whole printed minutes, the same that coding counts (R1). */
export interface LineTimer {
  readonly lineId: string
  readonly drug: string
  readonly state: 'running' | 'paused'
  readonly startedAt: Instant
  readonly runningMinutes: number
  /** From start to planned end, pauses left out: `plannedEndOf`. */
  readonly plannedMinutes: number | null
  /** To the planned end; 0 when it is over. Null without one. */
  readonly minutesLeft: number | null
  /** Moves with every pause, rate and bag; null while paused, and where none is known. */
  readonly plannedEnd: Instant | null
  readonly overdueMinutes: number
  /** When 30 minutes have passed since the planned end and since anything was heard of it, or as the practice set (workflow 6). */
  readonly missingStopFrom: Instant | null
  /** That time has come, and it runs. */
  readonly possibleMissingStop: boolean
}

export type AlarmKind = 'ten_before_end' | 'five_before_end' | 'at_end' | 'ten_after_end'

export interface Alarm {
  /** Stable while the planned end stays where it is: what has been silenced stays silenced. */
  readonly id: string
  readonly kind: AlarmKind
  readonly lineId: string
  readonly drug: string
  readonly at: Instant
  /** Before or after the planned end; 0 = at the end. */
  readonly minutes: number
  /** Its time has come. */
  readonly isDue: boolean
  /** Kept quiet until then; it sounds again afterwards. */
  readonly silencedUntil: Instant | null
}

export interface VitalsDue {
  readonly id: string
  readonly why: 'before_treatment' | 'during' | 'at_end' | 'after' | 'reaction'
  readonly lineId: string | null
  readonly drug: string | null
  readonly at: Instant
  readonly isDue: boolean
  /** Minutes since it was due, 0 before. */
  readonly overdueMinutes: number
  /** Overdue by so many minutes that the charge nurse sees it too: ten, or as the practice set (workflow 5, check 12). */
  readonly isEscalated: boolean
  /** Moved from its own time, with the reason. */
  readonly postponed: { readonly from: Instant; readonly reason: string } | null
  readonly silencedUntil: Instant | null
}

export interface Timers {
  readonly lines: readonly LineTimer[]
  readonly alarms: readonly Alarm[]
  /** In the order they fall due. */
  readonly vitalsDue: readonly VitalsDue[]
  readonly steps: readonly StepDue[]
  readonly siteChecks: readonly SiteCheckDue[]
  readonly veinLimits: readonly VeinLimit[]
  readonly observations: readonly Observation[]
  /** Vitals outside their limits that nobody has answered. */
  readonly alerts: readonly VitalAlert[]
}

/** Which of the practice's times each is, and on which side of the planned end. The kinds are named after the usual ones. */
const alarmsOfEnd: readonly (readonly [AlarmKind, AlarmTime | null, -1 | 1])[] = [
  ['ten_before_end', 'beforeEnd', -1],
  ['five_before_end', 'shortlyBeforeEnd', -1],
  ['at_end', null, 1],
  ['ten_after_end', 'afterEnd', 1],
]
/** A set taken this many minutes before its time counts for it. */
const earlyMinutes = 5

/** What runs and what is due at `now`, from the stored starts alone: sleep, crash and restart change nothing. */
export function timersAt(chart: Chart, now: Instant): Timers {
  const lines = chart.lines.flatMap((line) => lineTimer(chart, line, now) ?? [])
  return {
    lines,
    alarms: lines.flatMap((timer) => alarmsOf(chart, timer, now)),
    vitalsDue: vitalsDueAt(chart, now),
    steps: stepsDue(chart, now),
    siteChecks: siteChecksDue(chart, now),
    veinLimits: veinLimits(chart, now),
    observations: observationsOf(chart, now),
    alerts: vitalAlerts(chart, now).filter(({ answered }) => !answered),
  }
}

/** The drugs whose stop may have been forgotten: of `timersAt`, for who asks for nothing else. */
export const missingStopsAt = (chart: Chart, now: Instant): readonly LineTimer[] =>
  chart.lines.flatMap((line) => {
    const timer = line.state === 'running' ? lineTimer(chart, line, now) : null
    return timer?.possibleMissingStop ? [timer] : []
  })

function lineTimer(chart: Chart, line: Line, now: Instant): LineTimer | null {
  const { start, state, plan } = line
  if (!start || (state !== 'running' && state !== 'paused')) return null
  const end = plannedEndOf(chart, line, now)
  const missing = end?.at ? missingStopFrom(chart, line, end.at) : null
  return {
    lineId: line.id,
    drug: plan.name,
    state,
    startedAt: start.at,
    runningMinutes: runningMinutes(line, now),
    plannedMinutes: end?.minutes ?? null,
    minutesLeft: end && Math.max(0, end.left),
    plannedEnd: end?.at ?? null,
    overdueMinutes: end ? Math.max(0, -end.left) : 0,
    missingStopFrom: missing,
    possibleMissingStop: missing !== null && printedMinutesBetween(missing, now) >= 0,
  }
}

/** From when on the stop may have been missed: so long after the planned end, or after whatever was heard of the drug since. */
function missingStopFrom({ history, times }: Chart, { id, accessId }: Line, end: Instant): Instant {
  let heard = end
  for (const { event, struckBy } of history) {
    const isOfLine = 'lineId' in event.payload && event.payload.lineId === id
    const isOfSite = event.kind === 'SiteChecked' && event.payload.accessId === accessId
    if (struckBy === null && hears.has(event.kind) && (isOfLine || isOfSite) && event.happenedAt.utc > heard.utc)
      heard = event.happenedAt
  }
  return addMinutes(heard, times.alarms.missingStop)
}

/** Somebody who records this has seen the drug run. */
const hears: ReadonlySet<ChartEvent['kind']> = new Set([
  ...(['RateChanged', 'RateChecked', 'BagChanged', 'LinePaused', 'LineResumed', 'LineMoved', 'SiteChecked'] as const),
])

function alarmsOf(chart: Chart, { lineId, drug, plannedEnd }: LineTimer, now: Instant): readonly Alarm[] {
  if (!plannedEnd) return []
  return alarmsOfEnd.map(([kind, time, side]) => {
    const minutes = time === null ? 0 : chart.times.alarms[time]
    const at = addMinutes(plannedEnd, side * minutes)
    const id = `${lineId} ${kind} ${plannedEnd.utc}`
    const silenced = silencedUntil(chart, id, now)
    return { id, kind, lineId, drug, at, minutes, isDue: at.utc <= now.utc, silencedUntil: silenced }
  })
}

/** The sets of vitals that are to be taken, in the order they fall due: of `timersAt`, for who asks for nothing else. */
export function vitalsDueAt(chart: Chart, now: Instant): readonly VitalsDue[] {
  if (!chart.arrived || chart.discharged || chart.closed || chart.signed) return []
  const open = [
    ...baselineDue(chart, now),
    ...reactionVitals(chart, now),
    ...chart.lines.flatMap((line) => lineVitals(chart, line, now)),
  ]
  return open.map((one) => asPostponed(chart, one, now)).sort((a, b) => inOrder(a.at, b.at))
}

const inOrder = (a: Instant, b: Instant): number => (a.utc === b.utc ? 0 : a.utc < b.utc ? -1 : 1)

/** Every five minutes while a reaction is open (workflow 4.8), or as the practice set. */
function reactionVitals({ care, vitals, times }: Chart, now: Instant): readonly VitalsDue[] {
  return care.reactions.flatMap(({ stamp, closed, reactionId }) => {
    if (closed) return []
    const last = vitals.findLast((set) => set.stamp.at.utc >= stamp.at.utc)?.stamp.at
    const at = last ? addMinutes(last, times.alarms.reactionVitals) : stamp.at
    return [{ ...due('reaction', null, at, now), id: `${reactionId} reaction ${at.utc}` }]
  })
}

/** A postponed set keeps its name and has its new time; what is silenced says until when. */
function asPostponed(chart: Chart, set: VitalsDue, now: Instant): VitalsDue {
  const moved = chart.care.postponed.findLast(({ dueId }) => dueId === set.id)
  const at = moved?.until ?? set.at
  const overdueMinutes = Math.max(0, printedMinutesBetween(at, now))
  return {
    ...set,
    at,
    isDue: at.utc <= now.utc,
    overdueMinutes,
    isEscalated: overdueMinutes >= chart.times.alarms.escalate,
    postponed: moved ? { from: set.at, reason: moved.reason } : null,
    silencedUntil: silencedUntil(chart, set.id, now),
  }
}

function baselineDue({ vitals, arrived }: Chart, now: Instant): readonly VitalsDue[] {
  if (!arrived || vitals.some(({ setType }) => setType === 'baseline')) return []
  return [due('before_treatment', null, arrived.at, now)]
}

/** The sets of one drug that nobody has taken yet: one per due time, a set counts for the time it is nearest after. */
function lineVitals(chart: Chart, line: Line, now: Instant): readonly VitalsDue[] {
  const { stop } = line
  const schedule = scheduleOf(line.plan, doseFactsOf(chart), chart.times)
  if (!schedule || !line.start) return []
  const during = duringTimes(chart, line, schedule, now).map((at) => ({ why: 'during' as const, at }))
  const after = stop
    ? schedule.afterStop.map((minutes) => ({
        why: minutes === 0 ? ('at_end' as const) : ('after' as const),
        at: addMinutes(stop.at, minutes),
      }))
    : []
  // The next set makes good every time that was missed: shown are the oldest of those and the next to come.
  const open = [...during, ...after].filter(({ at }) => !isTaken(chart, at))
  const past = open.filter(({ at }) => at.utc <= now.utc).slice(0, 1)
  const next = open.filter(({ at }) => at.utc > now.utc).slice(0, 1)
  return [...past, ...next].map(({ why, at }) => due(why, line, at, now))
}

/** When sets are due while it runs, in order: by the schedule's minutes, and before each step of a drug that goes in steps. */
function duringTimes(chart: Chart, line: Line, schedule: VitalSchedule, now: Instant): readonly Instant[] {
  const { start, stop } = line
  if (!start) return []
  const byMinutes = (since: Instant, times: Pick<VitalSchedule, 'afterStart' | 'thenEvery'>): readonly Instant[] => {
    const until = printedMinutesBetween(since, stop?.at ?? now)
    return dueMinutes(times, stop ? until - 1 : until + nextWithin).map((minutes) => addMinutes(since, minutes))
  }
  if (stepsOf(chart, line).length < 2) return byMinutes(start.at, schedule)
  const sets = stepSets(chart, line)
  const bySteps = sets.at.filter(({ utc }) => stop === null || utc < stop.at.utc)
  // With steps to go by, the minutes between sets are counted once the last of them is reached.
  const minutes = goesByStep(schedule.name)
    ? [
        ...byMinutes(start.at, { afterStart: schedule.afterStart, thenEvery: null }),
        ...(sets.doneAt ? byMinutes(sets.doneAt, { afterStart: [], thenEvery: schedule.thenEvery }) : []),
      ]
    : byMinutes(start.at, schedule)
  return [...bySteps, ...minutes].sort(inOrder)
}

/** How far ahead the next set of a running drug is looked for: the longest interval there can be. */
const nextWithin = vitalTimeBounds.afterStart.most

const isTaken = ({ vitals }: Chart, at: Instant): boolean =>
  vitals.some(({ stamp }) => printedMinutesBetween(at, stamp.at) >= -earlyMinutes)

function due(why: VitalsDue['why'], line: Line | null, at: Instant, now: Instant): VitalsDue {
  const minutes = printedMinutesBetween(at, now)
  return {
    id: `${line?.id ?? 'session'} ${why} ${at.utc}`,
    why,
    lineId: line?.id ?? null,
    drug: line?.plan.name ?? null,
    at,
    isDue: at.utc <= now.utc,
    overdueMinutes: Math.max(0, minutes),
    isEscalated: false,
    postponed: null,
    silencedUntil: null,
  }
}
