import { AlarmClock, Info, type LucideIcon, OctagonAlert, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export type AlertLevel = 'urgent' | 'due' | 'waiting' | 'note'

export type AlertLineProps = {
  readonly level: AlertLevel
  readonly title: ReactNode
  readonly sentence?: ReactNode
  /** Another shape than the level's own (a triangle for a warning, a drop for a bag). */
  readonly icon?: LucideIcon | undefined
  /** Buttons at the right end, such as Silence or Record the call. */
  readonly action?: ReactNode
  /** Larger words, for the block in a chair card. */
  readonly block?: boolean | undefined
}

const levelIcons: Readonly<Record<AlertLevel, LucideIcon>> = {
  urgent: OctagonAlert,
  due: AlarmClock,
  waiting: UsersRound,
  note: Info,
}

export type AlertIconProps = {
  readonly level: AlertLevel
  readonly icon?: LucideIcon | undefined
  readonly small?: boolean | undefined
}

/** The square that carries an alert's shape: solid, tinted, outlined or plain by level. */
export function AlertIcon({ level, icon, small = false }: AlertIconProps) {
  return (
    <span className={classes('alert-icon', `alert-icon--${level}`, small && 'alert-icon--s')}>
      <Icon of={icon ?? levelIcons[level]} />
    </span>
  )
}

/** One alert in its level's weight; the level is also said for those who do not see it. */
export function AlertLine({ level, title, sentence, icon, action, block = false }: AlertLineProps) {
  return (
    <div className={classes('alert-line', `alert-line--${level}`, block && 'alert-line--block')}>
      <AlertIcon level={level} icon={icon} />
      <div className="alert-line__words">
        <span className="unseen">{partWords.levels[level]}: </span>
        <b className="alert-line__title">{title}</b>
        {sentence !== undefined && <span className="alert-line__sentence">{sentence}</span>}
      </div>
      {action}
    </div>
  )
}
