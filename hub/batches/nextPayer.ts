import { type PostedMovement, priorPaymentOf, wentOnByItself } from '#shared/billing/remit/priorPayment.ts'
import type { Claim } from '#shared/claim/claim.ts'
import { lineIndexes } from '#shared/claim/lineNumber.ts'
import { nextCoverage, secondaryClaim } from '#shared/claim/secondaryClaim.ts'
import { freeSuffix } from '#shared/claim/splitClaim.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { row, rows, run, type Work } from '../sql.ts'
import { nextNumber } from './counters.ts'
import { type ClaimRow, claimOf, selectClaims } from './ledgerRows.ts'

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
  paidOn: found.paid_on ?? localDate(JSON.parse(found.posted_at)),
})

/** A claim that a payer has, and its number there. */
export interface Standing {
  readonly row: ClaimRow
  readonly payerNumber: string | null
}

const isFollowOf = (later: Claim, before: Claim, coverageId: string): boolean =>
  later.coverage?.id === coverageId && later.lines.some(({ id }) => before.lines.some((line) => line.id === id))

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

/**
 * The claims that the next payers of a visit are due, with what the payers before them decided; pure. An original where
 * nothing stands there, a replacement of what a version before had. Nothing for a claim that its payer sent on itself, and
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
    const before =
      history.findLast((one) => isFollowOf(claimOf(one), claim, coverageId)) ??
      followBefore(history, claim, coverageId, new Set(due.map(({ reference }) => reference)))
    const stands = before && standing.find(({ row: one }) => one.reference === before.reference)
    if (stands && stands.row.version >= found.version) continue
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

const numberMissing = (reference: string): string =>
  `The payer’s number for claim ${reference} is not known yet, and a correction needs it. It comes with the payer’s answer, or can be entered by hand.`

/** Writes beside every claim of a visit which payer is due after it, in words, so that the worklists hear of it. */
function* noteNextPayers(sessionId: string): Work<void> {
  const history = yield* rows<ClaimRow>(`${selectClaims} where session_id = $1 order by batch_place`, sessionId)
  const movements = yield* movementsOf(sessionId)
  for (const found of history) {
    const claim = claimOf(found)
    const next = nextCoverage(claim)
    const isDecided = found.state === 'adjudicated' && found.frequency !== '8' && !wentOnByItself(movements(found))
    const isFollowed = history.some(
      (one) =>
        next !== null &&
        one.state !== 'rejected' &&
        one.version >= found.version &&
        isFollowOf(claimOf(one), claim, next.id),
    )
    const due = isDecided && !isFollowed && movements(found).at(-1)?.status !== '22'
    const name = due ? (next?.payer.name ?? null) : null
    if (name !== found.next_payer) yield* note(found, name)
  }
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
