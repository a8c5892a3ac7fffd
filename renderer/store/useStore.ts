import { createContext, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Chart } from '#shared/chart/chart.ts'
import { type Instant, instantAt } from '#shared/kernel/instant.ts'
import type { AppState } from './appState.ts'
import { chartOf } from './charts.ts'
import type { AppStore } from './createAppStore.ts'

export const StoreContext = createContext<AppStore | null>(null)

/** The window's store, for what it can do. */
export function useAppStore(): AppStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('a screen is drawn inside StoreContext')
  return store
}

/** A piece of the state; the screen is drawn again when that piece changes. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore().state, select)
}

/** The chart of a session, committed and saving together. */
export const useChart = (sessionId: string): Chart | null => useApp((state) => chartOf(state, sessionId))

const zoneOf = (state: AppState): string => state.clinic?.practice.zone ?? 'UTC'

/** Now to the second, for running clocks. */
export function useNow(): Instant {
  const second = useApp((state) => Math.floor(state.nowMs / 1_000) * 1_000)
  const zone = useApp(zoneOf)
  return useMemo(() => instantAt(second, zone), [second, zone])
}

/** Now to the minute, for codes, sentences and guards. */
export function useMinute(): Instant {
  const minute = useApp((state) => Math.floor(state.nowMs / 60_000) * 60_000)
  const zone = useApp(zoneOf)
  return useMemo(() => instantAt(minute, zone), [minute, zone])
}
