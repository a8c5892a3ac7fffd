import { lateSentence } from '#shared/billing/remit/filedWords.ts'
import type { Claim } from '#shared/claim/claim.ts'
import { answerHoursOf } from '#shared/document/clinic.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import { rows, type Work } from '../sql.ts'
import { exceptionId, type Raised, raise, settleAs } from './exceptions.ts'

interface WaitingRow {
  readonly id: string
  readonly file_name: string
  readonly sent_at: string
  readonly verdict: string | null
  readonly answers: number | string
  readonly claim: string
}

const hourMs = 3_600_000

/** What is late about one file that left: nobody said that it came, or nobody said of its claims that they were taken. */
function lateOf(waiting: WaitingRow, at: Instant): readonly Raised[] {
  const sentAt: Instant = JSON.parse(waiting.sent_at)
  const { practice } = JSON.parse(waiting.claim) as Claim
  const expected = answerHoursOf(practice)
  const hours = (epochMs(at) - epochMs(sentAt)) / hourMs
  const isUnheard = waiting.verdict === null && Number(waiting.answers) === 0
  const about = (answer: '999' | '277CA', within: number): Raised => ({
    kind: 'answer_late',
    batchId: waiting.id,
    words: lateSentence(answer, waiting.file_name, within, sentAt),
    nextStep: 'batch',
    about: answer,
  })
  const { acknowledgment, claims } = expected
  return [
    ...(isUnheard && acknowledgment !== null && hours >= acknowledgment ? [about('999', acknowledgment)] : []),
    ...(claims !== null && hours >= claims ? [about('277CA', claims)] : []),
  ]
}

/**
 * Files that left and whose answers should have come by now (billing-interfaces 6): each is put before a person once. One
 * whose answer has come meanwhile calls nobody any more; what a person settled stays settled.
 */
export function* lookForLate(at: Instant): Work<void> {
  const waiting = yield* rows<WaitingRow>(
    `select batch.id, batch.file_name, batch.sent_at, batch.verdict,
       (select claim from standing_claim where standing_claim.batch_id = batch.id limit 1) as claim,
       (select count(*) from answer_batch where answer_batch.batch_id = batch.id) as answers
     from batch where batch.sent_at is not null and exists (select 1 from sent_claim
       where sent_claim.batch_id = batch.id and sent_claim.state in ('sent', 'received'))`,
  )
  const late = waiting.flatMap((one) => lateOf(one, at))
  for (const one of late) yield* raise(one, at)
  const stillLate = new Set(late.map(exceptionId))
  const open = yield* rows<{ id: string }>(
    "select id from claim_exception where kind = 'answer_late' and settled_at is null",
  )
  for (const { id } of open) if (!stillLate.has(id)) yield* settleAs(id, 'The answer has come.', 'Chairside', at)
}
