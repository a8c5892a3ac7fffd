import { billSession } from '#shared/billing/billSession.ts'
import { visitFactsOf } from '#shared/billing/visitFacts.ts'
import type { Claim } from '#shared/claim/claim.ts'
import { holdsFor } from '#shared/claim/issues.ts'
import { type SignedEnvelope, signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import { usualFhirSite, writeFhirBundle } from '#shared/formats/fhir/writeBundle.ts'
import { type DftProfile, usualProfile } from '#shared/formats/hl7/siteProfile.ts'
import { type DftFacts, writeDft } from '#shared/formats/hl7/writeDft.ts'
import type { HubError, HubInput, HubOutput } from '#shared/ipc/hubContract.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { HubPorts } from '../ports.ts'
import type { HubStore } from '../store.ts'
import { type DestinationSettings, settingsSchema } from './destination.ts'
import { chargesAt, type DestinationRow, destinationRow, enqueue } from './outgoingStore.ts'

type SendInput = HubInput<'charges.send'>
type Sent = Result<HubOutput<'charges.send'>, HubError>

const no = (code: HubError['code'], message: string): Result<never, HubError> => err({ code, message })
const noVersion = no('not-found', 'The hub has not received this version of the visit yet.')

/**
 * The charges of one signed version on their way: what was charged at that destination before is credited first, whichever
 * version it was. `void` credits it and charges nothing.
 */
export async function sendCharges(store: HubStore, ports: HubPorts, input: SendInput): Promise<Sent> {
  const { sessionId, destinationId, by } = input
  const destination = await store.look(destinationRow(destinationId))
  if (!destination) return no('not-found', 'The hub knows no such destination.')
  const names = await store.look(chargesAt(destinationId, sessionId))
  const pieces = await piecesOf(store, input, destination, names)
  if (!pieces.ok) return pieces
  let queued = false
  for (const { name, body } of pieces.value) {
    const send = { id: ports.newId(), destinationId, name, body, about: 'session', aboutId: sessionId } as const
    queued = (await store.transact(enqueue({ ...send, by: by.name }, ports.now()))) || queued
  }
  return ok({ queued })
}

interface Piece {
  readonly name: string
  readonly body: string
}

type Pieces = Result<readonly Piece[], HubError>

async function piecesOf(
  store: HubStore,
  { sessionId, version, facts, as }: SendInput,
  { name, settings: text }: DestinationRow,
  names: readonly string[],
): Promise<Pieces> {
  const settings = settingsSchema.parse(JSON.parse(text))
  if (settings.kind !== 'mllp' && settings.kind !== 'fhir')
    return no('bad-input', `${name} takes no charges. Choose an HL7 receiver or a FHIR server.`)
  const standing = standingVersion(names)
  if (as === 'void') return voidPieces(store, { sessionId, version: standing, facts, name, settings })
  // It is there, or on its way: the same again says nothing new.
  if (standing === version) return ok([])
  const leaving = await leavingOf(store, sessionId, version, facts)
  if (!leaving) return noVersion
  if (!leaving.ok) return no('bad-input', leaving.error)
  const [hold] = holdsFor(leaving.value.claim, false)
  if (hold) return no('bad-input', hold.text)
  const before = standing === null ? null : await leavingOf(store, sessionId, standing, facts)
  const pieces = chargePieces(settings, { ...leaving.value, previous: before?.ok ? before.value.claim : null })
  // Under the same control id a receiver takes the charges for those it was told to credit.
  if (standing === null && pieces.some((piece) => names.includes(piece.name)))
    return no('bad-input', 'These charges were credited. Sign a new version to charge again.')
  return ok(pieces)
}

/** Which version is charged there now: names say it (MSH-10 `…-R2`, a bundle `…-v2`), and a void (`…-V2`) ended it. */
export function standingVersion(names: readonly string[]): number | null {
  const [, kind, version] = /-([RVv])(\d+)$/.exec(names.at(-1) ?? '') ?? []
  return version === undefined || kind === 'V' ? null : Number(version)
}

interface Voiding extends Pick<SendInput, 'sessionId' | 'facts'> {
  readonly version: number | null
  readonly name: string
  readonly settings: ChargeSettings
}

type ChargeSettings = Extract<DestinationSettings, { kind: 'mllp' | 'fhir' }>

async function voidPieces(store: HubStore, { sessionId, version, facts, name, settings }: Voiding): Promise<Pieces> {
  if (settings.kind === 'fhir')
    return no('bad-input', `${name} is a FHIR server: charges are taken back there by its own people.`)
  if (version === null) return no('bad-input', `Nothing of this visit is charged at ${name}: nothing can be credited.`)
  const leaving = await leavingOf(store, sessionId, version, facts)
  if (!leaving) return noVersion
  if (!leaving.ok) return no('bad-input', leaving.error)
  const { claim } = leaving.value
  return ok(chargePieces(settings, { ...leaving.value, claim: { ...claim, lines: [] }, previous: claim }))
}

/** A version as interfaces tell it; null = the hub has no such version. */
async function leavingOf(
  store: HubStore,
  sessionId: string,
  version: number,
  facts: SendInput['facts'],
): Promise<Result<Omit<DftFacts, 'previous'>, string> | null> {
  const held = await store.get(sessionId, version)
  if (!held) return null
  const { payload, signedAt }: SignedEnvelope = signedEnvelopeSchema.parse(JSON.parse(held.envelopeText))
  const billed = billSession(payload, facts)
  if (!billed.ok) return billed
  const { claim, chart } = billed.value
  return ok({ claim, visit: visitFactsOf(payload, chart), signedAt })
}

const profileOf = ({ version }: Extract<ChargeSettings, { kind: 'mllp' }>, { practice }: Claim): DftProfile => ({
  ...usualProfile(version),
  sendingFacility: practice.submitterId,
  receivingApplication: practice.receiverId,
  receivingFacility: practice.receiverId,
})

function chargePieces(settings: ChargeSettings, facts: DftFacts): readonly Piece[] {
  const { claim, visit } = facts
  if (settings.kind === 'mllp')
    return writeDft(facts, profileOf(settings, claim)).map(({ controlId, text }) => ({ name: controlId, body: text }))
  const body = writeFhirBundle(claim, visit, usualFhirSite(claim.practice.id))
  return [{ name: `${claim.reference}-v${claim.version}`, body }]
}
