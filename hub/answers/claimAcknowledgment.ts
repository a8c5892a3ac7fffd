import { statusWords } from '#shared/billing/remit/answerWords.ts'
import { claimsSentence, unknownClaim } from '#shared/billing/remit/filedWords.ts'
import { type Matched277Claim, match277 } from '#shared/billing/remit/matchAcknowledgments.ts'
import { notOfOurs } from '#shared/billing/remit/whoseWords.ts'
import type { ClaimAck277 } from '#shared/formats/x12/read277ca.ts'
import { advance, keepPayerNumber } from '../batches/claimState.ts'
import { type SentRow, selectSent, sentOf, thatLeft } from '../batches/ledgerRows.ts'
import { rowsIn, type Work } from '../sql.ts'
import { type FiledAnswer, type Filing, noteAtBatch, raiseIn } from './filing.ts'
import { whyNotOurs } from './whoseFile.ts'

/** BHT03 as our files carry it: BATCH and the interchange number. */
const controlOf = (batch: string | null): number | null => {
  const found = /^BATCH(\d{6,9})$/.exec(batch ?? '')
  return found ? Number(found[1]) : null
}

/** 277CA: what the payer took into its system, with its number, and what it sent back, in words at our claim and line. */
export function* file277(filing: Filing, ack: ClaimAck277): Work<FiledAnswer> {
  const found = thatLeft(
    yield* rowsIn<SentRow>(
      `${selectSent} where reference in`,
      ack.claims.map(({ reference }) => reference),
    ),
  )
  const control = controlOf(ack.batch)
  const { own: ours, misfit } = yield* thatFit(filing, found)
  const all = Map.groupBy(ours, ({ reference }) => reference)
  // The file it names, as far as its claims stand in it; otherwise whatever left under the reference.
  const rowsOf = (reference: string): readonly SentRow[] => {
    const under = all.get(reference) ?? []
    const own = under.filter((one) => one.interchange_control === control)
    return own.length > 0 ? own : under
  }
  const matched = match277(ack, (reference) => rowsOf(reference).map(sentOf))
  const batches = new Set<string>()
  const counted = { accepted: 0, rejected: 0, received: 0 }
  for (const claim of matched.claims) {
    const sent = newest(rowsOf(claim.claimRef).filter(({ version }) => version === claim.version))
    if (!sent) continue
    batches.add(sent.batch_id)
    counted[claim.verdict] += 1
    yield* settle(filing, sent, claim)
  }
  for (const claim of matched.unmatched)
    yield* raiseIn(filing, {
      kind: 'unmatched_answer',
      reference: claim.reference,
      words: [misfit.get(claim.reference) ?? unknownClaim(claim.reference), ...claim.statuses.map(statusWords)].join(
        ' ',
      ),
      nextStep: 'outside',
    })
  const words = claimsSentence(counted.accepted, counted.rejected, counted.received)
  for (const batchId of batches) yield* noteAtBatch(filing, batchId, '277CA', words)
  const [only = null] = batches
  return {
    kind: '277CA',
    words,
    batchId: only,
    matched: matched.claims.length,
    unmatched: matched.unmatched.length,
    paidCents: null,
  }
}

interface Fitting {
  readonly own: readonly SentRow[]
  /** Why what left under a reference is not meant. */
  readonly misfit: ReadonlyMap<string, string>
}

/** Those of the claims whose file the envelope of the answer fits: asked once for each file. */
function* thatFit(filing: Filing, found: readonly SentRow[]): Work<Fitting> {
  const own: SentRow[] = []
  const misfit = new Map<string, string>()
  for (const [batchId, claims] of Map.groupBy(found, ({ batch_id }) => batch_id)) {
    const payers = new Set(claims.map((claim) => sentOf(claim).payerId))
    const why = yield* whyNotOurs(filing, batchId, [...payers])
    if (why === null) own.push(...claims)
    else for (const { reference } of claims) misfit.set(reference, notOfOurs('277CA', `claim ${reference}`, why))
  }
  return { own, misfit }
}

const newest = (claims: readonly SentRow[]): SentRow | undefined =>
  [...claims].sort((a, b) => b.batch_place - a.batch_place)[0]

function* settle(filing: Filing, sent: SentRow, claim: Matched277Claim): Work<void> {
  yield* advance(sent, claim.verdict)
  if (claim.payerControlNumber !== null && claim.verdict !== 'rejected')
    yield* keepPayerNumber(sent, claim.payerControlNumber, 'acknowledgment')
  if (claim.verdict !== 'rejected') return
  for (const { lineId, status } of claim.statuses)
    yield* raiseIn(filing, {
      kind: 'claim_rejected',
      batchId: sent.batch_id,
      reference: sent.reference,
      sessionId: sent.session_id,
      version: sent.version,
      lineId,
      words: statusWords(status),
      nextStep: 'claim',
    })
}
