import type { LockAlarm } from '#renderer/store/appState.ts'
import { alarmWords, type RingKind } from '#renderer/words/alarms.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { silencedUntil } from '#shared/chart/timers/careTimers.ts'
import { type Alarm, timersAt } from '#shared/chart/timers/timers.ts'
import { usualChairTimes } from '#shared/clinical/chairTimes.ts'
import { type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'

/** An alarm whose time has come and whose cause still stands. */
export interface Ringing {
  /** Stable while its cause is the same; what is silenced is silenced by this. */
  readonly id: string
  /** The alarm as the record names it: `id` without what it grew into. */
  readonly alarmId: string
  readonly kind: RingKind
  readonly level: 'due' | 'urgent'
  readonly chair: string
  /** Null on the lock screen, where nothing can be opened. */
  readonly sessionId: string | null
  readonly drug: string | null
  readonly at: Instant
  /** Around a planned end: how far from it. Of late vitals: how late. 0 = says nothing. */
  readonly minutes: number
  /** Silenced on record, on whichever device. What it grows into afterwards sounds again. */
  readonly quietUntil: Instant | null
}

/** What an earlier program told without its minutes: the usual ones. Vitals that late are the charge nurse's too (workflow 5, check 12). */
const usualMinutes: Readonly<Record<string, number>> = {
  ten_before_end: usualChairTimes.alarms.beforeEnd,
  five_before_end: usualChairTimes.alarms.shortlyBeforeEnd,
  ten_after_end: usualChairTimes.alarms.afterEnd,
  vitals: usualChairTimes.alarms.escalate,
}

const urgentKinds: readonly RingKind[] = ['ten_after_end', 'vitals_late', 'vein_limit', 'alert']
const isRingKind = (kind: string): kind is RingKind => kind in alarmWords

/** What rings in one chart now: of each drug the newest threshold alone, and whatever else has fallen due. */
export function ringingOf(chart: Chart, now: Instant): readonly Ringing[] {
  const { alarms, vitalsDue, steps, siteChecks, veinLimits, alerts } = timersAt(chart, now)
  const due: readonly Timed[] = [
    ...newestOfEach(alarms, now),
    ...vitalsDue.slice(0, 1).map((one) => ({ ...one, kind: 'vitals', minutes: chart.times.alarms.escalate })),
    ...steps.map((one) => ({ ...one, kind: 'rate_step' })),
    ...siteChecks.map((one) => ({ ...one, kind: 'site_check' })),
    ...veinLimits.map((one) => ({ ...one, kind: 'vein_limit' })),
    ...alerts.map(({ vitalsId, at }) => ({ id: vitalsId, at, drug: null, kind: 'alert' })),
  ]
  return ringing(due, chart.chair, chart.sessionId, now).map((ring) => ({
    ...ring,
    quietUntil: ring.kind === 'vitals_late' ? null : silencedUntil(chart, ring.alarmId, now),
  }))
}

/** The same for the lock screen, from what the back end tells without names. */
export function ringingLocked(alarms: readonly LockAlarm[], now: Instant): readonly Ringing[] {
  const chairs = [...new Set(alarms.map(({ chair }) => chair))]
  return chairs.flatMap((chair) =>
    ringingTold(
      alarms.filter((alarm) => alarm.chair === chair),
      { chair, sessionId: null },
      now,
    ),
  )
}

/** What the back end tells of a chart that is not open here. */
export function ringingTold(
  alarms: readonly Timed[],
  { chair, sessionId }: Pick<Ringing, 'chair' | 'sessionId'>,
  now: Instant,
): readonly Ringing[] {
  const ofDrugs = alarms.filter(({ kind }) => endKinds.has(kind))
  const others = alarms.filter(({ kind }) => !endKinds.has(kind))
  return ringing([...newestOfEach(ofDrugs, now), ...others], chair, sessionId, now)
}

/** Thresholds of one clock: the newest takes the place of those before it. */
const endKinds: ReadonlySet<string> = new Set(['ten_before_end', 'five_before_end', 'at_end', 'ten_after_end'])

type Timed = Pick<Alarm, 'id' | 'at'> & {
  readonly kind: string
  readonly drug: string | null
  readonly minutes?: number | undefined
}

/** "Ends in 5 minutes" takes the place of "ends in 10 minutes": one alarm a drug. */
function newestOfEach(alarms: readonly Timed[], now: Instant): readonly Timed[] {
  const newest = new Map<string, Timed>()
  for (const alarm of alarms) {
    const line = alarm.id.split(' ')[0] ?? alarm.id
    const known = newest.get(line)
    if (alarm.at.utc <= now.utc && (!known || known.at.utc < alarm.at.utc)) newest.set(line, alarm)
  }
  return [...newest.values()]
}

function ringing(due: readonly Timed[], chair: string, sessionId: string | null, now: Instant): readonly Ringing[] {
  return due.flatMap(({ id, kind, drug, at, minutes = usualMinutes[kind] ?? 0 }) => {
    if (at.utc > now.utc) return []
    const isLate = kind === 'vitals' && printedMinutesBetween(at, now) >= minutes
    const rings = isLate ? 'vitals_late' : kind
    if (!isRingKind(rings)) return []
    const level = urgentKinds.includes(rings) ? 'urgent' : 'due'
    const told = { alarmId: id, kind: rings, level, chair, sessionId, drug, at, minutes } as const
    return [{ ...told, id: isLate ? `${id} late` : id, quietUntil: null }]
  })
}

/** Urgent first, then what has waited longest. */
export const inOrder = (rings: readonly Ringing[]): readonly Ringing[] =>
  [...rings].sort((a, b) => (a.level === b.level ? (a.at.utc < b.at.utc ? -1 : 1) : a.level === 'urgent' ? -1 : 1))
