import type { UnmatchedPayment } from '#shared/billing/remit/matchRemittance.ts'
import { likelyLine, linesToPlace, placedPostings } from '#shared/billing/remit/placePayment.ts'
import { type ClaimState, claimStates, type PlaceClaim, type UnmatchedMoney } from '#shared/ipc/hubClaimShapes.ts'
import type { HubInput, HubOutput } from '#shared/ipc/hubContract.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { newestClaim } from '../batches/changedClaims.ts'
import { advance, forgetPayerNumber, keepPayerNumber, noteChange, standAgain } from '../batches/claimState.ts'
import { type ClaimRow, claimOf, selectClaims, sentOf } from '../batches/ledgerRows.ts'
import { noteWhoIsNext } from '../batches/nextPayer.ts'
import { row, rows, run, type Work } from '../sql.ts'
import { openAgain, settleAs } from './exceptions.ts'
import { postLine } from './postPayment.ts'
import { unmatchedExceptionId } from './unmatchedException.ts'

interface UnmatchedRow {
  readonly payer: string
  readonly trace: string
  readonly nth: number
  readonly why: UnmatchedPayment['why']
  readonly reference: string
  readonly place: number
  readonly paid_cents: number
  readonly body: string
  readonly payer_name: string
  /** 1 = its file was marked as production, 0 = as a test, null = that was not kept. */
  readonly production: number | null
  readonly paid_on: string | null
}

interface PlacementRow {
  readonly turn: number
  readonly reference: string
  readonly version: number
  readonly session_id: string
  readonly lines: string
  readonly words: string
  readonly placed_at: string
  readonly placed_by: string
  readonly state_before: ClaimState
  /** Which numbers of the payment its movements have; null = placed by a version before. */
  readonly first_nth: number | null
  readonly movements: number | null
}

/** Money and who it is about, as the payment kept it. */
interface Found {
  readonly row: UnmatchedRow
  readonly payment: UnmatchedPayment
}

/** How many numbers a version before kept free for each amount, behind the first so many of the payment itself. */
const placesBefore = 10_000

const lostFromView = 'The hub knows no money of that exception. Look at the list again.'

/** The money of an exception: found by the exception's own id, which is made of what it says. */
function* moneyOf(exceptionId: string): Work<Found | null> {
  const exception = yield* row<{ reference: string | null; cents: number | null }>(
    "select reference, cents from claim_exception where id = $1 and kind = 'unmatched_payment'",
    exceptionId,
  )
  if (!exception) return null
  const all = yield* rows<UnmatchedRow>(
    `select unmatched_payment.*, payment.payer_name, payment.paid_on, payment.production from unmatched_payment
     join payment on payment.payer = unmatched_payment.payer and payment.trace = unmatched_payment.trace
     where unmatched_payment.reference = $1`,
    exception.reference ?? '',
  )
  for (const one of all) {
    const payment = paymentOf(one)
    if (unmatchedExceptionId(payment, one.trace) === exceptionId) return { row: one, payment }
  }
  return null
}

const paymentOf = ({ why, place, reference, paid_cents, body }: UnmatchedRow): UnmatchedPayment => ({
  ...{ why, place, reference, paidCents: paid_cents },
  ...(JSON.parse(body) as Pick<UnmatchedPayment, 'claim' | 'line'>),
})

function* standingPlace({ payer, trace, nth }: UnmatchedRow): Work<PlacementRow | null> {
  return yield* row<PlacementRow>(
    'select * from placement where payer = $1 and trace = $2 and nth = $3 and back_at is null',
    ...[payer, trace, nth],
  )
}

const mostCandidates = 8

/** Of a file with the same mark, test or production; where the money has none, of any. */
const leftAs = (mark: '$2' | '$4'): string =>
  `exists (select 1 from batch where batch.id = batch_id and production = coalesce(cast(${mark} as integer), production))`

/** Named so, known by the payer’s number, or of the same charge. */
const mayBeMeant = `frequency <> '8' and (reference = $1 or (payer_number is not null and payer_number = $2)
             or total_cents = $3) and ${leftAs('$4')}`

const namedBy = ({ row: { production }, payment: { claim } }: Found) =>
  [claim.reference, claim.payerControlNumber, Math.abs(claim.chargeCents), production] as const

/** Every visit that it may be of, however many: a list of candidates shows the first of them. */
function* visitsMeant(found: Found): Work<readonly string[]> {
  const visits = yield* rows<Pick<ClaimRow, 'session_id'>>(
    `select distinct session_id from sent_claim where ${mayBeMeant} order by session_id`,
    ...namedBy(found),
  )
  return visits.map(({ session_id }) => session_id)
}

/** Claims it may belong to: those of one visit, else those named so, known by the payer’s number, or of the same charge. */
function* candidatesFor(money: Found, sessionId: string | null): Work<readonly ClaimRow[]> {
  const found =
    sessionId === null
      ? yield* rows<ClaimRow>(
          `${selectClaims} where ${mayBeMeant} order by batch_place desc limit 60`,
          ...namedBy(money),
        )
      : yield* rows<ClaimRow>(
          `${selectClaims} where session_id = $1 and frequency <> '8' and ${leftAs('$2')} order by batch_place desc`,
          ...[sessionId, money.row.production],
        )
  const newest = new Map<string, ClaimRow>()
  for (const one of found) {
    const key = `${one.reference} ${one.version}`
    if (!newest.has(key)) newest.set(key, one)
  }
  return [...newest.values()].slice(0, mostCandidates)
}

function placeClaimOf(found: ClaimRow, payment: UnmatchedPayment): PlaceClaim {
  const { patient, coverage, serviceDate } = claimOf(found)
  const sent = sentOf(found)
  return {
    reference: found.reference,
    version: found.version,
    sessionId: found.session_id,
    patientName: `${patient.last}, ${patient.first}`,
    payerName: coverage?.payer.name ?? '',
    serviceDate,
    totalCents: Number(found.total_cents),
    lines: sent.lines.map(({ lineId, code, modifiers, units, chargeCents }) => ({
      ...{ lineId, code, units, chargeCents },
      modifiers: [...modifiers],
    })),
    likely: linesToPlace(payment).map((line) => likelyLine(line, sent)),
  }
}

function* shown(found: Found, sessionId: string | null): Work<UnmatchedMoney> {
  const { row: money, payment } = found
  const placed = yield* standingPlace(money)
  const candidates = yield* candidatesFor(found, placed?.session_id ?? sessionId)
  const { claim, line } = payment
  return {
    payerName: money.payer_name,
    trace: money.trace,
    paidOn: money.paid_on,
    reference: payment.reference,
    patientName: claim.patient,
    status: claim.status,
    chargeCents: line?.chargeCents ?? claim.chargeCents,
    paidCents: payment.paidCents,
    lines: linesToPlace(payment).map(({ code, modifiers, chargeCents, paidCents, serviceDate }) => ({
      ...{ code, chargeCents, paidCents, serviceDate },
      modifiers: [...modifiers],
    })),
    candidates: candidates.map((one) => placeClaimOf(one, payment)),
    visitsMeant: [...(yield* visitsMeant(found))],
    placed: placed && {
      reference: placed.reference,
      version: placed.version,
      sessionId: placed.session_id,
      lineIds: JSON.parse(placed.lines) as string[],
      words: placed.words,
      by: placed.placed_by,
      at: JSON.parse(placed.placed_at) as Instant,
    },
  }
}

export type Money = Result<UnmatchedMoney, string>

export function* unmatchedMoney({ exceptionId, sessionId }: HubInput<'payments.unmatched'>): Work<Money> {
  const found = yield* moneyOf(exceptionId)
  return found ? ok(yield* shown(found, sessionId)) : err(lostFromView)
}

/** Places it, once: the movements, what the claim becomes by it, and the exception settled, in one transaction. */
export function* placeMoney(input: HubInput<'payments.place'>, at: Instant): Work<Money> {
  const { exceptionId, sessionId, reference, version, lineIds, words, by } = input
  const found = yield* moneyOf(exceptionId)
  if (!found) return err(lostFromView)
  const { payer, trace, nth } = found.row
  const standing = yield* standingPlace(found.row)
  if (standing) return err(`${standing.placed_by} placed it already. Take it back before you place it elsewhere.`)
  const claim = yield* newestClaim(reference, version)
  if (!claim) return err(`No claim ${reference} of version ${version} left here.`)
  if (sessionId !== undefined && sessionId !== claim.session_id)
    return err(`Claim ${reference} is of another visit. Look at the list again.`)
  const isOfMark = yield* row(
    `select 1 as found from sent_claim where batch_id = $1 and ${leftAs('$2')} limit 1`,
    ...[claim.batch_id, found.row.production],
  )
  if (!isOfMark)
    return err(`Claim ${reference} left in a test, and this money came in production, or the other way round.`)
  const postings = placedPostings(found.payment, sentOf(claim), lineIds)
  if (!postings.ok) return postings
  const turns = yield* row<{ count: number | string }>(
    'select count(*) as count from placement where payer = $1 and trace = $2 and nth = $3',
    ...[payer, trace, nth],
  )
  const last = yield* row<{ nth: number | null }>(
    'select max(nth) as nth from posting_row where payer = $1 and trace = $2',
    ...[payer, trace],
  )
  // Behind all that came with the payment and was placed of it, however many.
  const first = (last?.nth ?? -1) + 1
  yield* run(
    `insert into placement (payer, trace, nth, turn, reference, version, session_id, lines, words, placed_at, placed_by,
       state_before, first_nth, movements) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    ...[payer, trace, nth, Number(turns?.count ?? 0) + 1, reference, version, claim.session_id],
    ...[JSON.stringify(lineIds), words, JSON.stringify(at), by.name, claim.state, first, postings.value.length],
  )
  for (const [place, line] of postings.value.entries()) yield* postLine({ payer, trace, nth: first + place }, line)
  yield* noteChange(claim)
  const { status, payerControlNumber } = found.payment.claim
  if (status !== '22') {
    yield* advance(claim, 'adjudicated')
    yield* keepPayerNumber(claim, payerControlNumber, 'payment')
  }
  yield* noteWhoIsNext([claim.session_id])
  yield* settleAs(exceptionId, `Placed on ${reference}: ${words}`, by.name, at)
  return ok(yield* shown(found, null))
}

/** Where the claim stood before anything was placed on it: who placed the second amount found it decided by the first. */
function* stateBefore({ reference, version, state_before }: PlacementRow): Work<ClaimState> {
  const all = yield* rows<Pick<PlacementRow, 'state_before'>>(
    'select state_before from placement where reference = $1 and version = $2',
    ...[reference, version],
  )
  const undecided = claimStates.slice(0, claimStates.indexOf('adjudicated'))
  return undecided.findLast((state) => all.some((one) => one.state_before === state)) ?? state_before
}

export type TakenBack = Result<HubOutput<'payments.takeBack'>, string>

/** Takes it back: the movements go, the claim stands where it stood if nothing else moved it, and the exception is open. */
export function* takeMoneyBack(
  { exceptionId, words, by }: HubInput<'payments.takeBack'>,
  at: Instant,
): Work<TakenBack> {
  const found = yield* moneyOf(exceptionId)
  if (!found) return err(lostFromView)
  const { payer, trace, nth } = found.row
  const standing = yield* standingPlace(found.row)
  if (!standing) return err('It is placed nowhere. Nothing has to be taken back.')
  const first = standing.first_nth ?? (nth + 1) * placesBefore
  yield* run(
    'delete from posting_row where payer = $1 and trace = $2 and nth >= $3 and nth < $4',
    ...[payer, trace, first, first + (standing.movements ?? placesBefore)],
  )
  yield* run(
    `update placement set back_at = $4, back_by = $5, back_words = $6
     where payer = $1 and trace = $2 and nth = $3 and back_at is null`,
    ...[payer, trace, nth, JSON.stringify(at), by.name, words],
  )
  const { reference, version, session_id: sessionId } = standing
  const others = yield* row('select 1 as found from posting where reference = $1 and version = $2', reference, version)
  const claim = yield* newestClaim(reference, version)
  if (claim) yield* noteChange(claim)
  if (claim && !others) {
    yield* standAgain(claim, yield* stateBefore(standing))
    yield* forgetPayerNumber(claim, found.payment.claim.payerControlNumber)
  }
  yield* noteWhoIsNext([sessionId])
  yield* openAgain(exceptionId)
  return ok({ money: yield* shown(found, null), from: { reference, version, sessionId } })
}
