import { createContext, useContext, useState } from 'react'
import type { Instant } from '#shared/kernel/instant.ts'
import type { Draft } from './appState.ts'
import { type DraftPlace, draftKey } from './draftPlace.ts'
import { useApp, useAppStore } from './useStore.ts'

/** Where what is typed here is kept; null where nothing is. `Drafted` gives it. */
export const DraftScope = createContext<DraftPlace | null>(null)

/**
 * Like `useState`, but kept until it is saved or thrown away on purpose: another patient, another screen, another person, a
 * reload or a power cut in between loses nothing typed. Never for a PIN, nor for the second check.
 */
export function useDraft<T>(field: string, first: T | (() => T)): readonly [T, (value: T) => void] {
  const store = useAppStore()
  const place = useContext(DraftScope)
  const [local, setLocal] = useState(first)
  const kept = useApp((state) => (place === null ? undefined : state.drafts[draftKey(place)]?.values[field]))
  const set = (value: T): void => (place === null ? setLocal(value) : store.keepDraft(place, field, value))
  return [fits(kept, local) ? (kept as T) : local, set]
}

/** Another version of Chairside may have kept another kind of value under the same name. */
const fits = (kept: unknown, first: unknown): boolean =>
  kept !== undefined &&
  (first === null ||
    first === undefined ||
    kept === null ||
    (typeof kept === typeof first && Array.isArray(kept) === Array.isArray(first)))

const useDraftHere = (): Draft | undefined => {
  const place = useContext(DraftScope)
  return useApp((state) => (place === null ? undefined : state.drafts[draftKey(place)]))
}

/** Throws away what was typed here: it is saved, or somebody begins anew. */
export function useThrowAway(): () => void {
  const store = useAppStore()
  const place = useContext(DraftScope)
  return () => {
    if (place !== null) store.dropDraft(place)
  }
}

/** Since when something stands here from an earlier opening; null when it was opened empty. */
export function useKeptSince(): Instant | null {
  const draft = useDraftHere()
  const [wasThere] = useState(draft !== undefined)
  return draft && (wasThere || draft.fromDesk) ? draft.since : null
}

/** What was thrown away here, until it is brought back or the sheet is closed. */
export function useStartOver(): {
  readonly startedOver: boolean
  readonly startOver: () => void
  readonly bringBack: () => void
} {
  const store = useAppStore()
  const place = useContext(DraftScope)
  const draft = useDraftHere()
  const [thrown, setThrown] = useState<Draft | null>(null)
  return {
    startedOver: thrown !== null,
    startOver: () => {
      if (place === null || !draft) return
      setThrown(draft)
      store.dropDraft(place)
    },
    bringBack: () => {
      if (place === null || !thrown) return
      setThrown(null)
      store.bringDraftBack(place, thrown)
    },
  }
}
