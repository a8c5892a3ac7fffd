import type { ClaimPayment, LinePayment, Remittance } from './remittance.ts'

/** One sum that does not come out. A payment with any of them is held, not half posted. */
export interface BalanceProblem {
  readonly level: 'line' | 'claim' | 'payment'
  readonly place: number
  /** Claim reference, empty for the whole payment. */
  readonly reference: string
  readonly expectedCents: number
  readonly foundCents: number
}

const sum = (all: readonly number[]): number => all.reduce((total, cents) => total + cents, 0)
const adjusted = ({ adjustments }: Pick<LinePayment, 'adjustments'>): number =>
  sum(adjustments.map(({ cents }) => cents))

/**
 * Line: charge − adjustments = paid. Claim: charge − all adjustments = paid. Payment: claims − provider adjustments = BPR02
 * (billing-interfaces 7). The payment of a notice without money (BPR04 NON, "H") follows the same rule.
 */
export function balanceProblems(remittance: Remittance): readonly BalanceProblem[] {
  const { claims, providerAdjustments, paidCents } = remittance
  const problems = claims.flatMap(claimProblems)
  const expectedCents = sum(claims.map((claim) => claim.paidCents)) - sum(providerAdjustments.map(({ cents }) => cents))
  if (expectedCents !== paidCents)
    problems.push({ level: 'payment', place: 0, reference: '', expectedCents, foundCents: paidCents })
  return problems
}

function claimProblems(claim: ClaimPayment): BalanceProblem[] {
  const { reference } = claim
  const problems: BalanceProblem[] = claim.lines.flatMap((line) => {
    const expectedCents = line.chargeCents - adjusted(line)
    return expectedCents === line.paidCents
      ? []
      : [{ level: 'line', place: line.place, reference, expectedCents, foundCents: line.paidCents }]
  })
  const expectedCents = claim.chargeCents - adjusted(claim) - sum(claim.lines.map(adjusted))
  if (expectedCents !== claim.paidCents)
    problems.push({ level: 'claim', place: claim.place, reference, expectedCents, foundCents: claim.paidCents })
  return problems
}
