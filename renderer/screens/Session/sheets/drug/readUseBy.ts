import { hourOfHalf } from '#renderer/components/timeOfDay.ts'
import { clockStyle } from '#renderer/words/clockStyle.ts'
import { addMinutes, type Instant, instantOnClock, localDate } from '#shared/kernel/instant.ts'

export type UseByDay = 'today' | 'tomorrow'

/** A use-by as it was typed, on the practice's clock: "14:30", or "2:30 pm"; null = nothing was typed. */
export function readUseBy(typed: string, day: UseByDay, now: Instant): Instant | null | 'unreadable' {
  const text = typed.trim()
  if (text === '') return null
  const [, shown = '', minute = '', half = ''] = /^(\d{1,2}):([0-5]\d)(?: ?([ap])m?)?$/i.exec(text) ?? []
  const hour = shown === '' ? null : hourOf(Number(shown), half.toLowerCase())
  if (hour === null || hour > 23) return 'unreadable'
  const on = localDate(day === 'today' ? now : addMinutes(now, 24 * 60))
  return instantOnClock(on, `${String(hour).padStart(2, '0')}:${minute}`, now.zone)
}

/** Where the practice reads its clock in halves, an hour that is in both says which: nobody guesses when a bag expires. */
function hourOf(hour: number, half: string): number | null {
  if (half !== '') return hourOfHalf(hour, half === 'a' ? 'am' : 'pm')
  return clockStyle() === '12h' && hour >= 1 && hour <= 12 ? null : hour
}
