import { signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import type { EventStore } from '../db/eventStore.ts'
import type { OutboxRow } from '../db/outboxStore.ts'
import type { SignedStore } from '../db/signedStore.ts'
import { eventsBody, signedBody } from '../desk/delivery/enqueue.ts'
import type { HubAnswer } from './hubAnswer.ts'
import type { HubClient } from './hubClient.ts'
import type { Promised } from './nextStep.ts'
import { createEventSender } from './sendEvents.ts'

/** What a row of events promises to deliver. */
export const promisedEvents = (row: OutboxRow): Extract<Promised, { kind: 'events' }> => ({
  kind: 'events',
  ...eventsBody.parse(JSON.parse(row.body)),
})

export interface Sent {
  readonly promised: Promised
  readonly answer: HubAnswer
}

/** Builds what rows stand for again, sends it, and hands back what was answered. Decides nothing. */
export interface Sender {
  signed(row: OutboxRow, deviceKey: string): Promise<Sent>
  /** Our chain from the first of these places to the last, in as few pushes as may be. */
  events(
    promised: readonly { readonly fromSeq: number; readonly toSeq: number }[],
    deviceKey: string,
  ): Promise<HubAnswer>
}

export function createSender(
  client: HubClient,
  { events, signed }: { readonly events: EventStore; readonly signed: SignedStore },
  deviceId: string,
): Sender {
  const sendEvents = createEventSender(client, events, deviceId)
  return {
    async signed(row, deviceKey) {
      const { sessionId, version } = signedBody.parse(JSON.parse(row.body))
      const stored = signed.get(sessionId, version)
      if (!stored) throw new Error(`the outbox names a signed version that is not there: ${sessionId} ${version}`)
      const envelope = signedEnvelopeSchema.parse(JSON.parse(stored.document))
      const idempotencyKey = `${sessionId}-v${version}`
      const answer = await client.call('sessions.submit', { envelope }, { deviceKey, idempotencyKey })
      return {
        promised: { kind: 'signed', session: sessionId, version, sha256: stored.sha256 },
        answer: answer.ok ? { kind: 'receipt', receipt: answer.value } : answer.error,
      }
    },
    events: (promised, deviceKey) =>
      sendEvents(
        Math.min(...promised.map(({ fromSeq }) => fromSeq)),
        Math.max(...promised.map(({ toSeq }) => toSeq)),
        deviceKey,
      ),
  }
}
