import { AlarmClock, CircleCheck, Droplets, type LucideIcon, OctagonAlert, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export type ChipState = 'run' | 'due' | 'urgent' | 'good' | 'wait' | 'plain'

export type ChipProps = {
  readonly state: ChipState
  readonly children: ReactNode
  /** Another shape than the state's own; null for none. */
  readonly icon?: LucideIcon | null | undefined
  readonly className?: string | undefined
}

const ownIcon: Readonly<Record<ChipState, LucideIcon | null>> = {
  run: Droplets,
  due: AlarmClock,
  urgent: OctagonAlert,
  good: CircleCheck,
  wait: UsersRound,
  plain: null,
}

/** A state in a few words: colour, shape and words together, never colour alone. */
export function Chip({ state, children, icon, className }: ChipProps) {
  const drawn = icon === undefined ? ownIcon[state] : icon
  return (
    <span className={classes('chip', `chip--${state}`, className)}>
      {drawn && <Icon of={drawn} size="s" />}
      <span>{children}</span>
    </span>
  )
}
