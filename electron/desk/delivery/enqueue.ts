import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { StoredEvent } from '#electron/db/eventRow.ts'
import type { Tx } from '#electron/db/rights.ts'
import type { SignedEnvelope } from '#shared/document/sessionDocument.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Desk } from '../desk.ts'
import { signedVersionOf } from '../visits/signedDocument.ts'

/** What the body of a row of events says: places of this device's chain. */
export const eventsBody = z.object({ fromSeq: z.number().int(), toSeq: z.number().int() })

/** What the body of a signed version's row names: the bytes themselves lie in the record, where they cannot change. */
export const signedBody = z.object({ sessionId: z.string(), version: z.number().int() })

/**
 * "The hub shall have this device's chain up to here." The events themselves never change, so their places are enough; a
 * row of this session that nobody is sending yet says it for this tap too.
 */
export function enqueueEvents(desk: Desk, tx: Tx, sessionId: string, stored: readonly StoredEvent[]): void {
  const first = stored[0]
  const last = stored.at(-1)
  if (!first || !last) return
  const { outbox } = desk.stores
  const open = outbox.open(tx, 'events', sessionId)
  const fromSeq = open ? eventsBody.parse(JSON.parse(open.body)).fromSeq : first.deviceSeq
  const leaving = { body: canonicalJson({ fromSeq, toSeq: last.deviceSeq }), contentSha256: last.hash }
  if (open) outbox.extend(tx, open.id, leaving)
  else outbox.enqueue(tx, { id: desk.newId(), kind: 'events', ref: sessionId, ...leaving, createdAt: desk.now() })
}

/** Keeps a signed version for good and puts the same bytes on their way to billing. */
export function enqueueSigned(desk: Desk, tx: Tx, envelope: SignedEnvelope): void {
  const text = canonicalJson(envelope)
  desk.stores.signed.add(tx, signedVersionOf(envelope))
  desk.stores.outbox.enqueue(tx, {
    id: desk.newId(),
    kind: 'signed',
    ref: envelope.session,
    body: canonicalJson({ sessionId: envelope.session, version: envelope.version }),
    contentSha256: createHash('sha256').update(text).digest('hex'),
    createdAt: desk.now(),
  })
}
