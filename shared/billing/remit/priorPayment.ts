import type { Claim, ClaimAdjustment, PriorLinePayment, PriorPayment } from '#shared/claim/claim.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

/** One movement on a line of a claim, as it was posted. */
export interface PostedMovement {
  readonly lineId: string
  readonly matchedBy: string
  /** CLP02; 22 takes back, 19 to 21 and 23 went on to the next payer by themselves. */
  readonly status: string
  readonly paidCents: number
  readonly patientCents: number
  readonly adjustments: readonly ClaimAdjustment[]
  readonly units: string | null
  readonly paidAs: string | null
  /** The day the money moved, YYYY-MM-DD. */
  readonly paidOn: string
}

const passedOn = ['19', '20', '21', '23']

/** Whether the payer sent the claim on to the next one itself (crossover): a second claim would be a duplicate. */
export const wentOnByItself = (movements: readonly Pick<PostedMovement, 'status'>[]): boolean =>
  passedOn.includes(movements.findLast(({ status }) => status !== '22')?.status ?? '')

/** Reasons of the same group and code added up; what a reversal took away stands no more. */
function addedUp(all: readonly ClaimAdjustment[]): readonly ClaimAdjustment[] {
  const sums = new Map<string, ClaimAdjustment>()
  for (const one of all) {
    const key = `${one.group} ${one.reason}`
    const before = sums.get(key)
    sums.set(key, { ...one, quantity: before ? null : one.quantity, cents: (before?.cents ?? 0) + one.cents })
  }
  return [...sums.values()].filter(({ cents }) => cents !== 0)
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)

/**
 * What a payer decided about a claim, as the next payer reads it (loops 2320, 2330 and 2430): everything it ever posted,
 * added up by line. What it said of the claim as a whole was shared out by charge and is put together again. Refused where
 * it was all taken back, or does not come out: charge − adjustments = paid, by line and in all (billing-interfaces 7).
 */
export function priorPaymentOf(
  claim: Claim,
  payerControlNumber: string | null,
  movements: readonly PostedMovement[],
): Result<PriorPayment, string> {
  const payer = claim.coverage?.payer.name ?? 'The payer'
  const spread = movements.filter(({ matchedBy }) => matchedBy === 'spread')
  const byLine = Map.groupBy(
    movements.filter(({ matchedBy }) => matchedBy !== 'spread'),
    ({ lineId }) => lineId,
  )
  const lines = claim.lines.flatMap(({ id, code, modifiers, units }): PriorLinePayment[] => {
    const own = byLine.get(id) ?? []
    const last = own.findLast(({ status }) => status !== '22')
    if (!last) return []
    const paid = { paidCents: sum(own.map(({ paidCents }) => paidCents)), units: Number(last.units ?? units) }
    const adjustments = addedUp(own.flatMap((one) => one.adjustments))
    return [{ lineId: id, ...paid, code: last.paidAs ?? code, modifiers, adjustments }]
  })
  const adjustments = addedUp(spread.flatMap((one) => one.adjustments))
  const paidCents = sum(movements.map((one) => one.paidCents))
  const isTakenBack = movements.at(-1)?.status === '22'
  if (movements.length === 0 || isTakenBack) return err(`${payer} has not decided about claim ${claim.reference}.`)
  const charges = new Map(claim.lines.map(({ id, chargeCents }) => [id, chargeCents]))
  const open = (line: PriorLinePayment): number =>
    (charges.get(line.lineId) ?? 0) - line.paidCents - sum(line.adjustments.map(({ cents }) => cents))
  const inAll =
    claim.totalCents -
    paidCents -
    sum([...adjustments, ...lines.flatMap((one) => one.adjustments)].map(({ cents }) => cents))
  const isWhole = inAll === 0 && (spread.length > 0 || lines.every((line) => open(line) === 0))
  if (!isWhole)
    return err(
      `What ${payer} decided about claim ${claim.reference} does not add up to its charge. Look at its payments, then build the next payer’s claim.`,
    )
  return ok({
    coverageId: claim.coverage?.id ?? '',
    paidCents,
    patientCents: sum(movements.map((one) => one.patientCents)),
    adjudicatedOn: movements.map(({ paidOn }) => paidOn).reduce((a, b) => (a > b ? a : b)),
    payerControlNumber,
    adjustments,
    lines,
  })
}

/** Whether a payer decided the same in the end: what it paid and left on each line, and why; not when, nor by how many files. */
export const isSameDecision = (one: PriorPayment, other: PriorPayment): boolean => moneyOf(one) === moneyOf(other)

function moneyOf({ paidCents, patientCents, adjustments, lines }: PriorPayment): string {
  const reasons = (all: readonly ClaimAdjustment[]): readonly string[] =>
    all.map(({ group, reason, cents }) => `${group} ${reason} ${cents}`).toSorted()
  const byLine = lines
    .map((line) => JSON.stringify([line.lineId, line.paidCents, reasons(line.adjustments)]))
    .toSorted()
  return JSON.stringify([paidCents, patientCents, reasons(adjustments), byLine])
}
