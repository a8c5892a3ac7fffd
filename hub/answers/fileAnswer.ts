import { numberReused, unreadableSentence } from '#shared/billing/remit/filedWords.ts'
import { type Answer, type AnswerFile, readAnswers } from '#shared/formats/x12/readAnswers.ts'
import type { X12Fault } from '#shared/formats/x12/readSegments.ts'
import { type Filed, filedSchema } from '#shared/ipc/hubClaimShapes.ts'
import { assertNever } from '#shared/kernel/assertNever.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { nextNumber } from '../batches/counters.ts'
import { sha256 } from '../ports.ts'
import { row, rows, run, type Work } from '../sql.ts'
import { file999, fileTa1 } from './acknowledge.ts'
import { file277 } from './claimAcknowledgment.ts'
import { type FiledAnswer, type Filing, type FilingFile, raiseIn } from './filing.ts'
import { filePayment } from './postPayment.ts'

/** A file of answers as it came: from a person's hand, or from a destination's folder. */
export interface CameFile {
  readonly id: string
  readonly fileName: string
  readonly text: string
  /** `hand`, or the destination's name. */
  readonly cameBy: string
  readonly filedBy: string | null
}

/**
 * Files answers once by content, and each interchange once by sender and number (billing-interfaces 6). Everything it
 * says takes effect in this one transaction. A file that cannot be read is refused to a person who brings it; one that
 * lay in a folder is kept and put before a person.
 */
export function* fileAnswer(came: CameFile, at: Instant): Work<Result<Filed, X12Fault>> {
  const hash = sha256(came.text)
  const before = yield* row<{ summary: string }>('select summary from answer_file where sha256 = $1', hash)
  if (before) return ok({ ...filedSchema.parse(JSON.parse(before.summary)), replayed: true })
  const read = readAnswers(came.text)
  if (!read.ok && came.filedBy !== null) return read
  yield* keep(came, hash, at)
  const whole: FilingFile = { fileId: came.id, at, raised: 0 }
  const answers: FiledAnswer[] = []
  if (!read.ok) yield* unreadable(whole, came.fileName, read.error)
  for (const file of read.ok ? read.value : []) {
    const filing: Filing = { ...whole, raised: 0, envelope: { fileName: came.fileName, ...file }, cameBy: came.cameBy }
    answers.push(...(yield* fileInterchange(filing, file)))
    whole.raised += filing.raised
  }
  const filed: Filed = { answerFileId: came.id, replayed: false, answers, exceptions: whole.raised }
  yield* run('update answer_file set summary = $2 where id = $1', came.id, JSON.stringify(filed))
  return ok(filed)
}

function* keep({ id, text, fileName, cameBy, filedBy }: CameFile, hash: string, at: Instant): Work<void> {
  const place = yield* nextNumber('answer')
  yield* run(
    `insert into answer_file (id, place, sha256, body, file_name, came_by, filed_at, filed_by, summary)
     values ($1, $2, $3, $4, $5, $6, $7, $8, '')`,
    ...[id, place, hash, text, fileName, cameBy, JSON.stringify(at), filedBy],
  )
}

function* unreadable(filing: FilingFile, fileName: string, { place, cause }: X12Fault): Work<void> {
  const words = unreadableSentence(fileName, place, cause)
  yield* raiseIn(filing, { kind: 'answer_unreadable', words, nextStep: 'outside', about: filing.fileId })
}

function* fileInterchange(filing: Filing, file: AnswerFile): Work<readonly FiledAnswer[]> {
  const { place: _, ...said } = file
  const { sender, control } = file
  const hash = sha256(JSON.stringify(said))
  const known = yield* rows<{ sha256: string }>(
    'select sha256 from answer_interchange where sender = $1 and control = $2',
    sender,
    control,
  )
  if (known.some((one) => one.sha256 === hash)) return []
  // Some senders use one number for every file: it is read all the same, because what it says takes effect once anyway.
  if (known.length > 0)
    yield* raiseIn(filing, {
      kind: 'answer_number_reused',
      words: numberReused(sender, control),
      nextStep: 'outside',
    })
  yield* run(
    'insert into answer_interchange (sender, control, sha256, answer_file_id) values ($1, $2, $3, $4)',
    ...[sender, control, hash, filing.fileId],
  )
  const filed: FiledAnswer[] = []
  for (const answer of file.answers) filed.push(yield* fileOne(filing, answer))
  return filed
}

function* fileOne(filing: Filing, answer: Answer): Work<FiledAnswer> {
  switch (answer.kind) {
    case 'TA1':
      return yield* fileTa1(filing, answer)
    case '999':
      return yield* file999(filing, answer)
    case '277CA':
      return yield* file277(filing, answer)
    case '835':
      return yield* filePayment(filing, answer)
    case 'other':
      return {
        kind: 'other',
        words: `It also holds ${answer.setId} ${answer.version}, which is not read here.`,
        batchId: null,
        matched: 0,
        unmatched: 0,
        paidCents: null,
      }
    default:
      return assertNever(answer, 'fileAnswer')
  }
}
