import { atOnce, type Pauses } from '#shared/kernel/pauses.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { type ClaimAck277, read277ca } from './read277ca.ts'
import { reading835 } from './read835.ts'
import { type Ack999, type AckTa1, read999, readTa1 } from './read999.ts'
import { type Interchange, readEnvelope, segmentsOfSet, type TransactionSet } from './readEnvelope.ts'
import type { X12Fault } from './readSegments.ts'
import type { Remittance } from './remittance.ts'

/** A set that is read over, and said so: another kind of file in the same interchange. */
export interface OtherSet {
  readonly kind: 'other'
  readonly setId: string
  readonly version: string
}

export type Answer = AckTa1 | Ack999 | ClaimAck277 | Remittance | OtherSet

/** All answers of one interchange; (sender, control) makes filing it twice harmless. */
export interface AnswerFile {
  /** Segment of its ISA in the file, counted from 1. */
  readonly place: number
  readonly sender: string
  readonly receiver: string
  /** ISA13. */
  readonly control: string
  /** ISA15: P is production, everything else a test. */
  readonly production: boolean
  readonly answers: readonly Answer[]
}

/**
 * TA1, 999, 277CA and 835 of a text, interchange by interchange. One fault refuses the whole text: nothing is half read.
 * A text without a single answer we know is refused too, with what it is.
 */
export const readAnswers = (text: string): Result<readonly AnswerFile[], X12Fault> => atOnce(readingAnswers(text))

/** The same with pauses. */
export function* readingAnswers(text: string): Pauses<Result<readonly AnswerFile[], X12Fault>> {
  const envelope = readEnvelope(text)
  if (!envelope.ok) return envelope
  const files: AnswerFile[] = []
  for (const interchange of envelope.value) {
    const answers = yield* answersOf(text, interchange)
    if (!answers.ok) return answers
    const { place, sender, receiver, control, production } = interchange
    files.push({ place, sender, receiver, control, production, answers: answers.value })
  }
  const all = files.flatMap(({ answers }) => answers)
  if (all.some(({ kind }) => kind !== 'other')) return ok(files)
  const [first] = all
  const cause =
    first?.kind === 'other'
      ? `it holds ${first.setId} ${first.version}, and no TA1, 999, 277CA or 835`
      : 'it holds no TA1, 999, 277CA or 835'
  return err({ place: 'segment 1 (ISA)', cause })
}

function* answersOf(text: string, interchange: Interchange): Pauses<Result<readonly Answer[], X12Fault>> {
  const answers: Answer[] = interchange.acknowledgments.map(readTa1)
  for (const group of interchange.groups)
    for (const set of group.sets) {
      yield
      const answer = yield* answerOf(text, interchange, set)
      if (!answer.ok) return answer
      answers.push(answer.value)
    }
  return ok(answers)
}

function* answerOf(text: string, interchange: Interchange, set: TransactionSet): Pauses<Result<Answer, X12Fault>> {
  const segments = segmentsOfSet(text, interchange, set)
  const { component } = interchange.delimiters
  if (set.setId === '999') return read999(segments, component)
  if (set.setId === '835') return yield* reading835(segments, component, set.control)
  if (set.setId === '277' && /X214/.test(set.version)) return read277ca(segments, component)
  return ok({ kind: 'other', setId: set.setId, version: set.version })
}
