import {
  isSameDecision,
  type PostedMovement,
  priorPaymentOf,
  wentOnByItself,
} from '#shared/billing/remit/priorPayment.ts'
import type { Claim } from '#shared/claim/claim.ts'
import { firstNumber, lineIndexes } from '#shared/claim/lineNumber.ts'
import { nextCoverage, secondaryClaim } from '#shared/claim/secondaryClaim.ts'
import { freeSuffix } from '#shared/claim/splitClaim.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { row, rows, run, type Work } from '../sql.ts'
import { nextNumber } from './counters.ts'
import { type ClaimRow, claimOf, selectClaims } from './ledgerRows.ts'
import { isOfNextPayer, type Standing, standingOf } from './standing.ts'

/** What was posted for one claim, in the order it came. */
export type Movements = (found: Pick<ClaimRow, 'reference' | 'version'>) => readonly PostedMovement[]

interface MovementRow {
  readonly reference: string
  readonly version: number
  readonly line_id: string
  readonly matched_by: string
  readonly status: string
  readonly paid_cents: number
  readonly patient_cents: number
  readonly adjustments: string
  readonly units: string | null
  readonly paid_as: string | null
  readonly paid_on: string | null
  readonly posted_at: string
}

/** Everything posted for a visit, asked once. */
export function* movementsOf(sessionId: string): Work<Movements> {
  const found = yield* rows<MovementRow>(
    `select posting.*, payment.paid_on, payment.posted_at from posting
     join payment on payment.payer = posting.payer and payment.trace = posting.trace
     join answer_file on answer_file.id = payment.answer_file_id
     where session_id = $1 order by answer_file.place, posting.payer, posting.trace, posting.nth`,
    sessionId,
  )
  const of = Map.groupBy(found, ({ reference, version }) => `${reference} ${version}`)
  return ({ reference, version }) => (of.get(`${reference} ${version}`) ?? []).map(movementOf)
}

const movementOf = (found: MovementRow): PostedMovement => ({
  lineId: found.line_id,
  matchedBy: found.matched_by,
  status: found.status,
  paidCents: found.paid_cents,
  patientCents: found.patient_cents,
  adjustments: JSON.parse(found.adjustments),
  units: found.units,
  paidAs: found.paid_as,
  // A payment without its day is held; one of before was posted.
  paidOn: found.paid_on ?? localDate(JSON.parse(found.posted_at)),
})

const isFollowOf = (later: Claim, before: Claim, coverageId: string): boolean =>
  later.coverage?.id === coverageId &&
  later.lines.some(({ id }) => before.lines.some((line) => firstNumber(line.id) === firstNumber(id)))

/**
 * What this payer has of the same lines after an earlier version, whose ids were others; where parts were cut differently,
 * the one with most of them. Never what another part of this version replaces.
 */
function followBefore(
  history: readonly ClaimRow[],
  claim: Claim,
  coverageId: string,
  planned: ReadonlySet<string>,
): ClaimRow | undefined {
  const own = new Set(lineIndexes(claim))
  const taken = history.filter(({ version }) => version >= claim.version).map(({ reference }) => reference)
  return history
    .filter(({ reference }) => !planned.has(reference) && !taken.includes(reference))
    .map((found) => ({ found, earlier: claimOf(found) }))
    .filter(
      ({ earlier: { coverage, priorPayments } }) =>
        coverage?.id === coverageId && priorPayments.at(-1)?.coverageId === claim.coverage?.id,
    )
    .map(({ found, earlier }) => ({ found, shared: lineIndexes(earlier).filter((index) => own.has(index)).length }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => a.shared - b.shared)
    .at(-1)?.found
}

/** What this payer has of the claim: of this version, else of one before. */
const followOf = (
  history: readonly ClaimRow[],
  claim: Claim,
  coverageId: string,
  planned: ReadonlySet<string>,
): ClaimRow | undefined =>
  history.findLast((one) => isFollowOf(claimOf(one), claim, coverageId)) ??
  followBefore(history, claim, coverageId, planned)

/**
 * What next payers have of an earlier version and no claim of the newest is followed by: a part that an amendment dropped, a
 * coverage that the patient no longer has. Nothing replaces it, so it has to be taken back; pure.
 */
export function unfollowed<T extends Standing>(standing: readonly T[], history: readonly ClaimRow[]): readonly T[] {
  const first = standing.filter(({ row: found }) => !isOfNextPayer(found))
  const newest = Math.max(...first.map(({ row: found }) => found.version))
  const kept = new Set<string>()
  for (let following = first; following.length > 0; ) {
    const found = new Set<string>()
    for (const { row: one } of following) {
      const claim = claimOf(one)
      const coverageId = nextCoverage(claim)?.id
      const follow = coverageId === undefined ? undefined : followOf(history, claim, coverageId, kept)
      if (!follow || kept.has(follow.reference)) continue
      kept.add(follow.reference)
      found.add(follow.reference)
    }
    following = standing.filter(({ row: one }) => found.has(one.reference))
  }
  return standing.filter(
    ({ row: found }) => isOfNextPayer(found) && found.version < newest && !kept.has(found.reference),
  )
}

/**
 * The claims that the next payers of a visit are due, with what the payers before them decided; pure. An original where
 * nothing stands there, a replacement of what a version before had, or of what carries another decision. Nothing for a claim that its payer sent on itself, and
 * nothing twice.
 */
export function nextPayerClaims(
  standing: readonly Standing[],
  history: readonly ClaimRow[],
  movements: Movements,
): Result<readonly Claim[], readonly string[]> {
  const names = new Set(history.map(({ reference }) => reference))
  // The main claim’s own: parts and next payers carry a suffix behind it.
  const base = [...names].reduce((a, b) => (b.length < a.length ? b : a), history[0]?.reference ?? '')
  const due: Claim[] = []
  const problems: string[] = []
  for (const { row: found, payerNumber } of standing) {
    const posted = movements(found)
    if (found.state !== 'adjudicated' || found.frequency === '8' || wentOnByItself(posted)) continue
    const claim = claimOf(found)
    const payment = priorPaymentOf(claim, payerNumber, posted)
    const planned = payment.ok
      ? secondaryClaim({ ...claim, reference: base }, payment.value, freeSuffix(base, names))
      : null
    const coverageId = nextCoverage(claim)?.id
    if (coverageId === undefined) continue
    const before = followOf(history, claim, coverageId, new Set(due.map(({ reference }) => reference)))
    const stands = before && standing.find(({ row: one }) => one.reference === before.reference)
    if (stands && carries(stands.row, found, payment)) continue
    if (!planned) problems.push(payment.ok ? '' : payment.error)
    else if (stands && stands.payerNumber === null) problems.push(numberMissing(stands.row.reference))
    else {
      const asBefore = before ? { reference: before.reference } : {}
      const corrects = stands ? { frequency: '7' as const, payerControlNumber: stands.payerNumber } : {}
      const one: Claim = { ...planned, ...asBefore, ...corrects }
      names.add(one.reference)
      due.push(one)
    }
  }
  return problems.length > 0 ? err(problems) : ok(due)
}

/** Whether what the next payer has is of this version, and carries what is decided about it now; until that is so again, it waits. */
function carries(follow: ClaimRow, found: ClaimRow, payment: ReturnType<typeof priorPaymentOf>): boolean {
  if (follow.version !== found.version || !payment.ok) return follow.version >= found.version
  const { coverageId } = payment.value
  const told = claimOf(follow).priorPayments.find((one) => one.coverageId === coverageId)
  return told !== undefined && isSameDecision(told, payment.value)
}

const numberMissing = (reference: string): string =>
  `The payer’s number for claim ${reference} is not known yet, and a correction needs it. It comes with the payer’s answer, or can be entered by hand.`

/** Writes beside every claim of a visit which payer is due after it, in words, so that the worklists hear of it. */
function* noteNextPayers(sessionId: string): Work<void> {
  const history = yield* rows<ClaimRow>(`${selectClaims} where session_id = $1 order by batch_place`, sessionId)
  const dues = duesOf(history, yield* movementsOf(sessionId))
  for (const found of history) {
    const name = dues.get(found) ?? null
    if (name !== found.next_payer) yield* note(found, name)
  }
}

/** Only what stands with a payer is followed, and only by what stands: not a version that another one took the place of. */
function duesOf(history: readonly ClaimRow[], movements: Movements): ReadonlyMap<ClaimRow, string> {
  const standing = [...standingOf(history).values()]
  const dues = new Map<ClaimRow, string>()
  for (const { row: found } of unfollowed(standing, history)) dues.set(found, claimOf(found).coverage?.payer.name ?? '')
  for (const { row: found } of standing) {
    const claim = claimOf(found)
    const next = nextCoverage(claim)
    const posted = movements(found)
    const isDecided = found.state === 'adjudicated' && !wentOnByItself(posted) && posted.at(-1)?.status !== '22'
    const payment = priorPaymentOf(claim, found.payer_number, posted)
    const isFollowed = standing.some(
      ({ row: one }) => next !== null && isFollowOf(claimOf(one), claim, next.id) && carries(one, found, payment),
    )
    if (isDecided && !isFollowed && next && !dues.has(found)) dues.set(found, next.payer.name)
  }
  return dues
}

function* note({ batch_id, reference }: ClaimRow, name: string | null): Work<void> {
  const changed = yield* nextNumber('change')
  yield* run(
    'update sent_claim set next_payer = $3, changed = $4 where batch_id = $1 and reference = $2',
    ...[batch_id, reference, name, changed],
  )
}

/** The same for some visits. Most have one coverage, and nobody to follow. */
export function* noteWhoIsNext(sessionIds: Iterable<string>): Work<void> {
  for (const sessionId of new Set(sessionIds)) if (yield* mayHaveNext(sessionId)) yield* noteNextPayers(sessionId)
}

function* mayHaveNext(sessionId: string): Work<boolean> {
  const found = yield* row<ClaimRow>(`${selectClaims} where session_id = $1 limit 1`, sessionId)
  return found !== null && claimOf(found).otherCoverages.length > 0
}
