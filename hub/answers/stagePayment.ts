import { type HeldWhy, heldClaims, isReversal, type MovedSum } from '#shared/billing/remit/heldClaims.ts'
import { matchClaims, ownReference, providerPostings } from '#shared/billing/remit/matchRemittance.ts'
import { balanceProblems } from '#shared/formats/x12/balance835.ts'
import type { ClaimPayment, Remittance } from '#shared/formats/x12/remittance.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { nextNumber } from '../batches/counters.ts'
import { noteWhoIsNext } from '../batches/nextPayer.ts'
import { row, rows, run, type Work } from '../sql.ts'
import type { ContentHash } from './contentHash.ts'
import { exceptionId, type Raised, raise } from './exceptions.ts'
import type { FiledAnswer, Filing } from './filing.ts'
import { type KnownClaims, knownClaims } from './knownClaims.ts'
import {
  isTestHere,
  keyOf,
  type Moved,
  movedBy,
  noted,
  noticesOf,
  type PaymentKey,
  paymentRow,
  postLines,
  postProvider,
  putPayment,
  whyHeld,
} from './postPayment.ts'

/**
 * A payment of many lines, put down slice by slice, each a short transaction that nobody sees (ADR 31); one short step makes
 * all of it count. Who does it in which order is `answerFiler.ts`.
 */
export interface Staging {
  readonly remittance: Remittance
  readonly key: PaymentKey
  /** By these its payment is told from another one of its number. */
  readonly hash: string
  readonly fileId: string
  /** How far the ledger stood when it was begun: what changed of its visits since, and all of it is put down again. */
  readonly mark: number
  readonly lookedAt: Set<string>
  /** Visits it pays. */
  readonly sessions: Set<string>
  readonly batches: Set<string>
  readonly lines: Set<string>
  /** Of what a person is told, the ids that are new. */
  readonly raised: Set<string>
  postings: number
  unmatched: number
  claims: number
  follows: number
}

/** null = nothing of it is posted, or it is known: the ordinary way says why. */
export function* beginStaging(filing: Filing, remittance: Remittance, hash: ContentHash): Work<Staging | null> {
  const key = keyOf(remittance)
  if (yield* isTestHere(filing)) return null
  const before = yield* paymentRow(key)
  if (before && (before.state === 'posted' || hash.isOf(before.sha256))) return null
  if (whyHeld(filing, remittance, balanceProblems(remittance)) !== null) return null
  yield* putPayment(filing, remittance, hash.sha256, 'staged')
  const changed = yield* row<{ last: number }>(`select last from counter where kind = 'change'`)
  const named = yield* knownClaims({ ...remittance, claims: [] }, filing.envelope.production)
  yield* postProvider(key, providerPostings(remittance, named))
  return {
    ...{ remittance, key, hash: hash.sha256, fileId: filing.fileId },
    ...{ mark: changed?.last ?? 0, postings: 0, unmatched: 0, claims: 0, follows: 0 },
    ...{ lookedAt: new Set(), sessions: new Set(), batches: new Set(), lines: new Set(), raised: new Set() },
  }
}

const ofSlice = (filing: Filing, remittance: Remittance, claims: readonly ClaimPayment[]): Work<KnownClaims> =>
  knownClaims({ ...remittance, claims, providerAdjustments: [] }, filing.envelope.production)

/** What some claims of a payment are about, and what stands posted there. */
export interface Seen {
  readonly references: Map<ClaimPayment, string | null>
  readonly posted: Map<string, readonly MovedSum[]>
}

/** A reversal is judged with everything its payment says of the claim: who looks at a slice alone would not see it. */
export function* seeSlice(
  filing: Filing,
  remittance: Remittance,
  claims: readonly ClaimPayment[],
  seen: Seen,
): Work<void> {
  const known = yield* ofSlice(filing, remittance, claims)
  for (const claim of claims) {
    const reference = ownReference(claim, known)
    seen.references.set(claim, reference)
    if (reference !== null && isReversal(claim)) seen.posted.set(reference, known.posted(reference))
  }
}

export const heldAmong = ({ claims }: Remittance, { references, posted }: Seen): ReadonlyMap<ClaimPayment, HeldWhy> =>
  heldClaims(
    claims.map((claim) => ({ claim, reference: references.get(claim) ?? null })),
    (reference) => posted.get(reference) ?? [],
  )

/** Puts some claims down: their movements, what found no line, the claims they move, and what follows once they count. */
export function* stageSlice(
  filing: Filing,
  staging: Staging,
  claims: readonly ClaimPayment[],
  held: ReadonlyMap<ClaimPayment, HeldWhy>,
): Work<void> {
  const { remittance, key } = staging
  // Another hub puts a payment of its number down meanwhile: nothing of this one goes among its rows.
  if (!(yield* isLying(staging))) return
  const known = yield* ofSlice(filing, remittance, claims)
  for (const sessionId of known.sessionIds) staging.lookedAt.add(sessionId)
  const matched = matchClaims(claims, held, known)
  yield* postLines(key, matched, staging)
  staging.postings += matched.postings.length
  staging.unmatched += matched.unmatched.length
  for (const moved of movedBy(matched, known)) yield* stageClaim(staging, moved)
  for (const { lineId } of matched.postings) staging.lines.add(lineId)
  for (const sessionId of new Set(matched.postings.map((line) => line.sessionId)))
    if (!staging.sessions.has(sessionId)) {
      staging.sessions.add(sessionId)
      yield* follow(staging, { sessionId, raised: null })
    }
  for (const notice of noticesOf(remittance.trace, matched, known)) {
    const raised: Raised = { ...notice, answerFileId: filing.fileId }
    const id = exceptionId(raised)
    if (!(yield* row('select 1 as found from claim_exception where id = $1', id))) staging.raised.add(id)
    yield* follow(staging, { sessionId: null, raised })
  }
}

function* stageClaim(staging: Staging, { claim, last }: Moved): Work<void> {
  const { payer, trace } = staging.key
  staging.batches.add(claim.batch_id)
  yield* run(
    `insert into staged_claim (payer, trace, batch_id, reference, nth, decided, payer_number)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (payer, trace, batch_id, reference) do update set
       payer_number = case when excluded.decided = 1 then excluded.payer_number else staged_claim.payer_number end,
       decided = case when excluded.decided = 1 then 1 else staged_claim.decided end`,
    ...[payer, trace, claim.batch_id, claim.reference, staging.claims, last ? 1 : 0, last?.payerControlNumber ?? ''],
  )
  staging.claims += 1
}

interface Follow {
  readonly sessionId: string | null
  readonly raised: Raised | null
}

function* follow(staging: Staging, { sessionId, raised }: Follow): Work<void> {
  const { payer, trace } = staging.key
  yield* run(
    'insert into payment_follow (payer, trace, nth, session_id, raised) values ($1, $2, $3, $4, $5)',
    ...[payer, trace, staging.follows, sessionId, raised && JSON.stringify(raised)],
  )
  staging.follows += 1
}

/** Whether it is this payment of its number that is being put down. */
function* isLying({ key, hash, fileId }: Staging): Work<boolean> {
  const lying = yield* paymentRow(key)
  return lying?.state === 'staged' && lying.sha256 === hash && lying.answer_file_id === fileId
}

/**
 * Whether a claim it was put down by has changed since, by another file or by what stands before it in its own, or another
 * payment of its number was put down or posted meanwhile.
 */
export function* isOvertaken(staging: Staging): Work<boolean> {
  const { key, mark, lookedAt, postings } = staging
  if (!(yield* isLying(staging))) return true
  const lying = yield* row<{ count: number | string }>(
    'select count(*) as count from posting_row where payer = $1 and trace = $2',
    ...[key.payer, key.trace],
  )
  if (Number(lying?.count ?? 0) !== postings) return true
  const changed = yield* rows<{ session_id: string }>('select session_id from sent_claim where changed > $1', mark)
  return changed.some(({ session_id }) => lookedAt.has(session_id))
}

/** The one step that makes it count: its movements are seen, and its claims are decided. */
export function* takeEffect(filing: Filing, staging: Staging): Work<FiledAnswer> {
  const { payer, trace } = staging.key
  yield* run(
    `update payment set state = 'posted', posted_at = $3 where payer = $1 and trace = $2 and state = 'staged'`,
    ...[payer, trace, JSON.stringify(filing.at)],
  )
  const first = yield* nextNumber('change', Math.max(staging.claims, 1))
  // What a person entered (3) stands before what a payment says (2).
  const takesNumber = `moved.payer_number <> '' and sent_claim.payer_number_from <= 2`
  yield* run(
    `update sent_claim set changed = $3 + moved.nth,
       state = case when moved.decided = 1 then 'adjudicated' else sent_claim.state end,
       payer_number = case when ${takesNumber} then moved.payer_number else sent_claim.payer_number end,
       payer_number_from = case when ${takesNumber} then 2 else sent_claim.payer_number_from end
     from staged_claim as moved
     where moved.payer = $1 and moved.trace = $2 and sent_claim.batch_id = moved.batch_id
       and sent_claim.reference = moved.reference`,
    ...[payer, trace, first],
  )
  yield* run('delete from staged_claim where payer = $1 and trace = $2', payer, trace)
  filing.raised += staging.raised.size
  return yield* noted(filing, staging.remittance, {
    matched: staging.postings,
    lines: staging.lines.size,
    unmatched: staging.unmatched,
    batches: staging.batches,
  })
}

/** One thing that follows a payment that counts. */
export interface FollowRow {
  readonly payer: string
  readonly trace: string
  readonly nth: number
  readonly session_id: string | null
  readonly raised: string | null
}

/** The first of what follows payments that count, but those at the places `aside`, at most so many. */
export function* waitingFollows(aside: ReadonlySet<string>, most: number): Work<readonly FollowRow[]> {
  const found = yield* rows<FollowRow>(
    `select payment_follow.* from payment_follow
     join payment on payment.payer = payment_follow.payer and payment.trace = payment_follow.trace
     where payment.state = 'posted' order by payment_follow.payer, payment_follow.trace, payment_follow.nth limit $1`,
    most + aside.size,
  )
  return found.filter((one) => !aside.has(placeOf(one))).slice(0, most)
}

export const placeOf = ({ payer, trace, nth }: FollowRow): string => JSON.stringify([payer, trace, nth])

/** Next payers, and what a person is told. Done by another hub meanwhile, it changes nothing. */
export function* followThese(found: readonly FollowRow[], at: Instant): Work<void> {
  for (const { payer, trace, nth, session_id, raised } of found) {
    if (session_id !== null) yield* noteWhoIsNext([session_id])
    if (raised !== null) yield* raise(JSON.parse(raised) as Raised, at)
    yield* run('delete from payment_follow where payer = $1 and trace = $2 and nth = $3', payer, trace, nth)
  }
}
