import { ClockAlert, type LucideIcon, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export type BannerProps = {
  readonly level: 'due' | 'urgent'
  readonly title: ReactNode
  readonly sentence?: ReactNode
  readonly icon?: LucideIcon | undefined
  readonly action?: ReactNode
  /** Rounded, for use inside a screen rather than under the header. */
  readonly card?: boolean | undefined
}

/** The full-width line under the header: clock in doubt, disk trouble. Give it to AppShell's `banner`. */
export function Banner({ level, title, sentence, icon, action, card = false }: BannerProps) {
  return (
    <div className={classes('banner', `banner--${level}`, card && 'banner--card')} role="status">
      <Icon of={icon ?? (level === 'urgent' ? OctagonAlert : ClockAlert)} />
      <div className="banner__words">
        <b>{title}</b>
        {sentence !== undefined && <p className="banner__sentence">{sentence}</p>}
      </div>
      {action}
    </div>
  )
}
