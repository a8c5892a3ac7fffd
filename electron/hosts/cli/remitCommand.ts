import { adjustmentWords, envelopeWords, formWords, statusWords } from '#shared/billing/remit/answerWords.ts'
import { match277, match999 } from '#shared/billing/remit/matchAcknowledgments.ts'
import { matchRemittance, type SentLedger } from '#shared/billing/remit/matchRemittance.ts'
import { balanceProblems } from '#shared/formats/x12/balance835.ts'
import type { ClaimAck277 } from '#shared/formats/x12/read277ca.ts'
import type { Ack999 } from '#shared/formats/x12/read999.ts'
import { type Answer, readAnswers } from '#shared/formats/x12/readAnswers.ts'
import type { Remittance } from '#shared/formats/x12/remittance.ts'
import { assertNever } from '#shared/kernel/assertNever.ts'
import { ok } from '#shared/kernel/result.ts'
import type { CliIo } from './cliIo.ts'
import { badInput, type Outcome } from './outcome.ts'
import { readInputFile } from './readInputFile.ts'

/** A terminal without a record has sent nothing: every reference of an answer is shown as it was found. */
const nothingSent: SentLedger = {
  claims: () => [],
  claimOfLine: () => null,
  claimOfPayerNumber: () => null,
  isTest: () => false,
  posted: () => [],
  isPosted: () => false,
}

/** `remit FILE`: what a TA1, 999, 277CA or 835 says, and what of it belongs to a batch, a claim and a line that left here. */
export async function remitCommand(io: CliIo, file: string): Promise<Outcome> {
  const text = await readInputFile(io, file)
  if (!text.ok) return badInput(text.error)
  const read = readAnswers(text.value)
  if (!read.ok) return badInput({ file, ...read.error })
  const shown = {
    batches: 'No batches here: references are shown as the file has them.',
    interchanges: read.value.map(({ sender, control, production, answers }) => ({
      sender,
      control,
      production,
      answers: answers.map(shownAnswer),
    })),
  }
  return ok(`${JSON.stringify(shown, null, 2)}\n`)
}

function shownAnswer(answer: Answer): unknown {
  switch (answer.kind) {
    case 'TA1':
      return { ...answer, words: envelopeWords(answer), matched: [], unmatched: [answer.interchangeControl] }
    case '999':
      return shown999(answer)
    case '277CA':
      return shown277(answer)
    case '835':
      return shown835(answer)
    case 'other':
      return answer
    default:
      return assertNever(answer, 'remitCommand')
  }
}

function shown999(ack: Ack999): unknown {
  const { batchId, verdict, findings } = match999(ack, () => null)
  return {
    kind: ack.kind,
    group: ack.groupControl,
    verdict,
    counts: { included: ack.included, received: ack.received, accepted: ack.accepted },
    batch: batchId,
    findings: findings.map(({ claimRef, lineId, segment, element }) => ({
      claim: claimRef,
      line: lineId,
      segment: segment.segmentId,
      position: segment.position,
      words: formWords(segment, element),
    })),
  }
}

function shown277(ack: ClaimAck277): unknown {
  const { claims, unmatched } = match277(ack, () => [])
  return {
    kind: ack.kind,
    payer: ack.payer,
    batch: ack.batch,
    matched: claims,
    unmatched: unmatched.map(({ reference, verdict, payerControlNumber, statuses, lines }) => ({
      claim: reference,
      verdict,
      payerControlNumber,
      words: statuses.map(statusWords),
      lines: lines.map((line) => ({ line: line.lineId, code: line.code, words: line.statuses.map(statusWords) })),
    })),
  }
}

function shown835(remittance: Remittance): unknown {
  const problems = balanceProblems(remittance)
  const { postings, unmatched, provider } = matchRemittance(remittance, problems, nothingSent)
  return {
    kind: remittance.kind,
    payer: remittance.payer,
    trace: remittance.trace,
    paidOn: remittance.paidOn,
    paidCents: remittance.paidCents,
    balances: problems.length === 0,
    problems,
    matched: postings,
    unmatched: unmatched.map(({ why, place, reference, paidCents, claim }) => ({
      why,
      segment: place,
      claim: reference,
      status: claim.status,
      payerControlNumber: claim.payerControlNumber,
      chargeCents: claim.chargeCents,
      paidCents,
      lines: claim.lines.map((line) => ({
        line: line.lineId,
        code: [line.code, ...line.modifiers].join('-'),
        chargeCents: line.chargeCents,
        paidCents: line.paidCents,
        allowedCents: line.allowedCents,
        reasons: line.adjustments.map((row) => ({ words: adjustmentWords(row), cents: row.cents })),
        remarks: line.remarks,
      })),
    })),
    provider,
  }
}
