import { clockTime, type Instant, localDate, zoneLabel } from '#shared/kernel/instant.ts'
import { clockWords } from './clockStyle.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

function partsOf(date: string): DateParts {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day }
}

/** "12 Mar 1961". */
export function dateWords(date: string): string {
  const { year, month, day } = partsOf(date)
  return `${day} ${months[month - 1]} ${year}`
}

/** "12 Jul": a day of this year where there is little room. */
export function shortDayWords(date: string): string {
  const { month, day } = partsOf(date)
  return `${day} ${months[month - 1]}`
}

/** "March 2026" of "2026-03". */
export function monthWords(month: string): string {
  const { year, month: number } = partsOf(month)
  return `${longMonths[number - 1]} ${year}`
}

/** "Wednesday 15 July". */
export function weekdayWords(date: string): string {
  const { year, month, day } = partsOf(date)
  return `${weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]} ${day} ${longMonths[month - 1]}`
}

/** Whole years between a birth date and a day. */
export function ageOn(birthDate: string, day: string): number {
  const [born, on] = [partsOf(birthDate), partsOf(day)]
  const hadBirthday = on.month > born.month || (on.month === born.month && on.day >= born.day)
  return on.year - born.year - (hadBirthday ? 0 : 1)
}

/** "12 Mar 1961, 65 y". */
export const birthWords = (birthDate: string, day: string): string =>
  `${dateWords(birthDate)}, ${ageOn(birthDate, day)} y`

/** "1 h 24 min", "2 h", "47 min": never 1:24, which is a time of day. */
export function minutesWords(minutes: number): string {
  const whole = Math.max(0, Math.trunc(minutes))
  const hours = Math.floor(whole / 60)
  if (hours === 0) return `${whole} min`
  if (whole % 60 === 0) return `${hours} h`
  return `${hours} h ${String(whole % 60).padStart(2, '0')} min`
}

/** "2 h 03 min left", or "12 min past planned end". */
export const leftWords = (minutes: number): string =>
  minutes >= 0 ? `${minutesWords(minutes)} left` : `${minutesWords(-minutes)} past planned end`

/** "09:18" on the clinic's clock, or "9:18 am" where the practice reads it so; "01:30 CDT" in the hour it shows twice. */
export function timeWords(instant: Instant): string {
  const label = zoneLabel(instant)
  const words = clockWords(clockTime(instant))
  return label === null ? words : `${words} ${label}`
}

/** "17:12", and of which day where that is not today's. */
export const untilWords = (at: Instant, now: Instant): string =>
  localDate(at) === localDate(now) ? timeWords(at) : `${timeWords(at)}, ${dateWords(localDate(at))}`

/** "09:18" of an ISO text in UTC or with offset, read on the clock of `zone`'s instant beside it. */
export function isoTimeWords(iso: string, like: Instant): string {
  return timeWords({ utc: new Date(Date.parse(iso)).toISOString(), zone: like.zone, offset: like.offset })
}
