import type { Coverage } from '../document/clinic.ts'
import type { Claim, PriorPayment } from './claim.ts'
import { suffixed } from './splitClaim.ts'

/**
 * The same services for the next payer, with what the payers before it decided (coordination of benefits): its own
 * reference, the same line ids, so that all payments of a line are added up. null = no further coverage.
 * `part`: the next free suffix of the reference.
 */
export function secondaryClaim(claim: Claim, payment: PriorPayment, part: number): Claim | null {
  const { coverage } = claim
  const next = nextCoverage(claim)
  if (!coverage || coverage.id !== payment.coverageId || !next) return null
  return {
    ...claim,
    reference: suffixed(claim.reference, part),
    frequency: '1',
    payerControlNumber: null,
    coverage: next,
    otherCoverages: byOrder([coverage, ...claim.otherCoverages.filter(({ id }) => id !== next.id)]),
    // The number is the first payer's own.
    authorization: claim.authorization?.payerId === next.payer.id ? claim.authorization : null,
    lines: claim.lines.map((line) => ({ ...line, coverageId: next.id, authorization: null })),
    priorPayments: [...claim.priorPayments, payment],
  }
}

/**
 * The coverage after this claim’s own that no payer has decided about; null = this was the last. A carve-out pays in the
 * place of the first, so it comes after nobody, and nobody after it.
 */
export function nextCoverage({ coverage, otherCoverages, priorPayments }: Claim): Coverage | null {
  if (coverage && isCarveOut(coverage)) return null
  const decided = new Set([coverage?.id, ...priorPayments.map(({ coverageId }) => coverageId)])
  return byOrder(otherCoverages).find((one) => !isCarveOut(one) && !decided.has(one.id)) ?? null
}

const isCarveOut = ({ covers = [] }: Coverage): boolean => covers.length > 0

const byOrder = (coverages: readonly Coverage[]): readonly Coverage[] =>
  [...coverages].sort((a, b) => a.order - b.order)
