import { misfits, type SentEnvelope } from '#shared/billing/remit/whoseWords.ts'
import type { Claim } from '#shared/claim/claim.ts'
import { plainText } from '#shared/formats/x12/segments.ts'
import { row, type Work } from '../sql.ts'
import type { Filing } from './filing.ts'

interface LeftRow {
  readonly file_name: string
  readonly production: number
  readonly sent_how: string | null
}

/** ISA06 and ISA08 as they leave: fifteen characters at most. */
const isaId = (id: string): string => plainText(id, 15).trim()
const same = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase()

function* envelopeOf(batchId: string, { file_name, production }: LeftRow): Work<SentEnvelope> {
  // The first claim of a file wrote its envelope (write837).
  const first = yield* row<{ claim: string }>(
    'select claim from claim_text where batch_id = $1 order by nth limit 1',
    batchId,
  )
  if (!first) throw new Error('a file has lost its claims')
  const { practice } = JSON.parse(first.claim) as Claim
  return {
    fileName: file_name,
    production: production === 1,
    submitter: isaId(practice.submitterId),
    receiver: isaId(practice.receiverId),
  }
}

/**
 * Why an answer that names a number of this file is not about it, in words; null = it is. The numbers alone do not say it:
 * another clearinghouse may count as we do (billing-interfaces 6). Test and production never answer each other. The answer
 * comes from the receiver of the file and goes to its sender; what was fetched from where the file went may bear a payer’s
 * own name as its sender, and so may what `payers` of the claims wrote themselves.
 */
export function* whyNotOurs(filing: Filing, batchId: string, payers: readonly string[] = []): Work<string | null> {
  const left = yield* row<LeftRow>('select file_name, production, sent_how from batch where id = $1', batchId)
  if (!left) throw new Error('an answer was matched to no file')
  const { envelope, cameBy } = filing
  const sent = yield* envelopeOf(batchId, left)
  if (sent.production !== envelope.production) return misfits.otherMark(envelope, sent)
  if (!same(envelope.receiver, sent.submitter)) return misfits.otherReceiver(envelope, sent)
  const senders = [sent.receiver, ...payers.map(isaId)]
  if (left.sent_how === cameBy || senders.some((id) => same(envelope.sender, id))) return null
  return misfits.otherSender(envelope, sent)
}
