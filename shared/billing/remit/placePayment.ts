import type { SentClaim } from '#shared/claim/sentClaim.ts'
import type { LinePayment } from '#shared/formats/x12/remittance.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { isReversal, isUnturned } from './heldClaims.ts'
import { claimPostings, type LinePosting, linePosting, type UnmatchedPayment } from './matchRemittance.ts'

type Unmatched = Pick<UnmatchedPayment, 'claim' | 'line'>

/** The payer's lines of what found no place: the one line, or every line of the claim. */
export const linesToPlace = ({ claim, line }: Unmatched): readonly LinePayment[] => (line ? [line] : claim.lines)

/**
 * What a person placed by hand, as movements on the lines they chose: `lineIds` names one of our lines for each of the
 * payer's. What the payer's claim says beyond its lines is shared out over ours by charge. Every cent of it stands on a
 * line afterwards, or it is refused; pure.
 */
export function placedPostings(
  unmatched: Unmatched,
  sent: SentClaim,
  lineIds: readonly string[],
): Result<readonly LinePosting[], string> {
  const { claim, line } = unmatched
  const lines = linesToPlace(unmatched)
  if (lineIds.length !== lines.length)
    return err(`The payer’s answer has ${lines.length} lines, and ${lineIds.length} were chosen.`)
  const postings: LinePosting[] = []
  for (const [index, paid] of lines.entries()) {
    const chosen = sent.lines.find(({ lineId }) => lineId === lineIds[index])
    if (!chosen) return err(`Claim ${sent.reference} has no line ${lineIds[index] ?? ''}.`)
    postings.push(linePosting(claim, paid, { claim: sent, line: chosen, by: 'person' }))
  }
  if (isReversal(claim) && isUnturned(claim))
    return err(
      'It says that a payment is taken back (22), and its amounts are not turned: placed, they would be added.',
    )
  if (line === null) postings.push(...claimPostings(claim, sent))
  const placed = postings.reduce((sum, { paidCents }) => sum + paidCents, 0)
  const expected = line ? line.paidCents : claim.paidCents
  if (placed !== expected) return err('The chosen lines do not add up to what was paid.')
  return ok(postings)
}

/** The line of ours that looks like the payer's: the same code, and of several the one of the same charge; null = choose. */
export function likelyLine({ code, submitted, chargeCents }: LinePayment, sent: SentClaim): string | null {
  const alike = sent.lines.filter((one) => one.code === (submitted?.code ?? code))
  const same = alike.filter((one) => one.chargeCents === Math.abs(chargeCents))
  const [only] = same.length === 1 ? same : alike.length === 1 ? alike : []
  return only?.lineId ?? null
}
