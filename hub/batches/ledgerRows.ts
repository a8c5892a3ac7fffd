import { authorizationNumbers } from '#shared/claim/authorizationNumbers.ts'
import type { Claim } from '#shared/claim/claim.ts'
import type { SentClaim } from '#shared/claim/sentClaim.ts'
import {
  type Batch,
  batchSchema,
  type ClaimState,
  payerNumberSources,
  type SentClaimRow,
} from '#shared/ipc/hubClaimShapes.ts'

/** Rows of the ledger as either database returns them, and what they become. */

export interface BatchRow {
  readonly id: string
  readonly place: number
  readonly form: string
  readonly production: number
  readonly interchange_control: number
  readonly group_control: number
  readonly file_name: string
  readonly sha256: string
  readonly claims: number
  readonly total_cents: number | string
  readonly built_at: string
  readonly built_by: string
  readonly left_out: string
  readonly verdict: string | null
  readonly sent_at: string | null
  readonly sent_how: string | null
  readonly sent_by: string | null
}

/** All but the file itself. */
export const batchColumns = `id, place, form, production, interchange_control, group_control, file_name, sha256, claims,
  total_cents, built_at, built_by, left_out, verdict, sent_at, sent_how, sent_by`

export const batchOf = (found: BatchRow, states: Batch['states']): Batch =>
  batchSchema.parse({
    id: found.id,
    form: found.form,
    production: found.production === 1,
    control: found.interchange_control,
    fileName: found.file_name,
    sha256: found.sha256,
    claims: found.claims,
    totalCents: Number(found.total_cents),
    builtAt: JSON.parse(found.built_at),
    builtBy: JSON.parse(found.built_by),
    leftOut: JSON.parse(found.left_out),
    sentAt: found.sent_at === null ? null : JSON.parse(found.sent_at),
    sentHow: found.sent_how,
    sentBy: found.sent_by,
    verdict: found.verdict,
    states,
  })

export interface ClaimRow {
  readonly batch_id: string
  /** Place of its batch: later is newer. */
  readonly batch_place: number
  readonly interchange_control: number
  readonly reference: string
  readonly version: number
  readonly session_id: string
  readonly frequency: '1' | '7' | '8'
  readonly total_cents: number | string
  readonly sent: string
  readonly claim: string
  readonly state: ClaimState
  readonly payer_number: string | null
  readonly payer_number_from: number
  readonly changed: number
  /** The payer whose turn it is after this one decided; null = nobody's. */
  readonly next_payer: string | null
}

/** Reads claims with what they were written from and the place of their batch (migration 0181); `where …` follows. */
export const selectClaims = 'select * from standing_claim'

/** A claim without what it was written from: all that an answer needs, and a tenth of the text. */
export type SentRow = Omit<ClaimRow, 'claim'>

/** Reads them; `where …` follows. */
export const selectSent = `select batch_id, batch_place, interchange_control, reference, version, session_id, frequency,
  total_cents, sent, state, payer_number, payer_number_from, changed, next_payer from standing_claim`

/** Claims an answer may be about: one that still lies here is not answered where another of its reference has left. */
export function thatLeft<T extends Pick<ClaimRow, 'reference' | 'state'>>(found: readonly T[]): readonly T[] {
  const left = new Set(found.flatMap(({ reference, state }) => (state === 'built' ? [] : [reference])))
  return found.filter(({ reference, state }) => state !== 'built' || !left.has(reference))
}

export const sentOf = ({ sent }: Pick<ClaimRow, 'sent'>): SentClaim => JSON.parse(sent) as SentClaim
export const claimOf = ({ claim }: ClaimRow): Claim => JSON.parse(claim) as Claim

export function shownClaim(found: ClaimRow): SentClaimRow {
  const claim = claimOf(found)
  const { coverage, patient, priorPayments } = claim
  return {
    batchId: found.batch_id,
    reference: found.reference,
    sessionId: found.session_id,
    version: found.version,
    frequency: found.frequency,
    payerName: coverage?.payer.name ?? '',
    patientName: `${patient.last}, ${patient.first}`,
    totalCents: Number(found.total_cents),
    state: found.state,
    payerNumber: found.payer_number,
    payerNumberFrom: payerNumberSources[found.payer_number_from - 1] ?? null,
    batchPlace: found.batch_place,
    nextPayer: found.next_payer,
    authorizations: priorPayments.length > 0 ? null : [...authorizationNumbers(claim)],
  }
}
