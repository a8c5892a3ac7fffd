import { deskWords } from '#renderer/words/desk.ts'
import type { Room } from './ports.ts'

/** What a person says about the way to the hub and about this workstation's clock. */
export interface Syncing {
  trySync(): Promise<void>
  /** This workstation's clock is right, off by so much from another as it is. */
  confirmClock(offsetSeconds: number): Promise<void>
}

export const createSyncing = ({ api, store, say }: Room, refresh: () => Promise<void>): Syncing => ({
  trySync: async () => {
    const answer = await api.call('sync.now', {})
    if (answer.kind === 'value') store.setState({ sync: answer.value })
  },
  confirmClock: async (offsetSeconds) => {
    const answer = await api.call('clock.confirm', { offsetSeconds })
    if (answer.kind === 'value') say(deskWords.clockConfirmed)
    // Another offset by now: the line says it, and asks again.
    await refresh()
  },
})
