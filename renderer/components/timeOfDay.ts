/** A time of day on the practice's wall clock; the screen turns it into an Instant. */
export type TimeOfDay = { readonly hour: number; readonly minute: number }

/** What was chosen: so many minutes ago, or a time of day typed on the pad. */
export type TimeChoice =
  | { readonly kind: 'ago'; readonly minutes: number }
  | { readonly kind: 'clock'; readonly time: TimeOfDay }

const MINUTES_A_DAY = 24 * 60

/** Minutes from a time of day to now on the same day; negative when the time is still to come. */
export function minutesSince(time: TimeOfDay, now: TimeOfDay): number {
  return now.hour * 60 + now.minute - (time.hour * 60 + time.minute)
}

/** How long ago a choice is, in minutes; negative when still to come. */
export function choiceMinutesAgo(choice: TimeChoice, now: TimeOfDay): number {
  return choice.kind === 'ago' ? choice.minutes : minutesSince(choice.time, now)
}

/** The time of day of a choice; before midnight when "10 min ago" crosses it. */
export function choiceTime(choice: TimeChoice, now: TimeOfDay): TimeOfDay {
  if (choice.kind === 'clock') return choice.time
  const at = (now.hour * 60 + now.minute - choice.minutes + MINUTES_A_DAY) % MINUTES_A_DAY
  return { hour: Math.floor(at / 60), minute: at % 60 }
}

/** Reads typed hour and minute, or null when they are not a time of day. */
export function readTime(hourText: string, minuteText: string): TimeOfDay | null {
  if (hourText === '' || minuteText.length !== 2) return null
  const time = { hour: Number(hourText), minute: Number(minuteText) }
  return time.hour <= 23 && time.minute <= 59 ? time : null
}

/** "09:05", the 24-hour form, which the practice's words are made from. */
export function timeText({ hour, minute }: TimeOfDay): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Which half of the day a typed hour is in. */
export type Half = 'am' | 'pm'

/** An hour typed on the 12-hour clock as the day counts it, or null when no such hour is on that clock. */
export function hourOfHalf(hour: number, half: Half): number | null {
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

/** The half that a typed time is in when nobody says: the later one that is past already, or else the morning. */
export const usualHalf = (pm: TimeOfDay, minutesAgo: (time: TimeOfDay) => number): Half =>
  minutesAgo(pm) >= 0 ? 'pm' : 'am'
