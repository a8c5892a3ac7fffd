import { createContext, useContext, useState } from 'react'
import type { Instant } from '#shared/kernel/instant.ts'
import { useApp, useAppStore } from './useStore.ts'

/** What is typed in one sheet of one visit by one person; null where nothing is kept. */
export const DraftScope = createContext<string | null>(null)

/**
 * Like `useState`, but kept until the sheet is saved or thrown away on purpose: another patient, another screen or
 * another person in between loses nothing typed. Never for a PIN, nor for the second check.
 */
export function useDraft<T>(field: string, first: T | (() => T)): readonly [T, (value: T) => void] {
  const store = useAppStore()
  const scope = useContext(DraftScope)
  const [local, setLocal] = useState(first)
  const kept = useApp((state) => (scope === null ? undefined : state.drafts[scope]?.values[field]))
  const set = (value: T): void => (scope === null ? setLocal(value) : store.keepDraft(scope, field, value))
  return [kept === undefined ? local : (kept as T), set]
}

/** Since when something is kept in this sheet from an earlier opening; null when it was opened empty. */
export function useKeptSince(): { readonly since: Instant | null; readonly throwAway: () => void } {
  const store = useAppStore()
  const scope = useContext(DraftScope)
  const [since] = useState(() => (scope === null ? null : (store.state.getState().drafts[scope]?.since ?? null)))
  const isKept = useApp((state) => scope !== null && state.drafts[scope] !== undefined)
  return {
    since: isKept ? since : null,
    throwAway: () => {
      if (scope !== null) store.dropDraft(scope)
    },
  }
}
