import type { TimeOfDay } from '#renderer/components/timeOfDay.ts'
import { type Instant, instantOnClock } from '#shared/kernel/instant.ts'

const dayMs = 86_400_000
const two = (n: number): string => String(n).padStart(2, '0')

/** A time of a sheet → the moment: on the day of the visit (YYYY-MM-DD) or, after midnight, on the day that follows. */
export function paperMoment(day: string, { hour, minute }: TimeOfDay, dayAfter: boolean, zone: string): Instant {
  const date = dayAfter ? new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10) : day
  return instantOnClock(date, `${two(hour)}:${two(minute)}`, zone)
}
