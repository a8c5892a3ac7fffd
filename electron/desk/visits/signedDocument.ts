import { createHash } from 'node:crypto'
import type { SignedStore } from '#electron/db/signedStore.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { signaturesOf } from '#shared/chart/fold/foldAmendments.ts'
import { type SessionDocument, type SignedEnvelope, signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Desk } from '../desk.ts'
import { receiverNumbers } from '../schedule/receiverNumbers.ts'
import { buildSessionDocument } from './buildSessionDocument.ts'

/** The newest signed document of a session, or null. */
export function newestDocument(desk: Desk, sessionId: string): SessionDocument | null {
  const signed = desk.stores.signed.newest(sessionId)
  return signed && signedEnvelopeSchema.parse(JSON.parse(signed.document)).payload
}

/** A signed chart → the envelope that is kept, sent and named by the receipt. `chart.signed` must be there. */
export function sealSession(desk: Desk, chart: Chart, events: readonly ChartEvent[]): SignedEnvelope {
  if (!chart.signed) throw new Error('only a signed session is sealed')
  const { version } = chart.signed.payload
  const appointment = receiverNumbers(desk, chart)
  const payload: SessionDocument = {
    ...buildSessionDocument(desk.clinic(), chart, events, version),
    ...(appointment ? { appointment } : {}),
  }
  return envelopeAround(desk, payload, chart.signed)
}

/** A document and its signature → the envelope under which this workstation keeps and sends it, wherever it was signed. */
export function envelopeAround(
  desk: Desk,
  payload: SessionDocument,
  { userId, happenedAt }: Pick<ChartEvent, 'userId' | 'happenedAt'>,
): SignedEnvelope {
  const device = desk.device()
  return {
    schema: 'chairside.signed/1',
    session: payload.sessionId,
    version: payload.version,
    siteId: device.enrolment?.siteId ?? desk.clinic().practice.id,
    deviceId: device.id,
    contentSha256: createHash('sha256').update(canonicalJson(payload)).digest('hex'),
    signedBy: userId,
    signedAt: happenedAt,
    payload,
  }
}

/** An envelope as the record keeps it: its own text, byte for byte as it is sent. */
export function signedVersionOf(envelope: SignedEnvelope): Parameters<SignedStore['add']>[1] {
  // By its number: a clock that runs behind puts a later version before an earlier one.
  const signature = signaturesOf(envelope.payload.events).find(({ payload }) => payload.version === envelope.version)
  return {
    sessionId: envelope.session,
    version: envelope.version,
    document: canonicalJson(envelope),
    sha256: envelope.contentSha256,
    ruleSet: signature?.payload.ruleSet ?? 'none',
    signedAt: envelope.signedAt,
  }
}
