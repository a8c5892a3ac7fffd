import type { z } from 'zod'
import { type Batch, type batchAnswerSchema, claimStates } from '#shared/ipc/hubClaimShapes.ts'
import type { HubOutput } from '#shared/ipc/hubContract.ts'
import { row, rows, type Work } from '../sql.ts'
import { textOfFile } from './filePieces.ts'
import { type BatchRow, batchColumns, batchOf, type ClaimRow, selectClaims, shownClaim } from './ledgerRows.ts'

interface StateCount {
  readonly batch_id: string
  readonly state: Batch['states'][number]['state']
  readonly count: number | string
}

export function* findBatch(batchId: string): Work<Batch | null> {
  const found = yield* row<BatchRow>(`select ${batchColumns} from batch where id = $1`, batchId)
  return found ? batchOf(found, yield* statesOf(batchId)) : null
}

function* statesOf(batchId: string): Work<Batch['states']> {
  const counted = yield* rows<StateCount>(
    'select batch_id, state, count(*) as count from sent_claim where batch_id = $1 group by batch_id, state',
    batchId,
  )
  return claimStates.flatMap((state) => {
    const found = counted.find((one) => one.state === state)
    return found ? [{ state, count: Number(found.count) }] : []
  })
}

/** Newest first. */
export function* listBatches(limit: number): Work<readonly Batch[]> {
  const found = yield* rows<BatchRow>(`select ${batchColumns} from batch order by place desc limit $1`, limit)
  const batches: Batch[] = []
  for (const one of found) batches.push(batchOf(one, yield* statesOf(one.id)))
  return batches
}

const claimsOfBatch = (batchId: string): Work<readonly ClaimRow[]> =>
  rows<ClaimRow>(`${selectClaims} where batch_id = $1 order by reference`, batchId)

export type ClaimName = Pick<ClaimRow, 'batch_id' | 'reference' | 'session_id' | 'version'>

/** Which claims a file has, without what they say. */
export const claimNames = (batchId: string): Work<readonly ClaimName[]> =>
  rows<ClaimName>(
    'select batch_id, reference, session_id, version from sent_claim where batch_id = $1 order by reference',
    batchId,
  )

interface AnswerRow {
  readonly answer_file_id: string
  readonly kind: z.infer<typeof batchAnswerSchema>['kind']
  readonly file_name: string
  readonly filed_at: string
  readonly words: string
}

export function* readBatch(batchId: string): Work<HubOutput<'batches.get'> | null> {
  const batch = yield* findBatch(batchId)
  if (!batch) return null
  const claims = yield* claimsOfBatch(batchId)
  const answers = yield* rows<AnswerRow>(
    `select answer_file_id, kind, file_name, filed_at, words from answer_batch
     join answer_file on answer_file.id = answer_file_id where batch_id = $1 order by answer_file.place, kind`,
    batchId,
  )
  return {
    batch,
    claims: claims.map(shownClaim),
    answers: answers.map((one) => ({
      answerFileId: one.answer_file_id,
      kind: one.kind,
      fileName: one.file_name,
      filedAt: JSON.parse(one.filed_at),
      words: one.words,
    })),
  }
}

/** The file as it was built. */
export function* batchFile(
  batchId: string,
): Work<{ readonly fileName: string; readonly text: string; readonly sha256: string } | null> {
  const found = yield* row<{ file_name: string; sha256: string }>(
    'select file_name, sha256 from batch where id = $1',
    batchId,
  )
  return found && { fileName: found.file_name, text: yield* textOfFile(batchId), sha256: found.sha256 }
}
