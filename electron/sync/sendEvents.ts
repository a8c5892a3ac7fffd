import type { EventStore } from '../db/eventStore.ts'
import type { HubAnswer } from './hubAnswer.ts'
import type { HubClient } from './hubClient.ts'

const eventsAtOnce = 200

/** Sends this device's chain from where the hub's copy ends up to a place; the entries between two rows (audit) go along. */
export function createEventSender(
  client: HubClient,
  events: Pick<EventStore, 'after'>,
  deviceId: string,
): (fromSeq: number, toSeq: number, deviceKey: string) => Promise<HubAnswer> {
  /** The last place of our chain the hub is known to have; null = it has not said yet. */
  let hubHasUpTo: number | null = null

  async function push(after: number, toSeq: number, deviceKey: string): Promise<HubAnswer> {
    const batch = events.after(deviceId, after, Math.min(eventsAtOnce, toSeq - after))
    const pushed = batch.map(({ deviceSeq, id, text, prevHash, hash }) => ({
      seq: deviceSeq,
      id,
      body: text,
      prevHash,
      hash,
    }))
    const answer = await client.call('events.push', { events: pushed }, { deviceKey })
    if (!answer.ok) return answer.error
    const { answers, lastSeq } = answer.value
    const no = answers.find((one) => one.answer === 'invalid')
    return { kind: 'events', lastSeq, refused: no ? { seq: no.seq, reason: no.reason ?? 'no reason given' } : null }
  }

  return async (fromSeq, toSeq, deviceKey) => {
    let after = hubHasUpTo ?? fromSeq - 1
    let wentBack = false
    while (after < toSeq) {
      const answer = await push(after, toSeq, deviceKey)
      if (answer.kind !== 'events') return answer
      hubHasUpTo = answer.lastSeq
      // The hub's copy ends before what was sent: it is new, or was set up again. Begin where it ends, once.
      if (answer.lastSeq < after && !wentBack) wentBack = true
      else if (answer.refused || answer.lastSeq <= after) return answer
      after = answer.lastSeq
    }
    return { kind: 'events', lastSeq: after, refused: null }
  }
}
