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
  if (!coverage || coverage.id !== payment.coverageId) return null
  const decided = new Set([...claim.priorPayments.map(({ coverageId }) => coverageId), coverage.id])
  const next = byOrder(claim.otherCoverages).find(({ id }) => !decided.has(id))
  if (!next) return null
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

const byOrder = (coverages: readonly Coverage[]): readonly Coverage[] =>
  [...coverages].sort((a, b) => a.order - b.order)
