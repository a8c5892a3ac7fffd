import { billSession } from '#shared/billing/billSession.ts'
import { visitFactsOf } from '#shared/billing/visitFacts.ts'
import { authorizationNumbers, leftWithOthers } from '#shared/claim/authorizationNumbers.ts'
import { holdsFor } from '#shared/claim/issues.ts'
import { renumbered } from '#shared/claim/lineNumber.ts'
import type { ChargedVisit } from '#shared/claim/visitFacts.ts'
import { type SignedEnvelope, signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import type { HubError, HubInput, HubOutput } from '#shared/ipc/hubContract.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { HubPorts } from '../ports.ts'
import { row, type Work } from '../sql.ts'
import type { HubStore } from '../store.ts'
import {
  type ChargeRow,
  chargedOf,
  chargeRowsAt,
  enqueueCharges,
  followsOf,
  isVoid,
  keepCharged,
  labelOf,
  type Standing,
  standingAfter,
  versionOf,
} from './chargeRows.ts'
import { settingsSchema } from './destination.ts'
import { leftInFile } from './leftBefore.ts'
import { type DestinationRow, destinationRow } from './outgoingStore.ts'
import { type ChargedBefore, type ChargeSettings, chargesName, writeCharges, writeVoid } from './writeCharges.ts'

type SendInput = HubInput<'charges.send'>
type Sent = Result<HubOutput<'charges.send'>, HubError>

const no = (code: HubError['code'], message: string): Result<never, HubError> => err({ code, message })
const noVersion = no('not-found', 'The hub has not received this version of the visit yet.')

/** Charges to put down; null = they are there, or on their way: the same again says nothing new. */
type Piece = Result<{ readonly name: string; readonly body: string; readonly charged: ChargedVisit } | null, HubError>

/**
 * The charges of one signed version on their way: what was charged at that destination before is credited first, whichever
 * version it was, and as it was charged. The same version goes again only where an authorization came since (ADR 33). `void`
 * credits it and charges nothing. What is before them on the way is taken to arrive; should it not, they are written anew
 * when they leave (`asItStands`).
 */
export async function sendCharges(store: HubStore, ports: HubPorts, input: SendInput): Promise<Sent> {
  const { sessionId, destinationId, version, facts } = input
  const destination = await store.look(destinationRow(destinationId))
  if (!destination) return no('not-found', 'The hub knows no such destination.')
  const settings = settingsSchema.parse(JSON.parse(destination.settings))
  if (settings.kind !== 'mllp' && settings.kind !== 'fhir')
    return no('bad-input', `${destination.name} takes no charges. Choose an HL7 receiver or a FHIR server.`)
  await keepAllCharged(store, input)
  const told = await toldAs(store, sessionId, version, facts)
  return store.transact(queueCharges(input, { destination, settings, told }, ports))
}

interface Judged {
  readonly destination: DestinationRow
  readonly settings: ChargeSettings
  readonly told: Told
}

/** Judged and put down in one transaction: what left, or was signed, meanwhile is asked about as well. */
function* queueCharges(input: SendInput, judged: Judged, ports: HubPorts): Work<Sent> {
  const { sessionId, destinationId, by } = input
  const known = (yield* chargeRowsAt(destinationId, sessionId)).filter(({ state }) => state !== 'needs_person')
  const standing = standingAfter(known)
  const at = { ...judged, known, standing }
  const piece = input.as === 'void' ? voidPiece(at) : yield* claimPiece(input, at)
  if (!piece.ok) return piece
  if (!piece.value) return ok({ queued: false })
  const send = { id: ports.newId(), destinationId, aboutId: sessionId, by: by.name, follows: followsOf(standing) }
  return ok({ queued: yield* enqueueCharges({ ...send, ...piece.value }, ports.now()) })
}

/** What was put down before claims were kept beside it is kept from here on. */
async function keepAllCharged(store: HubStore, { sessionId, destinationId, facts }: SendInput): Promise<void> {
  const all = await store.look(chargeRowsAt(destinationId, sessionId))
  for (const { id, name } of all.filter((one) => one.charged === null && !isVoid(one.name))) {
    const told = await toldAs(store, sessionId, versionOf(name), facts)
    if (told?.ok) await store.transact(keepCharged(id, told.value))
  }
}

interface At extends Judged {
  readonly known: readonly ChargeRow[]
  readonly standing: Standing | null
}

function* claimPiece(
  { sessionId, version, again = false }: SendInput,
  { settings, told, known, standing }: At,
): Work<Piece> {
  const there = standing && versionOf(standing.row.name) === version ? standing : null
  if (there?.isCharged && !isAuthorizedOtherwise(there.row, told)) return ok(null)
  if (!told) return noVersion
  if (!told.ok) return no('bad-input', told.error)
  // Under the same ids a receiver takes the charges for those it was told to credit.
  if (there && !there.isCharged)
    return no('bad-input', 'These charges were credited. Sign a new version to charge again.')
  const newest = yield* newestVersion(sessionId)
  if (newest > version)
    return no('bad-input', `Version ${newest} was signed, and version ${version} was chosen. Look at it again.`)
  const charged = there ? chargedAnew(told.value, version, known) : told.value
  const [hold] = holdsFor(charged.claim, false)
  if (hold) return no('bad-input', hold.text)
  if (!again) {
    const left = yield* leftInFile(sessionId, standing?.isCharged ? versionOf(standing.row.name) : 0)
    if (left !== null) return err({ code: 'bad-input', message: left, asks: true })
  }
  const name = chargesName(settings, 'claim', charged.claim)
  return ok({ name, charged, body: writeCharges(settings, charged, beforeOf(standing)) })
}

/** Whether an authorization came after these were charged, or one was taken back. */
function isAuthorizedOtherwise(row: ChargeRow, told: Told): boolean {
  const before = chargedOf(row)
  if (!before || !told?.ok) return false
  return leftWithOthers(authorizationNumbers(before.claim), authorizationNumbers(told.value.claim))
}

/** The same version once more, with ids and a name of its own: what is credited beside it has the ones before. */
function chargedAnew(told: ChargedVisit, version: number, known: readonly ChargeRow[]): ChargedVisit {
  const before = known.filter(({ name }) => !isVoid(name) && versionOf(name) === version)
  return { ...told, claim: renumbered(told.claim, before.length) }
}

function voidPiece({ destination, settings, told, standing }: At): Piece {
  const before = beforeOf(standing)
  if (!standing?.isCharged || !before)
    return no('bad-input', `Nothing of this visit is charged at ${destination.name}: nothing can be credited.`)
  // What was charged is credited though nothing newer can be read.
  const charged = told?.ok ? told.value : before
  const label = labelOf(standing.row.name)
  const name = chargesName(settings, 'void', { reference: before.claim.reference, ...label })
  return ok({ name, charged, body: writeVoid(settings, charged, before, label) })
}

/** The newest version of a visit that is signed and here. */
function* newestVersion(sessionId: string): Work<number> {
  const newest = yield* row<{ version: number | null }>(
    'select max(version) as version from signed_version where session_id = $1',
    sessionId,
  )
  return newest?.version ?? 0
}

/** What the receiver has; null = nothing that is known here. */
export function beforeOf(standing: Standing | null): ChargedBefore | null {
  const charged = standing && chargedOf(standing.row)
  return charged && { ...charged, isCharged: standing.isCharged }
}

/** A version as interfaces tell it; null = the hub has no such version. */
type Told = Result<ChargedVisit, string> | null

async function toldAs(store: HubStore, sessionId: string, version: number, facts: SendInput['facts']): Promise<Told> {
  const held = await store.get(sessionId, version)
  if (!held) return null
  const { payload, signedAt }: SignedEnvelope = signedEnvelopeSchema.parse(JSON.parse(held.envelopeText))
  const billed = billSession(payload, facts)
  if (!billed.ok) return billed
  const { claim, chart } = billed.value
  return ok({ claim, visit: visitFactsOf(payload, chart), signedAt })
}
