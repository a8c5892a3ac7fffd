import type { AnswerEnvelope } from '#shared/billing/remit/whoseWords.ts'
import type { Filed } from '#shared/ipc/hubClaimShapes.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { run, type Work } from '../sql.ts'
import { type Raised, raise } from './exceptions.ts'

/** One file of answers while it is filed. */
export interface FilingFile {
  readonly fileId: string
  readonly at: Instant
  raised: number
}

/** One interchange of it. */
export interface Filing extends FilingFile {
  readonly envelope: AnswerEnvelope
  /** `hand`, or the destination it was fetched from. */
  readonly cameBy: string
}

export type FiledAnswer = Filed['answers'][number]

/** Puts something of this file before a person. */
export function* raiseIn(filing: FilingFile, what: Omit<Raised, 'answerFileId'>): Work<void> {
  if (yield* raise({ ...what, answerFileId: filing.fileId }, filing.at)) filing.raised += 1
}

/** Notes at a batch that this file answered it. */
export function* noteAtBatch(filing: FilingFile, batchId: string, kind: string, words: string): Work<void> {
  yield* run(
    `insert into answer_batch (answer_file_id, batch_id, kind, words) values ($1, $2, $3, $4)
     on conflict (answer_file_id, batch_id, kind) do update set words = excluded.words`,
    ...[filing.fileId, batchId, kind, words],
  )
}
