import type { StoreApi } from 'zustand/vanilla'
import type { Api } from '#shared/ipc/client.ts'
import { epochMs, type Instant, instantAt } from '#shared/kernel/instant.ts'
import type { Clock, NewId } from '#shared/kernel/ports.ts'
import type { AppState, Said } from './appState.ts'

/** The two sounds: something is due; a person must act now. */
export type Chime = 'due' | 'urgent'

/** What the store is made from: the wire's client, this machine's clock, fresh ids, and a way to wait. */
export interface StorePorts {
  readonly api: Api
  readonly clock: Clock
  readonly newId: NewId
  /** Runs later; the returned function calls it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void
  /** Makes a sound; left out where there is no loudspeaker. */
  readonly chime?: (level: Chime) => void
}

/** The ports with the state and the few words every part of the store needs. */
export interface Room extends StorePorts {
  readonly store: StoreApi<AppState>
  /** Now on the back end's clock: the demo day runs on its own (design 12.1). */
  now(): Instant
  say(words: string, politeness?: Said['politeness']): void
}

/** Zone used until the practice is known; only the lock screen's first frame can show it. */
const zoneBeforeClinic = 'UTC'

export function createRoom(ports: StorePorts, store: StoreApi<AppState>, clockAhead: () => number): Room {
  return {
    ...ports,
    store,
    now: () =>
      instantAt(epochMs(ports.clock.now()) + clockAhead(), store.getState().clinic?.practice.zone ?? zoneBeforeClinic),
    say: (words, politeness = 'polite') => {
      store.setState(({ said }) => ({ said: { words, politeness, turn: said.turn + 1 } }))
    },
  }
}
