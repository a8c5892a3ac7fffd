import { clockTime, type Instant, localDate, zoneLabel } from '../kernel/instant.ts'

/** "2026-03-02": the clinic's calendar day. */
export const printedDay = (at: Instant): string => localDate(at)

/** "2026-03-04 10:00", and the zone behind it in the hour a clock shows twice. */
export const printedDayAndTime = (at: Instant): string => [localDate(at), clockTime(at), ...labelOf(at)].join(' ')

/** "09:10", with the day before it where that is not the visit's own, and the zone behind it in the hour a clock shows twice. */
export const printedTime = (at: Instant, day: string): string =>
  localDate(at) === day ? [clockTime(at), ...labelOf(at)].join(' ') : printedDayAndTime(at)

/** "09:10:32 (UTC-06:00)": to the second and with the offset, so that the hour a clock change repeats is told apart. */
export function printedMoment(at: Instant): string {
  const wall = new Date(Date.parse(at.utc) + at.offset * 60_000).toISOString()
  const sign = at.offset < 0 ? '-' : '+'
  const two = (n: number): string => String(n).padStart(2, '0')
  const minutes = Math.abs(at.offset)
  return `${wall.slice(0, 10)} ${wall.slice(11, 19)} (UTC${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)})`
}

function labelOf(at: Instant): readonly string[] {
  const label = zoneLabel(at)
  return label === null ? [] : [label]
}
