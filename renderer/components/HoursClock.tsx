import { AlarmClock, Clock, OctagonAlert } from 'lucide-react'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { ProgressBar } from './ProgressBar.tsx'

export type HoursClockProps = {
  /** Whole minutes left; negative once overdue. */
  readonly minutesLeft: number
  readonly ofHours?: number | undefined
  /** "26 h of 48 left", for a head. */
  readonly long?: boolean | undefined
}

const HOUR = 60

/** Grey, amber from 24 h left, red from 8 h and when overdue (design language, section 6). */
export function hoursLevel(minutesLeft: number): 'plain' | 'due' | 'urgent' {
  if (minutesLeft <= 8 * HOUR) return 'urgent'
  return minutesLeft <= 24 * HOUR ? 'due' : 'plain'
}

function hoursWords(minutesLeft: number, ofHours: number, long: boolean): string {
  if (minutesLeft < 0) return partWords.overdue(Math.max(1, Math.floor(-minutesLeft / HOUR)))
  const hours = Math.floor(minutesLeft / HOUR)
  if (hours === 0) return partWords.minutesLeft(minutesLeft)
  return long ? partWords.hoursOf(hours, ofHours) : partWords.hoursLeft(hours)
}

/** The 48-hour clock of a claim: words and a thin bar. */
export function HoursClock({ minutesLeft, ofHours = 48, long = false }: HoursClockProps) {
  const level = hoursLevel(minutesLeft)
  const barState = level === 'plain' ? 'past' : level
  const icon = minutesLeft < 0 ? OctagonAlert : level === 'urgent' ? AlarmClock : Clock
  return (
    <div className={classes('hours-clock', `hours-clock--${level}`, long && 'hours-clock--long')}>
      <div className="hours-clock__words">
        <Icon of={icon} size="s" />
        <b>{hoursWords(minutesLeft, ofHours, long)}</b>
      </div>
      <ProgressBar
        thickness="thin"
        state={barState}
        plannedMinutes={ofHours * HOUR}
        doneMinutes={ofHours * HOUR - minutesLeft}
      />
    </div>
  )
}
