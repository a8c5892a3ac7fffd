import { z } from 'zod'
import { signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import type { EventStore } from '../db/eventStore.ts'
import type { OutboxRow } from '../db/outboxStore.ts'
import type { SignedStore } from '../db/signedStore.ts'
import type { HubAnswer } from './hubAnswer.ts'
import type { HubClient } from './hubClient.ts'
import type { Promised } from './nextStep.ts'
import { createEventSender } from './sendEvents.ts'

/** What an outbox row's body names: the bytes themselves lie in the record, where they cannot change. */
export const eventsBody = z.object({ fromSeq: z.number().int(), toSeq: z.number().int() })
export const signedBody = z.object({ sessionId: z.string(), version: z.number().int() })

export interface Sent {
  readonly promised: Promised
  readonly answer: HubAnswer
}

export type Sender = (row: OutboxRow, deviceKey: string) => Promise<Sent>

/** Builds a row's bytes again, sends them, and hands back what was promised and what was answered. Decides nothing. */
export function createSender(
  client: HubClient,
  { events, signed }: { readonly events: EventStore; readonly signed: SignedStore },
  deviceId: string,
): Sender {
  const sendEvents = createEventSender(client, events, deviceId)

  async function sendSigned(row: OutboxRow, deviceKey: string): Promise<Sent> {
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
  }

  return async (row, deviceKey) => {
    if (row.kind === 'signed') return sendSigned(row, deviceKey)
    const { fromSeq, toSeq } = eventsBody.parse(JSON.parse(row.body))
    return { promised: { kind: 'events', fromSeq, toSeq }, answer: await sendEvents(fromSeq, toSeq, deviceKey) }
  }
}
