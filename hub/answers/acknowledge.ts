import { formWords } from '#shared/billing/remit/answerWords.ts'
import { envelopeSentence, setRejected, unknownGroup, verdictWords } from '#shared/billing/remit/filedWords.ts'
import { type Matched999, match999, type SentBatch } from '#shared/billing/remit/matchAcknowledgments.ts'
import { notOfOurs } from '#shared/billing/remit/whoseWords.ts'
import type { Ack999, AckTa1 } from '#shared/formats/x12/read999.ts'
import { type ClaimName, claimNames } from '../batches/batchReads.ts'
import { advance } from '../batches/claimState.ts'
import { placesOfFile } from '../batches/filePieces.ts'
import { row, run, type Work } from '../sql.ts'
import { type FiledAnswer, type Filing, noteAtBatch, raiseIn } from './filing.ts'
import { whyNotOurs } from './whoseFile.ts'

interface SentFile {
  readonly id: string
  readonly interchange_control: number
  readonly group_control: number
}

const asNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : -1)

function* fileOf(column: 'interchange_control' | 'group_control', control: string): Work<SentFile | null> {
  return yield* row<SentFile>(
    `select id, interchange_control, group_control from batch where ${column} = $1`,
    asNumber(control),
  )
}

function* unmatched(filing: Filing, kind: 'TA1' | '999', words: string): Work<FiledAnswer> {
  yield* raiseIn(filing, { kind: 'unmatched_answer', words, nextStep: 'outside' })
  return { kind, words, batchId: null, matched: 0, unmatched: 1, paidCents: null }
}

/** TA1: the envelope of one file. Rejected, none of its claims went on (billing-interfaces 6). */
export function* fileTa1(filing: Filing, ack: AckTa1): Work<FiledAnswer> {
  const file = yield* fileOf('interchange_control', ack.interchangeControl)
  if (!file) return yield* unmatched(filing, 'TA1', unknownGroup('TA1', ack.interchangeControl))
  const why = yield* whyNotOurs(filing, file.id)
  if (why !== null) return yield* unmatched(filing, 'TA1', notOfOurs('TA1', `file ${ack.interchangeControl}`, why))
  const words = envelopeSentence(ack)
  yield* noteAtBatch(filing, file.id, 'TA1', words)
  const claims = yield* claimNames(file.id)
  if (ack.verdict === 'R') {
    yield* run(`update batch set verdict = 'rejected' where id = $1`, file.id)
    for (const claim of claims) yield* advance(claim, 'rejected')
  }
  if (ack.verdict !== 'A') {
    const kind = ack.verdict === 'R' ? ('file_rejected' as const) : ('finding' as const)
    yield* raiseIn(filing, { kind, batchId: file.id, words, nextStep: 'batch' })
  }
  return { kind: 'TA1', words, batchId: file.id, matched: claims.length, unmatched: 0, paidCents: null }
}

const worse: Readonly<Record<Matched999['verdict'], number>> = {
  accepted: 0,
  accepted_with_errors: 1,
  partly: 2,
  rejected: 3,
}

/** 999: the form of one group. What was not rejected was received; each finding stands at our claim, line and field. */
export function* file999(filing: Filing, ack: Ack999): Work<FiledAnswer> {
  const file = yield* fileOf('group_control', ack.groupControl)
  if (!file) return yield* unmatched(filing, '999', unknownGroup('999', ack.groupControl))
  const why = yield* whyNotOurs(filing, file.id)
  if (why !== null) return yield* unmatched(filing, '999', notOfOurs('999', `group ${ack.groupControl}`, why))
  const claims = yield* claimNames(file.id)
  const batch: SentBatch = {
    batchId: file.id,
    interchangeControl: file.interchange_control,
    groupControl: file.group_control,
    places: yield* placesOfFile(file.id),
    claimRefs: claims.map(({ reference }) => reference),
  }
  const matched = match999(ack, () => batch)
  const rejected = new Set(matched.rejectedClaims)
  for (const claim of claims) yield* advance(claim, rejected.has(claim.reference) ? 'rejected' : 'received')
  const before = yield* row<{ verdict: Matched999['verdict'] | null }>(
    'select verdict from batch where id = $1',
    file.id,
  )
  if (worse[matched.verdict] >= (before?.verdict ? worse[before.verdict] : 0))
    yield* run('update batch set verdict = $2 where id = $1', file.id, matched.verdict)
  const words = verdictWords[matched.verdict]
  yield* noteAtBatch(filing, file.id, '999', words)
  yield* raiseFindings(filing, file.id, claims, matched)
  return {
    kind: '999',
    words,
    batchId: file.id,
    matched: claims.length - rejected.size,
    unmatched: rejected.size,
    paidCents: null,
  }
}

function* raiseFindings(
  filing: Filing,
  batchId: string,
  claims: readonly ClaimName[],
  { findings, rejectedClaims, verdict }: Matched999,
): Work<void> {
  const rejected = new Set(rejectedClaims)
  for (const { claimRef, lineId, segment, element } of findings) {
    const claim = claims.find(({ reference }) => reference === claimRef)
    yield* raiseIn(filing, {
      kind: claimRef !== null && rejected.has(claimRef) ? 'claim_rejected' : 'finding',
      batchId,
      reference: claimRef,
      sessionId: claim?.session_id ?? null,
      version: claim?.version ?? null,
      lineId,
      words: formWords(segment, element),
      nextStep: claim ? 'claim' : 'batch',
      about: `${segment.position ?? ''}`,
    })
  }
  if (rejectedClaims.length > 0)
    yield* raiseIn(filing, {
      kind: 'file_rejected',
      batchId,
      words:
        verdict === 'rejected' || verdict === 'partly' ? setRejected(rejectedClaims.length) : verdictWords[verdict],
      nextStep: 'batch',
    })
}
