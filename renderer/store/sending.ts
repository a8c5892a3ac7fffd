import type { Answer } from '#shared/ipc/client.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { Room } from './ports.ts'

export interface Sending {
  /** Sends one command under its own id until somebody answers; while another person is signed in it waits. */
  send(input: Input<'chart.perform'>, userId: string): Promise<Answer<'chart.perform'>>
  /** Goes on with what waited for its own person. */
  wake(): void
}

const firstRetryMs = 250
const longestRetryMs = 5_000

/** Twice sent is once done: a command keeps its id, so trying again is harmless (examples 6, rule 3). */
export function createSending({ api, store, later }: Room): Sending {
  const sleepers = new Set<() => void>()
  return {
    send: async (input, userId) => {
      for (let waitMs = firstRetryMs; ; waitMs = Math.min(longestRetryMs, waitMs * 2)) {
        if (store.getState().signedIn?.user.id !== userId) {
          await new Promise<void>((wake) => sleepers.add(wake))
          continue
        }
        const answer = await api.call('chart.perform', input)
        if (answer.kind !== 'fault' || answer.fault.code !== 'unreachable') return answer
        store.setState({ wire: 'lost' })
        await new Promise<void>((wake) => later(waitMs, wake))
      }
    },
    wake: () => {
      const waiting = [...sleepers]
      sleepers.clear()
      for (const wake of waiting) wake()
    },
  }
}
