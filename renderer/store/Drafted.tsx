import { type ReactNode, useEffect, useMemo } from 'react'
import { type DraftPlace, draftKey } from './draftPlace.ts'
import { DraftScope } from './useDraft.ts'
import { useApp, useAppStore } from './useStore.ts'

export interface DraftedProps {
  /** The visit it is about; null = about none. */
  readonly sessionId: string | null
  /** Which sheet, or which fields of a screen. */
  readonly sheet: string
  readonly children: ReactNode
}

/** Keeps what whoever is signed in types beneath it: `useDraft`. */
export function Drafted({ sessionId, sheet, children }: DraftedProps) {
  const store = useAppStore()
  const userId = useApp((state) => state.signedIn?.user.id ?? '')
  const place = useMemo<DraftPlace>(() => ({ userId, sessionId, sheet }), [userId, sessionId, sheet])
  useEffect(() => void store.fetchDrafts(sessionId), [store, sessionId])
  return (
    <DraftScope key={draftKey(place)} value={place}>
      {children}
    </DraftScope>
  )
}
