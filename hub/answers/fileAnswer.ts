import { numberReused, unreadableSentence } from '#shared/billing/remit/filedWords.ts'
import { type Answer, type AnswerFile, readAnswers } from '#shared/formats/x12/readAnswers.ts'
import type { X12Fault } from '#shared/formats/x12/readSegments.ts'
import type { Remittance } from '#shared/formats/x12/remittance.ts'
import { type Filed, filedSchema } from '#shared/ipc/hubClaimShapes.ts'
import { assertNever } from '#shared/kernel/assertNever.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { nextNumber } from '../batches/counters.ts'
import { sha256 } from '../ports.ts'
import { row, rows, run, type Work } from '../sql.ts'
import { file999, fileTa1 } from './acknowledge.ts'
import { keepStretch, stretchesOf } from './answerPieces.ts'
import { file277 } from './claimAcknowledgment.ts'
import { type Content, type ContentHash, contentHash } from './contentHash.ts'
import { type FiledAnswer, type Filing, type FilingFile, raiseIn } from './filing.ts'
import { filePayment } from './postPayment.ts'
import { isOvertaken, type Staging, takeEffect } from './stagePayment.ts'

/** A file of answers as it came: from a person's hand, or from a destination's folder. */
export interface CameFile {
  readonly id: string
  readonly fileName: string
  readonly text: string
  /** `hand`, or the destination's name. */
  readonly cameBy: string
  readonly filedBy: string | null
}

/** What was done of a file before, in slices or at once. */
export interface Prepared {
  readonly sha256: string
  readonly read: Result<readonly AnswerFile[], X12Fault>
  /** Of an interchange or a payment that was hashed already; of the others it is made when it is asked for. */
  readonly hashes: ReadonlyMap<Content, ContentHash>
  /** Payments that are put down and count with this file (stagePayment.ts). */
  readonly staged: ReadonlyMap<Remittance, Staging>
}

function preparedAtOnce(text: string): Prepared {
  const read = readAnswers(text)
  return { sha256: sha256(text), read, hashes: new Map(), staged: new Map() }
}

interface BeforeRow {
  readonly id: string
  readonly summary: string
}

const fileRow = (hash: string): Work<BeforeRow | null> =>
  row<BeforeRow>('select id, summary from answer_file where sha256 = $1', hash)

/** What became of a file of that hash before; null = it is not here, or not filed to its end. */
export function* filedBefore(hash: string): Work<Filed | null> {
  const before = yield* fileRow(hash)
  if (!before || before.summary === '') return null
  return { ...filedSchema.parse(JSON.parse(before.summary)), replayed: true }
}

/**
 * Files answers once by content, and each interchange once by sender and number (billing-interfaces 6). Everything it
 * says takes effect in this one transaction. A file that cannot be read is refused to a person who brings it; one that
 * lay in a folder is kept and put before a person. `overtaken`: what it was put down by has changed, and nothing was done.
 */
export function* fileAnswer(
  came: CameFile,
  at: Instant,
  prepared: Prepared = preparedAtOnce(came.text),
): Work<Result<Filed, X12Fault> | 'overtaken'> {
  const { sha256: hash, read, staged } = prepared
  const known = yield* filedBefore(hash)
  if (known) return ok(known)
  if (!read.ok && came.filedBy !== null) return read
  for (const staging of staged.values()) if (yield* isOvertaken(staging)) return 'overtaken'
  const before = yield* fileRow(hash)
  if (!before) {
    yield* keep(came, hash, at)
    for (const [nth, body] of [...stretchesOf(came.text)].entries()) yield* keepStretch(came.id, nth, body)
  }
  const kept = { ...came, id: before?.id ?? came.id }
  const whole: FilingFile = { fileId: kept.id, at, raised: 0 }
  const answers: FiledAnswer[] = []
  if (!read.ok) yield* unreadable(whole, came.fileName, read.error)
  for (const file of read.ok ? read.value : []) {
    const filing = filingOf(kept, file, at)
    answers.push(...(yield* fileInterchange(filing, file, prepared)))
    whole.raised += filing.raised
  }
  const filed: Filed = { answerFileId: kept.id, replayed: false, answers, exceptions: whole.raised }
  yield* run('update answer_file set summary = $2 where id = $1', kept.id, JSON.stringify(filed))
  return ok(filed)
}

/** One interchange of a file that came. */
export const filingOf = ({ id, fileName, cameBy }: CameFile, file: AnswerFile, at: Instant): Filing => ({
  ...{ fileId: id, at, raised: 0, cameBy },
  envelope: { fileName, ...file },
})

/** Notes a file that is not filed yet, its text apart, or finds it where the hub was stopped before: its id. null = it is filed, or refused. */
export function* beginAnswer(came: CameFile, { sha256: hash, read }: Prepared, at: Instant): Work<string | null> {
  const before = yield* fileRow(hash)
  if (before) return before.summary === '' ? before.id : null
  if (!read.ok) return null
  yield* keep(came, hash, at)
  return came.id
}

function* keep({ id, fileName, cameBy, filedBy }: CameFile, hash: string, at: Instant): Work<void> {
  const place = yield* nextNumber('answer')
  yield* run(
    `insert into answer_file (id, place, sha256, file_name, came_by, filed_at, filed_by, summary)
     values ($1, $2, $3, $4, $5, $6, $7, '')`,
    ...[id, place, hash, fileName, cameBy, JSON.stringify(at), filedBy],
  )
}

function* unreadable(filing: FilingFile, fileName: string, { place, cause }: X12Fault): Work<void> {
  const words = unreadableSentence(fileName, place, cause)
  yield* raiseIn(filing, { kind: 'answer_unreadable', words, nextStep: 'outside', about: filing.fileId })
}

function* fileInterchange(filing: Filing, file: AnswerFile, prepared: Prepared): Work<readonly FiledAnswer[]> {
  const { sender, control } = file
  const hash = prepared.hashes.get(file) ?? contentHash(file)
  const known = yield* rows<{ sha256: string }>(
    'select sha256 from answer_interchange where sender = $1 and control = $2',
    sender,
    control,
  )
  if (known.some((one) => hash.isOf(one.sha256))) return []
  // Some senders use one number for every file: it is read all the same, because what it says takes effect once anyway.
  if (known.length > 0)
    yield* raiseIn(filing, {
      kind: 'answer_number_reused',
      words: numberReused(sender, control),
      nextStep: 'outside',
    })
  yield* run(
    'insert into answer_interchange (sender, control, sha256, answer_file_id) values ($1, $2, $3, $4)',
    ...[sender, control, hash.sha256, filing.fileId],
  )
  const filed: FiledAnswer[] = []
  for (const answer of file.answers) filed.push(yield* fileOne(filing, answer, prepared))
  return filed
}

function* fileOne(filing: Filing, answer: Answer, { staged, hashes }: Prepared): Work<FiledAnswer> {
  switch (answer.kind) {
    case 'TA1':
      return yield* fileTa1(filing, answer)
    case '999':
      return yield* file999(filing, answer)
    case '277CA':
      return yield* file277(filing, answer)
    case '835': {
      const staging = staged.get(answer)
      // What stands before it in the file may have posted its number, or moved its claims.
      if (staging && !(yield* isOvertaken(staging))) return yield* takeEffect(filing, staging)
      return yield* filePayment(filing, answer, hashes.get(answer) ?? contentHash(answer))
    }
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
