import { AlarmClock, CircleQuestionMark, Eye, HeartPulse, type LucideIcon, TimerOff, TrendingUp } from 'lucide-react'
import { alarmShort, alarmWords, ringWords } from '#renderer/words/alarms.ts'
import { addMinutes, type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { Ringing } from './ringing.ts'

/** "Ends in 7 min", "Vitals due": what an alarm says where there is little room. */
export function ringSays({ kind, at, minutes }: Ringing, now: Instant): string {
  if (kind !== 'ten_before_end' && kind !== 'five_before_end') return alarmShort[kind]
  const left = printedMinutesBetween(now, addMinutes(at, minutes))
  return left > 0 ? ringWords.endsIn(left) : alarmShort.at_end
}

/** The whole sentence, for the ear. */
export const ringSpoken = ({ kind, chair, drug, minutes }: Ringing): string =>
  alarmWords[kind](chair, drug ?? '', minutes)

/** A shape for each kind, so that colour is never alone. */
export const ringIcon = ({ kind, level }: Ringing): LucideIcon =>
  kind === 'vitals' || kind === 'vitals_late' || kind === 'alert'
    ? HeartPulse
    : kind === 'rate_step'
      ? TrendingUp
      : kind === 'site_check'
        ? Eye
        : kind === 'vein_limit'
          ? TimerOff
          : level === 'urgent'
            ? CircleQuestionMark
            : AlarmClock
