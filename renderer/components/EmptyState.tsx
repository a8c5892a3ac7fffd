import { CalendarCheck, type LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Icon } from './Icon.tsx'

export type EmptyStateProps = {
  /** What is true: "No one is in your chairs". */
  readonly title: ReactNode
  /** What comes next: "Next: Jensen, 11:15, chair 5." Every empty list says it. */
  readonly next: string | ReactElement
  readonly icon?: LucideIcon | undefined
  /** One TapTarget. */
  readonly action?: ReactNode
}

/** Nothing here: a dashed frame that says what is true and what comes next. */
export function EmptyState({ title, next, icon = CalendarCheck, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon of={icon} size="l" />
      <div className="empty__words">
        <b>{title}</b>
        <p className="empty__next">{next}</p>
      </div>
      {action}
    </div>
  )
}
