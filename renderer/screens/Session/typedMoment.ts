import type { Half, TimeOfDay } from '#renderer/components/timeOfDay.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { epochMs, type Instant, instantOnClock, localDate, printedMinutesBetween } from '#shared/kernel/instant.ts'

/** What a typed time of day is a time of. */
export interface TimeOf {
  readonly chart: Pick<Chart, 'arrived' | 'scheduled'>
  /** The entry whose time is put right; absent = something of the visit that was not recorded in time. */
  readonly entryAt?: Instant | undefined
}

const dayMs = 86_400_000
const two = (n: number): string => String(n).padStart(2, '0')
const dayBeside = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/**
 * A typed time of day → the moment that is meant, never one still to come while another fits. Of an entry: the one nearest
 * to it. Of the visit: the first since the arrival, so that an hour after midnight lies on the day that follows, and a
 * visit of yesterday stays there. Without any that is past already it is today's.
 */
export function typedMoment({ hour, minute }: TimeOfDay, now: Instant, { chart, entryAt }: TimeOf): Instant {
  const today = localDate(now)
  const on = (day: string): Instant => instantOnClock(day, `${two(hour)}:${two(minute)}`, now.zone)
  const isPast = (at: Instant): boolean => at.utc <= now.utc
  if (entryAt) {
    const beside = [-1, 0, 1].map((days) => on(dayBeside(localDate(entryAt), days))).filter(isPast)
    const away = (at: Instant): number => Math.abs(epochMs(at) - epochMs(entryAt))
    return beside.sort((a, b) => away(a) - away(b))[0] ?? on(today)
  }
  const { arrived, scheduled } = chart
  const first = arrived ? localDate(arrived.at) : scheduled.day
  const days = [first, dayBeside(first, 1)].map(on).filter(isPast)
  const isInVisit = (at: Instant): boolean => !arrived || printedMinutesBetween(arrived.at, at) >= 0
  return days.find(isInVisit) ?? days[0] ?? on(today)
}

/**
 * The half of the day a time typed on the 12-hour clock is meant in, while nobody says. Of an entry: the one nearer to it.
 * Of the visit: the only one that is past, or since the arrival; where both are, on the day itself the later, which has
 * just been, and of a day gone by the earlier, because a visit is a matter of the day.
 */
export function meantHalf(am: TimeOfDay, pm: TimeOfDay, now: Instant, of: TimeOf): Half {
  const [morning, evening] = [typedMoment(am, now, of), typedMoment(pm, now, of)]
  if (evening.utc > now.utc) return 'am'
  if (morning.utc > now.utc) return 'pm'
  const { entryAt, chart } = of
  if (entryAt) {
    const away = (at: Instant): number => Math.abs(epochMs(at) - epochMs(entryAt))
    return away(morning) <= away(evening) ? 'am' : 'pm'
  }
  const { arrived, scheduled } = chart
  const isInVisit = (at: Instant): boolean => !arrived || printedMinutesBetween(arrived.at, at) >= 0
  if (isInVisit(morning) !== isInVisit(evening)) return isInVisit(morning) ? 'am' : 'pm'
  const isGone = (arrived ? localDate(arrived.at) : scheduled.day) < localDate(now)
  return isGone === morning.utc < evening.utc ? 'am' : 'pm'
}
