import {
  type ClaimException,
  type exceptionKinds,
  exceptionSchema,
  type nextSteps,
} from '#shared/ipc/hubClaimShapes.ts'
import type { HubInput, HubOutput } from '#shared/ipc/hubContract.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { nextNumber } from '../batches/counters.ts'
import { sha256 } from '../ports.ts'
import { row, rows, run, type Work } from '../sql.ts'

/** Something for a person to look at, and where to put it right. `about` tells two of the same words apart. */
export interface Raised {
  readonly kind: (typeof exceptionKinds)[number]
  readonly batchId?: string | null
  readonly reference?: string | null
  readonly sessionId?: string | null
  readonly version?: number | null
  readonly lineId?: string | null
  readonly cents?: number | null
  readonly words: string
  readonly nextStep: (typeof nextSteps)[number]
  readonly answerFileId?: string | null
  readonly about?: string
}

/** The id of the same thing, however often it comes: made of what it says. */
export function exceptionId(raised: Raised): string {
  const { kind, batchId = null, reference = null, version = null, lineId = null, cents = null } = raised
  return sha256(JSON.stringify([kind, batchId, reference, version, lineId, cents, raised.words, raised.about ?? '']))
}

/** Puts it before a person; the same thing again, open or settled, raises nothing. True when it is new. */
export function* raise(raised: Raised, at: Instant): Work<boolean> {
  const {
    kind,
    batchId = null,
    reference = null,
    sessionId = null,
    version = null,
    lineId = null,
    cents = null,
  } = raised
  const id = exceptionId(raised)
  if (yield* row('select id from claim_exception where id = $1', id)) return false
  const place = yield* nextNumber('exception')
  yield* run(
    `insert into claim_exception (id, place, kind, batch_id, reference, session_id, version, line_id, cents, words,
       next_step, answer_file_id, raised_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    ...[id, place, kind, batchId, reference, sessionId, version, lineId, cents, raised.words, raised.nextStep],
    ...[raised.answerFileId ?? null, JSON.stringify(at)],
  )
  return true
}

interface ExceptionRow {
  readonly id: string
  readonly kind: string
  readonly batch_id: string | null
  readonly reference: string | null
  readonly session_id: string | null
  readonly version: number | null
  readonly line_id: string | null
  readonly cents: number | null
  readonly words: string
  readonly next_step: string
  readonly raised_at: string
  readonly settled_at: string | null
  readonly settled_by: string | null
  readonly settled_words: string | null
}

const exceptionOf = (found: ExceptionRow): ClaimException =>
  exceptionSchema.parse({
    id: found.id,
    kind: found.kind,
    batchId: found.batch_id,
    reference: found.reference,
    sessionId: found.session_id,
    version: found.version,
    lineId: found.line_id,
    cents: found.cents,
    words: found.words,
    nextStep: found.next_step,
    raisedAt: JSON.parse(found.raised_at),
    settled: found.settled_at && {
      at: JSON.parse(found.settled_at),
      by: found.settled_by,
      words: found.settled_words,
    },
  })

/** The newest first, and how many are open. */
export function* listExceptions({ limit, settled }: HubInput<'exceptions.list'>): Work<HubOutput<'exceptions.list'>> {
  const found = yield* rows<ExceptionRow>(
    `select * from claim_exception where settled_at is ${settled ? 'not ' : ''}null order by place desc limit $1`,
    limit,
  )
  const open = yield* row<{ count: number | string }>(
    'select count(*) as count from claim_exception where settled_at is null',
  )
  return { exceptions: found.map(exceptionOf), open: Number(open?.count ?? 0) }
}

/** The same for what the program itself puts right with a person. */
export function* settleAs(id: string, words: string, by: string, at: Instant): Work<void> {
  yield* run(
    `update claim_exception set settled_at = $2, settled_by = $3, settled_words = $4
     where id = $1 and settled_at is null`,
    ...[id, JSON.stringify(at), by, words],
  )
}

/** What was put right was taken back: it calls somebody again. */
export function* openAgain(id: string): Work<void> {
  yield* run('update claim_exception set settled_at = null, settled_by = null, settled_words = null where id = $1', id)
}

/** A person has dealt with it; the first who said so stays. */
export function* settleException(
  { id, words, by }: HubInput<'exceptions.settle'>,
  at: Instant,
): Work<ClaimException | null> {
  yield* settleAs(id, words, by.name, at)
  const found = yield* row<ExceptionRow>('select * from claim_exception where id = $1', id)
  return found && exceptionOf(found)
}
