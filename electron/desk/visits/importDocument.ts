import type { Tx } from '#electron/db/rights.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { SessionDocument, SignedEnvelope } from '#shared/document/sessionDocument.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { enqueueEvents, enqueueSigned } from '../delivery/enqueue.ts'
import type { Desk } from '../desk.ts'
import { profileOfDay } from '../practice/codingSwitches.ts'
import { audit } from '../record/audit.ts'
import { broughtKind, factsOfNotes, joinBrought } from './broughtEntries.ts'
import { envelopeAround } from './signedDocument.ts'

/** What an import will add; nothing of it is written yet. */
export interface ImportPlan {
  readonly document: SessionDocument
  readonly fresh: readonly ChartEvent[]
  readonly envelope: SignedEnvelope | null
}

/** Whether a file says no more than another plan for a visit that is here: that is for a nurse to accept (workflow 10). */
export function changesThePlan(desk: Desk, { sessionId, version, events, laterEvents = [] }: SessionDocument): boolean {
  const here = foldChart(desk.record(sessionId))
  const [planned, ...entries] = [...events, ...laterEvents]
  if (!here || version !== 0 || planned?.kind !== 'SessionScheduled' || entries.length > 0) return false
  return canonicalJson(planned.payload.plan) !== canonicalJson(here.scheduled.plan)
}

/**
 * A plan that comes alone and says nothing of coding switches takes those of the practice and its payer, once (ADR 34). Any other
 * document keeps what it was frozen with.
 */
function withOwnSwitches(desk: Desk, given: SessionDocument): SessionDocument {
  const [planned, ...entries] = given.events
  const isPlanAlone = given.version === 0 && entries.length === 0 && (given.laterEvents ?? []).length === 0
  if (!isPlanAlone || planned?.kind !== 'SessionScheduled') return given
  const { profile, coverages, day } = planned.payload
  if (Object.keys(profile).length > 0) return given
  const held = desk.record(given.sessionId).find(({ id }) => id === planned.id)
  const own = held?.kind === 'SessionScheduled' ? held.payload.profile : profileOfDay(desk, coverages, day)
  return { ...given, events: [{ ...planned, payload: { ...planned.payload, profile: own } }] }
}

/**
 * Reads a document against the record. Events that are here already stay as they are; another event or another signed
 * version under the same id is a conflict, said in one sentence, and nothing is kept.
 */
export function planImport(desk: Desk, given: SessionDocument): Result<ImportPlan, string> {
  const { laterEvents = [], ...document } = withOwnSwitches(desk, given)
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
  const envelope = signature && envelopeAround(desk, document, signature)
  const before = signed.get(document.sessionId, document.version)
  if (before && before.sha256 !== envelope?.contentSha256)
    return err(`version: another version ${document.version} of this session is here`)
  return ok({ document, fresh: all.filter(({ id }) => !events.has(id)), envelope })
}

/**
 * Adds what was planned, and puts it on its way to the others of the site like everything that is entered here: a visit that
 * goes on at this workstation is nobody's riddle at another one.
 */
export function writeImport(
  desk: Desk,
  tx: Tx,
  { document, fresh, envelope }: ImportPlan,
  userId: string | null,
): void {
  const { events, signed, tables } = desk.stores
  const { sessionId } = document
  joinBrought(events, tx, fresh)
  for (const facts of factsOfNotes(fresh))
    enqueueEvents(desk, tx, sessionId, audit(desk, tx, { kind: broughtKind, userId, sessionId, facts }))
  if (envelope && !signed.get(sessionId, document.version)) enqueueSigned(desk, tx, envelope)
  tables.refresh(tx, sessionId)
}
