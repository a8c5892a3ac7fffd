import { type ReactNode, useCallback, useState } from 'react'
import { AnnounceContext, type Politeness } from './useAnnounce.ts'

type Said = { readonly words: string; readonly turn: number }

const silence: Said = { words: '', turn: 0 }

// A live region is only read when its text changes. The same sentence said twice ("Not started") gets an
// invisible zero-width mark every other time, so that it is heard again (WAI-ARIA 1.2, aria-live).
const heardAgain = ({ words, turn }: Said) => (words && turn % 2 ? `${words}\u200b` : words)

export type AnnouncerProps = { readonly children: ReactNode }

/** Holds the page's two live regions; everything below may call useAnnounce(). Mount once, around the app. */
export function Announcer({ children }: AnnouncerProps) {
  const [polite, setPolite] = useState(silence)
  const [assertive, setAssertive] = useState(silence)
  const announce = useCallback((words: string, politeness: Politeness = 'polite') => {
    const set = politeness === 'assertive' ? setAssertive : setPolite
    set((before) => ({ words, turn: before.turn + 1 }))
  }, [])
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="unseen" role="status" aria-live="polite" data-live-announcer="true">
        {heardAgain(polite)}
      </div>
      <div className="unseen" role="alert" aria-live="assertive" data-live-announcer="true">
        {heardAgain(assertive)}
      </div>
    </AnnounceContext>
  )
}
