import type { Remittance } from '#shared/formats/x12/remittance.ts'
import { dollars } from './filedWords.ts'

/** Why an answer does not count for a file of ours, and what to do: sentences that name file, field and place. */

/** The envelope an answer came in. */
export interface AnswerEnvelope {
  /** File it came as. */
  readonly fileName: string
  /** Segment of its ISA. */
  readonly place: number
  /** ISA06 and ISA08. */
  readonly sender: string
  readonly receiver: string
  /** ISA15. */
  readonly production: boolean
}

/** What its envelope would have to say. */
export interface SentEnvelope {
  readonly fileName: string
  readonly production: boolean
  /** ISA06 and ISA08 of our file: an answer has them the other way round. */
  readonly submitter: string
  readonly receiver: string
}

const fieldOf = ({ fileName, place }: AnswerEnvelope, element: string): string =>
  `${fileName}, segment ${place} (ISA), element ${element}`
const shown = (id: string): string => (id === '' ? 'nobody' : id)
const mark = (production: boolean): string => (production ? 'P, production' : 'T, a test')

/** Test and production do not mix. */
const otherMark = (answer: AnswerEnvelope, sent: SentEnvelope): string =>
  `${fieldOf(answer, '15')} says ${mark(answer.production)}, and ${sent.fileName} left as ${mark(sent.production)}. Ask ${shown(answer.sender)} for the answer to the file that left.`

const otherSender = (answer: AnswerEnvelope, sent: SentEnvelope): string =>
  `${fieldOf(answer, '06')} names ${shown(answer.sender)}, and ${sent.fileName} went to ${sent.receiver}. Others count with the same numbers: ask ${shown(answer.sender)} whose file it answers. Where it answers for ${sent.receiver}, let the hub fetch the answer from the destination the file went to.`

const otherReceiver = (answer: AnswerEnvelope, sent: SentEnvelope): string =>
  `${fieldOf(answer, '08')} names ${shown(answer.receiver)}, and ${sent.fileName} left from ${sent.submitter}. It was written to somebody else: give it back to ${shown(answer.sender)}.`

/** What of an answer’s envelope did not fit a file of ours. */
export const misfits = { otherMark, otherSender, otherReceiver } as const

/** A number is one of ours, and the answer is about another file all the same. */
export const notOfOurs = (kind: string, number: string, why: string): string =>
  `A ${kind} answers ${number}, and nothing was changed by it. ${why}`

/** A test payment in a practice that bills for real. */
export const testPayment = (answer: AnswerEnvelope, { trace, payer, paidCents }: Remittance): string =>
  `${fieldOf(answer, '15')} says T: payment ${trace} of ${payer.name}, ${dollars(paidCents)}, is a test. Nothing of it was posted, because the files of this practice leave for production (P). If the money is real, ask ${shown(answer.sender)} for the file marked P.`

/** BPR16 is empty or no day: nobody could say which month the money belongs to, and the next payer has to be told the day. */
export const undatedPayment = (answer: AnswerEnvelope, { trace, payer, bprPlace }: Remittance): string =>
  `${answer.fileName}, segment ${bprPlace} (BPR), element 16 says no day on which payment ${trace} of ${payer.name} moves. Nothing of it was posted. Ask the payer for the file with the date; it takes the place of this one.`
