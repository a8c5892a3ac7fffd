import { createHash } from 'node:crypto'
import type { SignedEnvelope } from '#shared/document/sessionDocument.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { StoredEvent } from '../db/eventRow.ts'
import type { Tx } from '../db/rights.ts'
import type { Desk } from './desk.ts'
import { signedVersionOf } from './signedDocument.ts'

/** "The hub shall have this device's chain up to here." The events themselves never change, so their places are enough. */
export function enqueueEvents(desk: Desk, tx: Tx, sessionId: string, stored: readonly StoredEvent[]): void {
  const first = stored[0]
  const last = stored.at(-1)
  if (!first || !last) return
  const body = canonicalJson({ fromSeq: first.deviceSeq, toSeq: last.deviceSeq })
  desk.stores.outbox.enqueue(tx, {
    id: desk.newId(),
    kind: 'events',
    ref: sessionId,
    body,
    contentSha256: last.hash,
    createdAt: desk.now(),
  })
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
