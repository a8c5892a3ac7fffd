import { createHash } from 'node:crypto'
import type { ChartEvent } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/foldChart.ts'
import { type SessionDocument, type SignedEnvelope, signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { chainHash, chainStart } from '../db/chain.ts'
import type { ForeignEvent } from '../db/foreignEvents.ts'
import type { Tx } from '../db/rights.ts'
import type { Desk } from './desk.ts'
import { signedVersionOf } from './signedDocument.ts'

/** What an import will add; nothing of it is written yet. */
export interface ImportPlan {
  readonly document: SessionDocument
  readonly fresh: readonly ChartEvent[]
  readonly envelope: SignedEnvelope | null
}

/**
 * Reads a document against the record. Events that are here already stay as they are; another event or another signed
 * version under the same id is a conflict, said in one sentence, and nothing is kept.
 */
export function planImport(desk: Desk, given: SessionDocument): Result<ImportPlan, string> {
  const { laterEvents = [], ...document } = given
  const chart = foldChart(document.events)
  if (!chart) return err('events: the session was never opened')
  const signature = chart.signed
  if (document.version !== (signature?.payload.version ?? 0))
    return err(
      `version: the document says ${document.version}, its signature ${signature?.payload.version ?? 'nothing'}`,
    )
  const { events, signed } = desk.stores
  const held = new Map(desk.record(document.sessionId).map((event) => [event.id, canonicalJson(event)]))
  const all = [...document.events, ...laterEvents]
  const other = all.find((event) => events.has(event.id) && held.get(event.id) !== canonicalJson(event))
  if (other) return err(`events: another entry stands here under the id ${other.id}`)
  const envelope = signature && envelopeOf(document, signature)
  const before = signed.get(document.sessionId, document.version)
  if (before && before.sha256 !== envelope?.contentSha256)
    return err(`version: another version ${document.version} of this session is here`)
  return ok({ document, fresh: all.filter(({ id }) => !events.has(id)), envelope })
}

/** Adds what was planned. An imported file is a chain of its own: this device's chain says only what happened on this device. */
export function writeImport(desk: Desk, tx: Tx, { document, fresh, envelope }: ImportPlan): void {
  const { events, signed, tables } = desk.stores
  const refused = events.addForeign(tx, chainOf(fresh)).find(({ answer }) => answer === 'refused')
  if (refused) throw new Error(`an imported chain was refused: ${JSON.stringify(refused)}`)
  if (envelope) signed.add(tx, signedVersionOf(envelope))
  tables.refresh(tx, document.sessionId)
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function chainOf(fresh: readonly ChartEvent[]): readonly ForeignEvent[] {
  const deviceId = `import-${sha256(canonicalJson(fresh.map(({ id }) => id))).slice(0, 32)}`
  let prevHash = chainStart
  return fresh.map((event, index) => {
    const body = canonicalJson(event)
    const link = { deviceId, seq: index + 1, body, prevHash, hash: chainHash(prevHash, body) }
    prevHash = link.hash
    return link
  })
}

function envelopeOf(document: SessionDocument, signature: ChartEvent): SignedEnvelope {
  return signedEnvelopeSchema.parse({
    schema: 'chairside.signed/1',
    session: document.sessionId,
    version: document.version,
    siteId: document.practice.id,
    deviceId: signature.deviceId,
    contentSha256: sha256(canonicalJson(document)),
    signedBy: signature.userId,
    signedAt: signature.happenedAt,
    payload: document,
  })
}
