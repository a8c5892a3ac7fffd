import type { Claim } from '#shared/claim/claim.ts'
import { signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import type { Batch, LeftOut } from '#shared/ipc/hubClaimShapes.ts'
import type { HubInput } from '#shared/ipc/hubContract.ts'
import { type Instant, localDate } from '#shared/kernel/instant.ts'
import { err, type Result } from '#shared/kernel/result.ts'
import { leftAsCharges } from '../outgoing/leftAsCharges.ts'
import { row, rows, run, type Work } from '../sql.ts'
import { nextNumber } from './counters.ts'
import { type DraftSum, sumOfDraft } from './draft.ts'
import { dropPieces, placesOfPiece } from './filePieces.ts'
import { type ClaimRow, selectClaims } from './ledgerRows.ts'
import { movementsOf, noteWhoIsNext } from './nextPayer.ts'
import { planSession } from './planSession.ts'
import { standingOf } from './standing.ts'

/** The pieces of work a claim file is built of; who does them in which order is `batchBuilder.ts`. */

export type BuildInput = HubInput<'batches.build'>

export interface Built {
  readonly batch: Batch | null
  readonly leftOut: readonly LeftOut[]
}

/** How far the ledger and the signed visits stood when a build looked: what changed since is looked at again. */
export interface Mark {
  readonly changed: number
  readonly signed: number
  /** The place of what was put down last for a destination. */
  readonly charged: number
}

export function* markNow(): Work<Mark> {
  const changed = yield* row<{ last: number }>(`select last from counter where kind = 'change'`)
  const signed = yield* row<{ last: number | null }>('select max(place) as last from signed_version')
  const charged = yield* row<{ last: number | null }>('select max(place) as last from outgoing')
  return { changed: changed?.last ?? 0, signed: Number(signed?.last ?? 0), charged: Number(charged?.last ?? 0) }
}

/** Visits that were signed, sent, charged, answered or paid since. */
export function* changedSince({ changed, signed, charged }: Mark): Work<ReadonlySet<string>> {
  const sent = yield* rows<{ session_id: string }>('select session_id from sent_claim where changed > $1', changed)
  const fresh = yield* rows<{ session_id: string }>('select session_id from signed_version where place > $1', signed)
  const charges = yield* rows<{ session_id: string }>(
    `select about_id as session_id from outgoing where place > $1 and about = 'session'`,
    charged,
  )
  return new Set([...sent, ...fresh, ...charges].map(({ session_id }) => session_id))
}

type NotPlanned = Omit<LeftOut, 'sessionId'>

/** The claims one chosen visit gives to a file, or why it gives none. */
export function* planOne(
  { sessionId, version, facts, as, again = false }: BuildInput['sessions'][number],
  form: Parameters<typeof planSession>[1],
): Work<Result<readonly Claim[], NotPlanned>> {
  const signed = yield* row<{ version: number; claim_ref: string; envelope: string }>(
    'select version, claim_ref, envelope from signed_version where session_id = $1 order by version desc limit 1',
    sessionId,
  )
  if (!signed)
    return err({ reference: '', words: ['The hub has not received this visit yet. Send it, then build again.'] })
  const reference = signed.claim_ref
  if (signed.version !== version)
    return err({
      reference,
      words: [`Version ${signed.version} was signed, and version ${version} was chosen. Look at it again.`],
    })
  const history = yield* rows<ClaimRow>(`${selectClaims} where session_id = $1 order by batch_place`, sessionId)
  const movements = yield* movementsOf(sessionId)
  const { payload: document } = signedEnvelopeSchema.parse(JSON.parse(signed.envelope))
  const planned = planSession({ document, facts, as, history, movements }, form)
  if (!planned.ok) return err({ reference, words: [...planned.error] })
  const bills = planned.value.some(({ frequency }) => frequency !== '8')
  const filed = Math.max(0, ...[...standingOf(history).values()].map((left) => left.version))
  const charged = bills && !again ? yield* leftAsCharges(sessionId, filed) : null
  return charged === null ? planned : err({ reference, words: [charged], asks: true })
}

/** Control numbers of a file, before its first stretch. One that is then not kept leaves a gap: none is ever given twice. */
export interface Numbers {
  readonly controlNumber: number
  readonly groupControl: number
  readonly firstSetControl: number
}

export function* beginFile(batchId: string, sets: number): Work<Numbers> {
  yield* dropPieces(batchId)
  return {
    controlNumber: yield* nextNumber('interchange'),
    groupControl: yield* nextNumber('group'),
    firstSetControl: yield* nextNumber('set', sets),
  }
}

/** A file as it was written from its draft; its text lies in so many pieces. */
export interface WrittenFile extends Numbers {
  readonly pieces: number
  readonly practiceId: string
  readonly sha256: string
  /** Visits whose next payers have to be looked at again: a claim follows another payer's answer, or an earlier claim. */
  readonly followed: readonly string[]
}

/**
 * Makes the draft count, in one transaction: the file, its numbers, its claims and their lines. What stands in it is never
 * changed. False = something it was planned by has changed since; nothing is kept then.
 */
export function* keepBatch(
  { batchId, form, production, by, sessions, givenUp }: BuildInput & { readonly givenUp: ReadonlySet<string> },
  file: WrittenFile,
  leftOut: readonly LeftOut[],
  mark: Mark,
  at: Instant,
): Work<boolean> {
  const changed = yield* changedSince(mark)
  if (sessions.some(({ sessionId }) => changed.has(sessionId) && !givenUp.has(sessionId))) return false
  const sum = yield* sumOfDraft(batchId)
  const place = yield* nextNumber('batch')
  const kind = form === 'professional' ? '837P' : '837I'
  const day = localDate(at).replaceAll('-', '')
  // Never used twice: it carries the control number (billing-interfaces 6).
  const fileName = `${file.practiceId}_${kind}_${day}_${String(file.controlNumber).padStart(9, '0')}.x12`
  yield* run(
    `insert into batch (id, place, form, production, interchange_control, group_control, file_name, sha256, claims,
       total_cents, built_at, built_by, left_out)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    ...[batchId, place, form, production ? 1 : 0, file.controlNumber, file.groupControl, fileName, file.sha256],
    ...[sum.claims, sum.totalCents],
    ...[JSON.stringify(at), JSON.stringify(by), JSON.stringify(leftOut)],
  )
  yield* keepClaims(batchId, sum)
  yield* keepLines(batchId, file.pieces)
  yield* noteWhoIsNext(file.followed)
  return true
}

function* keepClaims(batchId: string, { claims }: DraftSum): Work<void> {
  const first = yield* nextNumber('change', claims)
  yield* run(
    `insert into sent_claim (batch_id, reference, version, session_id, frequency, payer_id, total_cents, sent, claim, state,
       changed)
     select batch_id, reference, version, session_id, frequency, payer_id, total_cents, '', '', 'built',
       $2 - 1 + row_number() over (order by nth)
     from claim_text where batch_id = $1 order by nth`,
    batchId,
    first,
  )
}

/** Both databases take so many values in one statement. */
const rowsAtOnce = 160

function* keepLines(batchId: string, pieces: number): Work<void> {
  for (let nth = 0; nth < pieces; nth += 1) {
    const places = yield* placesOfPiece(batchId, nth)
    if (!places) throw new Error('a file has lost a stretch')
    const lines = places.flatMap(({ lineId, claimRef }) => (lineId === null ? [] : [[lineId, claimRef]]))
    for (let from = 0; from < lines.length; from += rowsAtOnce) {
      const part = lines.slice(from, from + rowsAtOnce)
      const values = part.map((_, index) => `($${index * 2 + 2}, $1, $${index * 2 + 3})`).join(', ')
      // Two payers have the same lines: taken back in one file, a line leads to either of its claims.
      yield* run(
        `insert into sent_line (line_id, batch_id, reference) values ${values} on conflict do nothing`,
        ...[batchId, ...part.flat()],
      )
    }
  }
}
