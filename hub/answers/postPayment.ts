import { adjustmentWords } from '#shared/billing/remit/answerWords.ts'
import {
  changedSentence,
  deniedSentence,
  heldBefore,
  heldSentence,
  paidSentence,
  postedBefore,
} from '#shared/billing/remit/filedWords.ts'
import { isReversal } from '#shared/billing/remit/heldClaims.ts'
import {
  type LinePosting,
  type MatchedRemittance,
  matchRemittance,
  payerKeyOf,
  type UnmatchedPayment,
} from '#shared/billing/remit/matchRemittance.ts'
import { testPayment, undatedPayment } from '#shared/billing/remit/whoseWords.ts'
import { type BalanceProblem, balanceProblems } from '#shared/formats/x12/balance835.ts'
import type { Remittance } from '#shared/formats/x12/remittance.ts'
import { advance, keepPayerNumber, noteChange } from '../batches/claimState.ts'
import type { SentRow } from '../batches/ledgerRows.ts'
import { noteWhoIsNext } from '../batches/nextPayer.ts'
import { row, run, type Work } from '../sql.ts'
import type { ContentHash } from './contentHash.ts'
import type { Raised } from './exceptions.ts'
import { type FiledAnswer, type Filing, noteAtBatch, raiseIn } from './filing.ts'
import { type KnownClaims, knownClaims } from './knownClaims.ts'
import { unmatchedException } from './unmatchedException.ts'

interface PaymentRow {
  readonly sha256: string
  /** `staged`: it is being put down slice by slice, or was when the hub was stopped (stagePayment.ts). */
  readonly state: 'posted' | 'held' | 'staged'
  readonly answer_file_id: string
}

/**
 * One payment of an 835 (billing-interfaces 7): posted whole or, where its sums do not come out or it says no day, held whole;
 * a test one is shown alone where files leave for production. Known by payer
 * and trace number: again, it changes nothing; a corrected one takes the place of one that was held.
 */
export function* filePayment(filing: Filing, remittance: Remittance, hash: ContentHash): Work<FiledAnswer> {
  const key = keyOf(remittance)
  const kept = yield* beginPayment(filing, remittance, hash)
  if (!kept.isNew) return kept.answer
  const known = yield* knownClaims(remittance, filing.envelope.production)
  const matched = matchRemittance(remittance, [], known)
  yield* postLines(key, matched, { postings: 0, unmatched: 0 })
  yield* postProvider(key, matched.provider)
  yield* moveClaims(matched, known)
  yield* noteWhoIsNext(matched.postings.map(({ sessionId }) => sessionId))
  for (const notice of noticesOf(remittance.trace, matched, known)) yield* raiseIn(filing, notice)
  return yield* noted(filing, remittance, {
    matched: matched.postings.length,
    lines: new Set(matched.postings.map(({ lineId }) => lineId)).size,
    unmatched: matched.unmatched.length,
    batches: new Set(known.paid(matched.postings).map(({ batch_id }) => batch_id)),
  })
}

/** By whom and under which number a payment is known. */
export interface PaymentKey {
  readonly payer: string
  readonly trace: string
}

export const keyOf = (remittance: Remittance): PaymentKey => ({
  payer: payerKeyOf(remittance),
  trace: remittance.trace,
})

type Begun = { readonly isNew: true } | { readonly isNew: false; readonly answer: FiledAnswer }

/** Puts the payment itself down, or says why nothing of it is posted: a test, known, held. What was left staged is gone. */
function* beginPayment(filing: Filing, remittance: Remittance, hash: ContentHash): Work<Begun> {
  const answered = (answer: FiledAnswer): Begun => ({ isNew: false, answer })
  const key = keyOf(remittance)
  if (yield* isTestHere(filing))
    return answered(
      yield* notPosted(filing, remittance, testPayment(filing.envelope, remittance), { hash: hash.sha256 }),
    )
  const before = yield* paymentRow(key)
  if (before && before.state !== 'staged' && (before.state === 'posted' || hash.isOf(before.sha256)))
    return answered(yield* again(filing, remittance, before, hash))
  const problems = balanceProblems(remittance)
  const words = whyHeld(filing, remittance, problems)
  if (before?.state === 'staged') while (yield* dropSome(key));
  yield* putPayment(filing, remittance, hash.sha256, words === null ? 'posted' : 'held')
  if (words === null) return { isNew: true }
  return answered(yield* notPosted(filing, remittance, words, { hash: hash.sha256, problem: problems[0] }))
}

export const paymentRow = ({ payer, trace }: PaymentKey): Work<PaymentRow | null> =>
  row<PaymentRow>('select sha256, state, answer_file_id from payment where payer = $1 and trace = $2', payer, trace)

/** In the place of one that was held. */
export function* putPayment(
  filing: Filing,
  remittance: Remittance,
  hash: string,
  state: PaymentRow['state'],
): Work<void> {
  const { payer, trace } = keyOf(remittance)
  yield* run('delete from payment where payer = $1 and trace = $2', payer, trace)
  yield* run(
    `insert into payment (payer, trace, sha256, state, paid_cents, paid_on, payer_name, answer_file_id, posted_at,
       production)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    ...[payer, trace, hash, state, remittance.paidCents, remittance.paidOn, remittance.payer.name, filing.fileId],
    ...[JSON.stringify(filing.at), filing.envelope.production ? 1 : 0],
  )
}

const tables = ['posting_row', 'unmatched_payment', 'provider_posting', 'staged_claim', 'payment_follow'] as const
const rowsAtOnce = 2_000

/** Takes some rows of a payment that was never made to count away, at last itself. False = there is nothing more of it. */
export function* dropSome(key: PaymentKey): Work<boolean> {
  if ((yield* paymentRow(key))?.state !== 'staged') return false
  const { payer, trace } = key
  for (const table of tables) {
    const top = yield* row<{ nth: number | null }>(
      `select max(nth) as nth from ${table} where payer = $1 and trace = $2`,
      ...[payer, trace],
    )
    if (top?.nth === null || top === null) continue
    yield* run(
      `delete from ${table} where payer = $1 and trace = $2 and nth > $3`,
      ...[payer, trace, top.nth - rowsAtOnce],
    )
    return true
  }
  yield* run('delete from payment where payer = $1 and trace = $2', payer, trace)
  return false
}

/** Why nothing of a payment is posted, in words; null = it is. */
export function whyHeld(filing: Filing, remittance: Remittance, [problem]: readonly BalanceProblem[]): string | null {
  const { payer, trace, paidOn } = remittance
  if (problem) return heldSentence(payer.name, trace, problem.expectedCents, problem.foundCents)
  return paidOn === null ? undatedPayment(filing.envelope, remittance) : null
}

/**
 * A test payment where not everything that left here left as a test: only then the clearinghouse is still tried out, and its
 * test payments are looked at.
 */
export function* isTestHere({ envelope }: Filing): Work<boolean> {
  if (envelope.production) return false
  const left = yield* row<{ real: number | string | null; files: number | string }>(
    'select sum(production) as real, count(*) as files from batch where sent_at is not null',
  )
  return Number(left?.real ?? 0) > 0 || Number(left?.files ?? 0) === 0
}

function* notPosted(
  filing: Filing,
  { claims, paidCents }: Remittance,
  words: string,
  { hash, problem }: { readonly hash: string; readonly problem?: BalanceProblem | undefined },
): Work<FiledAnswer> {
  const reference = problem?.reference || null
  yield* raiseIn(filing, { kind: 'payment_held', reference, cents: paidCents, words, nextStep: 'outside', about: hash })
  return { kind: '835', words, batchId: null, matched: 0, unmatched: claims.length, paidCents }
}

function* again(filing: Filing, remittance: Remittance, before: PaymentRow, hash: ContentHash): Work<FiledAnswer> {
  const { trace, paidCents, payer } = remittance
  const isSame = hash.isOf(before.sha256)
  const known = before.state === 'held' ? heldBefore(trace) : postedBefore(trace)
  const words = isSame ? known : changedSentence(payer.name, trace)
  if (!isSame)
    yield* raiseIn(filing, {
      kind: 'payment_changed',
      cents: paidCents,
      words,
      nextStep: 'outside',
      about: hash.sha256,
    })
  return { kind: '835', words, batchId: null, matched: 0, unmatched: 0, paidCents }
}

/** How many of each were put down before. */
export interface Counted {
  readonly postings: number
  readonly unmatched: number
}

export function* postLines(
  { payer, trace }: PaymentKey,
  { postings, unmatched }: Pick<MatchedRemittance, 'postings' | 'unmatched'>,
  before: Counted,
): Work<void> {
  for (const [nth, line] of postings.entries()) yield* postLine({ payer, trace, nth: before.postings + nth }, line)
  for (const [nth, one] of unmatched.entries())
    yield* run(
      `insert into unmatched_payment (payer, trace, nth, why, reference, place, paid_cents, body)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      ...[payer, trace, before.unmatched + nth, one.why, one.reference, one.place, one.paidCents],
      JSON.stringify({ claim: one.claim, line: one.line }),
    )
}

/** Money beside the claims. */
export function* postProvider({ payer, trace }: PaymentKey, provider: MatchedRemittance['provider']): Work<void> {
  for (const [nth, { reason, reference, claimRef, cents }] of provider.entries())
    yield* run(
      `insert into provider_posting (payer, trace, nth, reason, about, reference, cents)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      ...[payer, trace, nth, reason, reference, claimRef, cents],
    )
}

/** One movement on one line. */
export function* postLine(
  { payer, trace, nth }: { readonly payer: string; readonly trace: string; readonly nth: number },
  line: LinePosting,
): Work<void> {
  yield* run(
    `insert into posting_row (payer, trace, nth, reference, session_id, version, line_id, matched_by, place, status,
       payer_number, paid_cents, allowed_cents, patient_cents, adjustments, remarks, units, paid_as)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    ...[payer, trace, nth, line.claimRef, line.sessionId, line.version, line.lineId, line.matchedBy, line.place],
    ...[line.status, line.payerControlNumber, line.paidCents, line.allowedCents, line.patientCents],
    ...[JSON.stringify(line.adjustments), JSON.stringify(line.remarks), line.units, line.paidAs],
  )
}

/** A claim that a payment is about, and its last word about it; null = it only takes back. */
export interface Moved {
  readonly claim: SentRow
  readonly last: LinePosting | null
}

export function movedBy({ postings }: Pick<MatchedRemittance, 'postings'>, known: KnownClaims): readonly Moved[] {
  const decided = postings.filter((posting) => !isReversal(posting))
  const lastOf = new Map(decided.map((posting) => [known.rowOf(posting), posting]))
  return known.paid(postings).map((claim) => ({ claim, last: lastOf.get(claim) ?? null }))
}

function* moveClaims(matched: MatchedRemittance, known: KnownClaims): Work<void> {
  for (const { claim, last } of movedBy(matched, known)) {
    // One that stands already where it is moved to would not be heard of.
    if (!last || claim.state === 'adjudicated') yield* noteChange(claim)
    if (!last) continue
    yield* advance(claim, 'adjudicated')
    yield* keepPayerNumber(claim, last.payerControlNumber, 'payment')
  }
}

/** Not paid, and not because the patient owes it: somebody has to look why. */
const isDenied = ({ status, paidCents, patientCents, adjustments }: LinePosting): boolean =>
  paidCents === 0 && patientCents === 0 && !isReversal({ status }) && (status === '4' || adjustments.some(isRefusal))

const isRefusal = ({ group, reason, cents }: LinePosting['adjustments'][number]): boolean =>
  group !== 'PR' && cents > 0 && !(group === 'CO' && (reason === '45' || reason === '253'))

/** What of it a person has to look at: lines that were not paid, and money that found no line. */
export const noticesOf = (
  trace: string,
  { postings, unmatched }: Pick<MatchedRemittance, 'postings' | 'unmatched'>,
  known: KnownClaims,
): readonly Omit<Raised, 'answerFileId'>[] => [
  ...postings.filter(isDenied).map((line) => {
    const sent = known.lineOf(line.lineId)
    return {
      kind: 'denied' as const,
      batchId: known.rowOf(line)?.batch_id ?? null,
      reference: line.claimRef,
      sessionId: line.sessionId,
      version: line.version,
      lineId: line.lineId,
      cents: sent?.chargeCents ?? null,
      words: deniedSentence(sent?.code ?? line.lineId, [...line.adjustments.map(adjustmentWords), ...line.remarks]),
      nextStep: 'claim' as const,
      about: trace,
    }
  }),
  ...unmatched.map((one) => ({ ...unmatchedException(one, trace), sessionId: sessionOf(one, known) })),
]

const sessionOf = ({ reference }: UnmatchedPayment, known: KnownClaims): string | null =>
  known.claims(reference)[0]?.sessionId ?? null

/** What became of a payment: movements and lines that found their place, amounts that found none, and the files it is about. */
export interface PaidAs {
  readonly matched: number
  readonly lines: number
  readonly unmatched: number
  readonly batches: ReadonlySet<string>
}

export function* noted(
  filing: Filing,
  { paidCents }: Remittance,
  { matched, lines, unmatched, batches }: PaidAs,
): Work<FiledAnswer> {
  const words = paidSentence(paidCents, lines, unmatched)
  for (const batchId of batches) yield* noteAtBatch(filing, batchId, '835', words)
  const [only = null] = batches
  return { kind: '835', words, batchId: only, matched, unmatched, paidCents }
}
