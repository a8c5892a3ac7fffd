import type { LucideIcon } from 'lucide-react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { RunningClock } from './RunningClock.tsx'
import { Seat } from './Seat.tsx'

export type LockCardProps = {
  readonly chair: string
  /** Initials only: the room can read this. "R. O." */
  readonly initials: string
  readonly level: 'run' | 'due' | 'urgent' | 'wait'
  readonly minutes: number
  /** "left", "waiting", "run" */
  readonly clockWord: string
  readonly icon: LucideIcon
  readonly status: string
  readonly doneMinutes: number
  readonly plannedMinutes: number
}

/** One chair on the lock screen: initials, minutes left, what is owed. */
export function LockCard(props: LockCardProps) {
  const { chair, initials, level, minutes, clockWord, icon, status, doneMinutes, plannedMinutes } = props
  const seatState = level === 'due' || level === 'urgent' ? level : 'plain'
  return (
    <li className={classes('card lock-card', `lock-card--${level}`)}>
      <div className="lock-card__who">
        <Seat chair={chair} size="s" state={seatState} />
        {initials}
      </div>
      <RunningClock minutes={minutes} after={clockWord} />
      <div className="lock-card__status">
        <Icon of={icon} size="s" />
        {status}
      </div>
      <ProgressBar doneMinutes={doneMinutes} plannedMinutes={plannedMinutes} state={level} />
    </li>
  )
}
