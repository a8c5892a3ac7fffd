import { type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { AlertIcon } from './AlertLine.tsx'
import { classes } from './classes.ts'

export type ReviewListProps = { readonly label: string; readonly children: ReactNode }

/** The list of things to fix, or of warnings to read. */
export function ReviewList({ label, children }: ReviewListProps) {
  return (
    <ul className="card review-list" aria-label={label}>
      {children}
    </ul>
  )
}

export type ReviewItemProps = {
  /** block: must be fixed before signing; warning: must be read. */
  readonly kind: 'block' | 'warning'
  readonly title: string
  readonly sentence: string
  readonly icon?: LucideIcon | undefined
  /** A quiet TapTarget to where a warning can be settled ("Record vitals"). */
  readonly way?: ReactNode
  /** A main TapTarget ("Set stop time") or a CheckRow. */
  readonly action?: ReactNode
}

/** One thing to fix or to read, with its one button. */
export function ReviewItem({ kind, title, sentence, icon, way, action }: ReviewItemProps) {
  const isBlock = kind === 'block'
  return (
    <li className={classes('review-item', isBlock && 'review-item--block')}>
      <AlertIcon level={isBlock ? 'urgent' : 'due'} icon={icon ?? (isBlock ? undefined : TriangleAlert)} small />
      <div className="grow review-item__body">
        <div className="review-item__words">
          <b className="review-item__title">{title}</b>
          <p className="review-item__sentence">{sentence}</p>
        </div>
        {way}
      </div>
      {action}
    </li>
  )
}
