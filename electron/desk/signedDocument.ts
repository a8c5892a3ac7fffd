import { createHash } from 'node:crypto'
import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { type SessionDocument, type SignedEnvelope, signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { SignedStore } from '../db/signedStore.ts'
import { buildSessionDocument } from './buildSessionDocument.ts'
import type { Desk } from './desk.ts'
import { receiverNumbers } from './schedule/receiverNumbers.ts'

/** The newest signed document of a session, or null. */
export function newestDocument(desk: Desk, sessionId: string): SessionDocument | null {
  const signed = desk.stores.signed.newest(sessionId)
  return signed && signedEnvelopeSchema.parse(JSON.parse(signed.document)).payload
}

/** A signed chart → the envelope that is kept, sent and named by the receipt. `chart.signed` must be there. */
export function sealSession(desk: Desk, chart: Chart, events: readonly ChartEvent[]): SignedEnvelope {
  if (!chart.signed) throw new Error('only a signed session is sealed')
  const { version } = chart.signed.payload
  const clinic = desk.clinic()
  const appointment = receiverNumbers(desk, chart)
  const payload: SessionDocument = {
    ...buildSessionDocument(clinic, chart, events, version),
    ...(appointment ? { appointment } : {}),
  }
  const device = desk.device()
  return {
    schema: 'chairside.signed/1',
    session: chart.sessionId,
    version,
    siteId: device.enrolment?.siteId ?? clinic.practice.id,
    deviceId: device.id,
    contentSha256: createHash('sha256').update(canonicalJson(payload)).digest('hex'),
    signedBy: chart.signed.userId,
    signedAt: chart.signed.happenedAt,
    payload,
  }
}

/** An envelope as the record keeps it: its own text, byte for byte as it is sent. */
export function signedVersionOf(envelope: SignedEnvelope): Parameters<SignedStore['add']>[1] {
  const signature = envelope.payload.events.findLast((event) => event.kind === 'SessionSigned')
  return {
    sessionId: envelope.session,
    version: envelope.version,
    document: canonicalJson(envelope),
    sha256: envelope.contentSha256,
    ruleSet: signature?.payload.ruleSet ?? 'none',
    signedAt: envelope.signedAt,
  }
}
