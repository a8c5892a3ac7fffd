import type { AckTa1 } from '#shared/formats/x12/read999.ts'
import { assertNever } from '#shared/kernel/assertNever.ts'
import { clockTime, type Instant, localDate } from '#shared/kernel/instant.ts'
import { envelopeWords } from './answerWords.ts'
import type { BatchVerdict } from './matchAcknowledgments.ts'
import type { UnmatchedPayment } from './matchRemittance.ts'

/** What a biller reads when an answer was filed, and what an exception says: sentences with cause and next step. */

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const dollars = (cents: number): string => {
  const whole = Math.trunc(Math.abs(cents) / 100).toString()
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${cents < 0 ? '−' : ''}$${grouped}.${String(Math.abs(cents) % 100).padStart(2, '0')}`
}

export const verdictWords: Readonly<Record<BatchVerdict, string>> = {
  accepted: 'The receiver took the whole file.',
  accepted_with_errors: 'The receiver took the file and noted errors.',
  partly: 'The receiver took a part of the file.',
  rejected: 'The receiver rejected the file.',
}

/** A TA1 about the envelope. */
export function envelopeSentence(ack: AckTa1): string {
  if (ack.verdict === 'A') return 'The receiver took the envelope.'
  const cause = envelopeWords(ack)
  return ack.verdict === 'R'
    ? `The receiver rejected the whole file: ${cause}. Put it right with the clearinghouse, then build the claims again.`
    : `The receiver took the file and noted: ${cause}.`
}

export const unknownGroup = (kind: string, number: string): string =>
  `A ${kind} answers number ${number}, and no file with that number left here. Ask the clearinghouse whose it is.`

export const setRejected = (claims: number): string =>
  `The receiver rejected ${plural(claims, 'claim', 'claims')} together with the file. Put the claims with a finding right, then build all of them again.`

export const unknownClaim = (reference: string): string =>
  `The payer answers claim ${reference}, and no claim with that number left here.`

function unmatchedCause({ why, claim }: UnmatchedPayment): string {
  const at = (element: string): string => `segment ${claim.place} (CLP), element ${element}`
  switch (why) {
    case 'claim_unknown':
      return 'no claim with that number left here'
    case 'claim_is_test':
      return 'the claim left marked as a test, and this payment is marked as production'
    case 'line_unknown':
      return 'the claim has no such line'
    case 'line_ambiguous':
      return 'several lines of the claim look the same'
    case 'status_unknown':
      return `${at('2')} says status ${claim.status || 'nothing'}, which no remittance has (1 to 4 and 19 to 23 are known). Ask the payer what it decided`
    case 'reversal_unturned':
      return `${at('2')} says 22, a payment taken back, and its amounts are not turned: posted, they would be added. Ask the payer for a corrected file`
    case 'reversal_differs':
      return `${at('4')} takes back another amount than what stands on the claim. Compare with the payments before it, and ask the payer if one is missing`
    default:
      return assertNever(why, 'unmatchedCause')
  }
}

export const unmatchedSentence = (payment: UnmatchedPayment): string => {
  const { reference, paidCents, line } = payment
  return `${dollars(paidCents)} for claim ${reference}${line ? `, ${line.code}` : ''}: ${unmatchedCause(payment)}. The money is kept and belongs to no line yet.`
}

/** A payment whose sums do not come out. */
export const heldSentence = (payer: string, trace: string, expected: number, found: number): string =>
  `Payment ${trace} of ${payer} does not add up: ${dollars(expected)} was expected and ${dollars(found)} stands there. Nothing of it was posted. Ask the payer for a corrected file.`

export const changedSentence = (payer: string, trace: string): string =>
  `Payment ${trace} of ${payer} came again with other content. What was posted first stays. Ask the payer which one counts.`

export const deniedSentence = (code: string, reasons: readonly string[]): string =>
  `${code} was not paid: ${reasons.length > 0 ? reasons.join('; ') : 'no reason was given'}.`

export const numberReused = (sender: string, control: string): string =>
  `${sender} sent two different files under the number ${control}. Both were read; nothing was posted twice.`

/** A file that lay in an answer folder and cannot be read. */
export const unreadableSentence = (fileName: string, place: string, cause: string): string =>
  `${fileName} cannot be read: ${place}: ${cause}. Nothing of it was used. Ask for it again.`

export const paidSentence = (paidCents: number, lines: number, unmatched: number): string =>
  `${dollars(paidCents)} paid, posted to ${plural(lines, 'line', 'lines')}${unmatched > 0 ? `; ${plural(unmatched, 'amount', 'amounts')} found no line` : ''}.`

export const claimsSentence = (accepted: number, rejected: number, received: number): string =>
  [
    accepted > 0 ? `${accepted} accepted` : '',
    received > 0 ? `${received} received` : '',
    rejected > 0 ? `${rejected} rejected` : '',
  ]
    .filter((words) => words !== '')
    .join(', ')
    .replace(/^$/, 'No claim of ours')
    .concat('.')

export const postedBefore = (trace: string): string => `Payment ${trace} was posted before. Nothing was posted again.`
export const heldBefore = (trace: string): string =>
  `Payment ${trace} came before and still waits for a person, under Exceptions. Nothing of it was posted.`

const lateNext = {
  '999':
    'Ask the clearinghouse whether it has the file. If it has not, save the same file again under Batches and send it: its numbers are the same.',
  '277CA': 'Ask the clearinghouse or the payer where the claims are, before they are too late to be filed.',
} as const

/** A file left, and what should have come back has not. */
export const lateSentence = (answer: '999' | '277CA', fileName: string, hours: number, sentAt: Instant): string =>
  `No ${answer} came within ${hours} hours for ${fileName}, which left on ${localDate(sentAt)} at ${clockTime(sentAt)}. ${lateNext[answer]}`
