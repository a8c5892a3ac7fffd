import { clockStyle, hourAlone, hourWords } from '#renderer/words/clockStyle.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { epochMs, type Instant, instantOnClock, printedMinutesBetween } from '#shared/kernel/instant.ts'

/** The stretch of the day the ruler shows; minutes are counted from its left edge. */
export interface BoardDay {
  readonly start: Instant
  readonly span: number
  readonly hours: readonly { readonly at: number; readonly words: string }[]
}

const firstHour = 7
const lastHour = 18
/** An hour's word this near the now-flag would stand under it. */
const flagMinutes = 45
/** The same with "am" behind it. */
const wideFlagMinutes = 80

/** Seven to six, wider where somebody is expected earlier or treated later. */
export function boardDayOf(day: string, rows: readonly DaySession[], now: Instant): BoardDay {
  const appointments = rows.map(({ appointmentTime }) => Number(appointmentTime.slice(0, 2)))
  const nowHour = Math.floor(printedMinutesBetween(instantOnClock(day, '00:00', now.zone), now) / 60)
  const from = Math.max(0, Math.min(firstHour, ...appointments))
  const to = Math.min(24, Math.max(lastHour, ...appointments.map((hour) => hour + 2), nowHour + 1))
  const start = instantOnClock(day, `${String(from).padStart(2, '0')}:00`, now.zone)
  const at = minuteOf(start, now)
  const hours = Array.from({ length: to - from - 1 }, (_, index) => from + index + 1)
    .map((hour, index) => ({
      at: (hour - from) * 60,
      words: index === 0 || hour === 12 ? hourWords(hour) : hourAlone(hour),
    }))
    .filter((mark) => Math.abs(mark.at - at) > (clockStyle() === '12h' ? wideFlagMinutes : flagMinutes))
  return { start, span: (to - from) * 60, hours }
}

/** Minutes of an instant from the ruler's left edge. */
export const minuteOf = (start: Instant, at: Instant): number => printedMinutesBetween(start, at)

/** An appointment's minute from the left edge. */
export const appointmentMinute = ({ start }: BoardDay, { day, appointmentTime }: DaySession): number =>
  Math.round((epochMs(instantOnClock(day, appointmentTime, start.zone)) - epochMs(start)) / 60_000)
