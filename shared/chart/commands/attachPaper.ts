import type { Chart } from '../chart.ts'
import type { Context } from '../context.ts'
import type { AttachedPaperPayload } from '../payloads/payloads.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'

/** A scan of the sheet the visit was charted on; the back end keeps the file first, and says so (`isScanHeld`). */
export const attachPaper: Decider<'attachPaper'> = (chart, command, context) =>
  answer(scanRefusal(chart, command, context), chart, context, 'PaperAttached', payloadOf(command))

/** The payer's letter of one authorization (workflow 4.1): a scan like any other, beside what was read off it. */
export const attachLetter: Decider<'attachLetter'> = (chart, command, context) => {
  const isOnFile = chart.scheduled.authorizations.some(({ id }) => id === command.authorizationId)
  const refusal = isOnFile ? scanRefusal(chart, command, context) : refuse('authorization-unknown')
  return answer(refusal, chart, context, 'PaperAttached', payloadOf(command))
}

function scanRefusal(
  { papers }: Chart,
  { sha256, authorizationId }: AttachedPaperPayload,
  { isScanHeld }: Context,
): Refusal | null {
  const isThere = papers.some((one) => one.sha256 === sha256 && one.authorizationId === authorizationId)
  if (isThere) return refuse('scan-attached')
  return isScanHeld ? null : refuse('scan-not-here')
}
