import { adjustmentWords } from '#shared/billing/remit/answerWords.ts'
import {
  changedSentence,
  deniedSentence,
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
import { sha256 } from '../ports.ts'
import { row, run, type Work } from '../sql.ts'
import { type FiledAnswer, type Filing, noteAtBatch, raiseIn } from './filing.ts'
import { type KnownClaims, knownClaims } from './knownClaims.ts'
import { unmatchedException } from './unmatchedException.ts'

interface PaymentRow {
  readonly sha256: string
  readonly state: 'posted' | 'held'
}

/**
 * One payment of an 835 (billing-interfaces 7): posted whole or, where its sums do not come out or it says no day, held whole;
 * a test one is shown alone where files leave for production. Known by payer
 * and trace number: again, it changes nothing; a corrected one takes the place of one that was held.
 */
export function* filePayment(filing: Filing, remittance: Remittance): Work<FiledAnswer> {
  const payer = payerKeyOf(remittance)
  const { trace, paidCents } = remittance
  // Where its BPR stands is no part of what it says; a payment of before has been kept without.
  const hash = sha256(JSON.stringify({ ...remittance, control: '', bprPlace: undefined }))
  if (!filing.envelope.production && !(yield* isTestPractice())) return yield* testAnswer(filing, remittance)
  const before = yield* row<PaymentRow>(
    'select sha256, state from payment where payer = $1 and trace = $2',
    payer,
    trace,
  )
  if (before && (before.state === 'posted' || before.sha256 === hash))
    return yield* again(filing, remittance, before, hash)
  const known = yield* knownClaims(remittance, filing.envelope.production)
  const problems = balanceProblems(remittance)
  const matched = matchRemittance(remittance, problems, known)
  const heldWords = whyHeld(filing, remittance, problems)
  const state = heldWords === null ? 'posted' : 'held'
  yield* run('delete from payment where payer = $1 and trace = $2', payer, trace)
  yield* run(
    `insert into payment (payer, trace, sha256, state, paid_cents, paid_on, payer_name, answer_file_id, posted_at,
       production)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    ...[payer, trace, hash, state, paidCents, remittance.paidOn, remittance.payer.name, filing.fileId],
    ...[JSON.stringify(filing.at), filing.envelope.production ? 1 : 0],
  )
  if (heldWords !== null) return yield* notPosted(filing, remittance, heldWords, { hash, problem: problems[0] })
  yield* postLines(payer, trace, matched)
  yield* moveClaims(matched, known)
  yield* noteWhoIsNext(matched.postings.map(({ sessionId }) => sessionId))
  yield* raiseDenied(filing, remittance, matched, known)
  return yield* noted(filing, remittance, matched, known)
}

/** Why nothing of a payment is posted, in words; null = it is. */
function whyHeld(filing: Filing, remittance: Remittance, [problem]: readonly BalanceProblem[]): string | null {
  const { payer, trace, paidOn } = remittance
  if (problem) return heldSentence(payer.name, trace, problem.expectedCents, problem.foundCents)
  return paidOn === null ? undatedPayment(filing.envelope, remittance) : null
}

/** Whether all that left here left as a test: then the clearinghouse is still tried out, and its test payments are looked at. */
function* isTestPractice(): Work<boolean> {
  const left = yield* row<{ real: number | string | null; tests: number | string }>(
    'select sum(production) as real, count(*) as tests from batch',
  )
  return Number(left?.real ?? 0) === 0 && Number(left?.tests ?? 0) > 0
}

const testAnswer = (filing: Filing, remittance: Remittance): Work<FiledAnswer> =>
  notPosted(filing, remittance, testPayment(filing.envelope, remittance), {
    hash: sha256(JSON.stringify({ ...remittance, bprPlace: undefined })),
  })

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

function* again(filing: Filing, remittance: Remittance, before: PaymentRow, hash: string): Work<FiledAnswer> {
  const { trace, paidCents, payer } = remittance
  const isSame = before.sha256 === hash
  const words = isSame ? postedBefore(trace) : changedSentence(payer.name, trace)
  if (!isSame)
    yield* raiseIn(filing, { kind: 'payment_changed', cents: paidCents, words, nextStep: 'outside', about: hash })
  return { kind: '835', words, batchId: null, matched: 0, unmatched: 0, paidCents }
}

function* postLines(payer: string, trace: string, { postings, unmatched, provider }: MatchedRemittance): Work<void> {
  for (const [nth, line] of postings.entries()) yield* postLine({ payer, trace, nth }, line)
  for (const [nth, one] of unmatched.entries())
    yield* run(
      `insert into unmatched_payment (payer, trace, nth, why, reference, place, paid_cents, body)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      ...[payer, trace, nth, one.why, one.reference, one.place, one.paidCents],
      JSON.stringify({ claim: one.claim, line: one.line }),
    )
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
    `insert into posting (payer, trace, nth, reference, session_id, version, line_id, matched_by, place, status,
       payer_number, paid_cents, allowed_cents, patient_cents, adjustments, remarks, units, paid_as)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    ...[payer, trace, nth, line.claimRef, line.sessionId, line.version, line.lineId, line.matchedBy, line.place],
    ...[line.status, line.payerControlNumber, line.paidCents, line.allowedCents, line.patientCents],
    ...[JSON.stringify(line.adjustments), JSON.stringify(line.remarks), line.units, line.paidAs],
  )
}

function* moveClaims({ postings }: MatchedRemittance, known: KnownClaims): Work<void> {
  const decided = postings.filter((posting) => !isReversal(posting))
  const lastOf = new Map(decided.map((posting) => [known.rowOf(posting), posting]))
  for (const claim of known.paid(postings)) {
    const last = lastOf.get(claim)
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

function* raiseDenied(
  filing: Filing,
  { trace }: Remittance,
  { postings, unmatched }: MatchedRemittance,
  known: KnownClaims,
): Work<void> {
  for (const line of postings.filter(isDenied)) {
    const sent = known.lineOf(line.lineId)
    yield* raiseIn(filing, {
      kind: 'denied',
      batchId: known.rowOf(line)?.batch_id ?? null,
      reference: line.claimRef,
      sessionId: line.sessionId,
      version: line.version,
      lineId: line.lineId,
      cents: sent?.chargeCents ?? null,
      words: deniedSentence(sent?.code ?? line.lineId, [...line.adjustments.map(adjustmentWords), ...line.remarks]),
      nextStep: 'claim',
      about: trace,
    })
  }
  for (const one of unmatched)
    yield* raiseIn(filing, { ...unmatchedException(one, trace), sessionId: sessionOf(one, known) })
}

const sessionOf = ({ reference }: UnmatchedPayment, known: KnownClaims): string | null =>
  known.claims(reference)[0]?.sessionId ?? null

function* noted(
  filing: Filing,
  { paidCents }: Remittance,
  { postings, unmatched }: MatchedRemittance,
  known: KnownClaims,
): Work<FiledAnswer> {
  const words = paidSentence(paidCents, new Set(postings.map(({ lineId }) => lineId)).size, unmatched.length)
  const batches = new Set(known.paid(postings).map(({ batch_id }: SentRow) => batch_id))
  for (const batchId of batches) yield* noteAtBatch(filing, batchId, '835', words)
  const [only = null] = batches
  return { kind: '835', words, batchId: only, matched: postings.length, unmatched: unmatched.length, paidCents }
}
