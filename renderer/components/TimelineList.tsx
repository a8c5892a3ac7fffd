import type { ReactNode } from 'react'
import { partWords } from '#renderer/words/parts.ts'

export type VisitEvent = {
  readonly key: string
  /** "09:31"; null for a time that is missing. */
  readonly time: string | null
  readonly words: ReactNode
  /** run: blue from here on; missing: a hole to fill; struck: entered in error, kept. */
  readonly kind?: 'past' | 'run' | 'missing' | 'struck' | undefined
}

export type TimelineListProps = { readonly label: string; readonly events: readonly VisitEvent[] }

/** "This visit": what happened, in order, on one line of dots. */
export function TimelineList({ label, events }: TimelineListProps) {
  return (
    <ol className="visit-list" aria-label={label}>
      {events.map(({ key, time, words, kind = 'past' }) => (
        <li key={key} className={`visit-list__event visit-list__event--${kind}`}>
          <span className="visit-list__time">{time ?? partWords.noTime}</span>
          <span className="visit-list__dot" />
          <span className="visit-list__words">{words}</span>
        </li>
      ))}
    </ol>
  )
}
