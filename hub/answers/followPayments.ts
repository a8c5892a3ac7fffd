import type { HubPorts } from '../ports.ts'
import type { HubStore } from '../store.ts'
import { followThese, placeOf, waitingFollows } from './stagePayment.ts'

const followsAtOnce = 50

/**
 * Does what follows payments that count, some at a time, until nothing is left. One that throws is put aside until the next
 * call, and those behind it go on; the log says so once.
 */
export function createFollower(store: HubStore, ports: HubPorts): () => Promise<void> {
  const told = new Set<string>()
  return async () => {
    const aside = new Set<string>()
    for (let most = followsAtOnce; ; ) {
      const found = await store.look(waitingFollows(aside, most))
      const [first] = found
      if (!first) return
      try {
        await store.transact(followThese(found, ports.now()))
      } catch {
        if (found.length === 1) {
          aside.add(placeOf(first))
          if (!told.has(placeOf(first)))
            ports.log(`answers: what follows payment ${first.trace} failed at ${first.nth}`)
          told.add(placeOf(first))
        }
        most = found.length === 1 ? followsAtOnce : 1
      }
      await ports.breathe()
    }
  }
}
