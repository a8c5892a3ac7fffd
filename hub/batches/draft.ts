import type { Claim } from '#shared/claim/claim.ts'
import { sentClaimOf } from '#shared/claim/sentClaim.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import { rows, run, type Work } from '../sql.ts'

/** The claims of a file that is being built, kept slice by slice: no build needs the memory of all of them. */

export interface Planned {
  readonly sessionId: string
  readonly place: number
  readonly claims: readonly Claim[]
}

export function* keepDrafts(batchId: string, planned: readonly Planned[], at: Instant): Work<void> {
  for (const one of planned) yield* keepDraft(batchId, one, at)
}

/** The claims of one visit, at its place among the chosen ones; what stood there before is replaced. */
export function* keepDraft(batchId: string, { sessionId, place, claims }: Planned, at: Instant): Work<void> {
  yield* run('delete from claim_text where batch_id = $1 and session_id = $2', batchId, sessionId)
  for (const [part, claim] of claims.entries()) {
    const sent = sentClaimOf(claim)
    yield* run(
      `insert into claim_text (batch_id, reference, nth, session_id, version, frequency, payer_id, total_cents, sent, claim,
         written_utc)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      ...[batchId, sent.reference, place * mostPartsOfVisit + part, sent.sessionId, sent.version, sent.frequency],
      ...[sent.payerId, sent.totalCents, JSON.stringify(sent), JSON.stringify(claim), at.utc],
    )
  }
}

/** More claims than one visit ever becomes. */
const mostPartsOfVisit = 100

export interface DraftedClaim {
  readonly nth: number
  readonly claim: string
}

/** The next claims behind a place, in the order of the file. */
export const draftAfter = (batchId: string, nth: number, limit: number): Work<readonly DraftedClaim[]> =>
  rows<DraftedClaim>(
    'select nth, claim from claim_text where batch_id = $1 and nth > $2 order by nth limit $3',
    ...[batchId, nth, limit],
  )

export interface DraftSum {
  readonly claims: number
  readonly totalCents: number
}

export function* sumOfDraft(batchId: string): Work<DraftSum> {
  const [sum] = yield* rows<{ claims: number | string; total: number | string | null }>(
    'select count(*) as claims, sum(total_cents) as total from claim_text where batch_id = $1',
    batchId,
  )
  return { claims: Number(sum?.claims ?? 0), totalCents: Number(sum?.total ?? 0) }
}

/** Nothing of it is kept; what became a batch is none any more. */
export function* dropDraft(batchId: string): Work<void> {
  for (const table of ['claim_text', 'file_piece'])
    yield* run(`delete from ${table} where batch_id = $1 and batch_id not in (select id from batch)`, batchId)
}

const brokenOffAfterMs = 24 * 60 * 60_000

/** Drafts of builds that a stop of the hub broke off, a day later: until then another hub of this database may be at them. */
export function* dropBrokenOff(at: Instant): Work<void> {
  const left = yield* rows<{ batch_id: string; written: string }>(
    `select batch_id, max(written_utc) as written from claim_text where batch_id not in (select id from batch)
     group by batch_id`,
  )
  const until = new Date(epochMs(at) - brokenOffAfterMs).toISOString()
  for (const { batch_id, written } of left) if (written < until) yield* dropDraft(batch_id)
}
