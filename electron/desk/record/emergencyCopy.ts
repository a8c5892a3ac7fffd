import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { type EmergencyCopy, emergencyFormat } from '#shared/document/emergencyCopy.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import type { Output } from '#shared/ipc/contract.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { addMinutes, localDate } from '#shared/kernel/instant.ts'
import { sessionDelivery } from '../delivery/sessionDelivery.ts'
import type { Desk } from '../desk.ts'
import { countRestricted } from '../restricted/restricted.ts'
import { buildSessionDocument } from '../visits/buildSessionDocument.ts'
import { foldOnce } from '../visits/foldOnce.ts'
import { newestDocument } from '../visits/signedDocument.ts'

const dayMinutes = 24 * 60

/**
 * Every visit that may be nowhere else, as one file a person can carry to another workstation: not signed, not yet received by
 * the hub, or of yesterday and today. One that cannot be read whole is named and left out; the others are not held up by it.
 */
export function emergencyCopy(desk: Desk): Output<'record.emergencyCopy'> {
  const now = desk.now()
  const since = localDate(addMinutes(now, -dayMinutes))
  const documents: SessionDocument[] = []
  const unreadable: string[] = []
  for (const sessionId of desk.stores.events.sessionIds()) {
    try {
      const document = documentOf(desk, sessionId, since)
      if (document) documents.push(document)
    } catch (thrown) {
      // Whatever is wrong with one visit, the others must come out.
      desk.storage.saw(thrown)
      unreadable.push(sessionId)
    }
  }
  const copy: EmergencyCopy = { format: emergencyFormat, formatVersion: 1, madeAt: now, documents }
  const fileName = `chairside-emergency-${now.utc.slice(0, 16).replace(/[^0-9]/g, '')}.json`
  const restricted = countRestricted(
    desk,
    documents.map(({ sessionId }) => sessionId),
  )
  return { fileName, text: `${canonicalJson(copy)}\n`, visits: documents.length, unreadable, restricted }
}

function documentOf(desk: Desk, sessionId: string, since: string): SessionDocument | null {
  const events = desk.record(sessionId)
  const chart = foldOnce(events)
  if (!chart || !isNeeded(desk, chart, since)) return null
  const signed = newestDocument(desk, sessionId)
  return signed ? withLater(signed, events) : buildSessionDocument(desk.clinic(), chart, events, 0)
}

/** The signed version as it is, and beside it what was entered since: an amendment in progress, an entry that came late. */
function withLater(document: SessionDocument, events: readonly ChartEvent[]): SessionDocument {
  const signed = new Set(document.events.map(({ id }) => id))
  const later = events.filter(({ id }) => !signed.has(id))
  return later.length === 0 ? document : { ...document, laterEvents: later }
}

function isNeeded(desk: Desk, { sessionId, scheduled, signed, closed }: Chart, since: string): boolean {
  if (scheduled.day >= since) return true
  if (closed) return false
  return signed === null || sessionDelivery(desk, sessionId).state !== 'received'
}
