import { createContext, useContext } from 'react'

/** polite waits for the reader to finish (due, waiting); assertive speaks at once (urgent, refusals). */
export type Politeness = 'polite' | 'assertive'

export type Announce = (words: string, politeness?: Politeness) => void

export const AnnounceContext = createContext<Announce>(() => undefined)

/** Says words to a screen reader; silent where no Announcer stands above. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}
