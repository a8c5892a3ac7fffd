import { refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'

/** A scan of the sheet the visit was charted on; the back end keeps the file first, and says so (`isScanHeld`). */
export const attachPaper: Decider<'attachPaper'> = (chart, command, context) => {
  const isThere = chart.papers.some(({ sha256 }) => sha256 === command.sha256)
  const refusal = isThere ? refuse('scan-attached') : context.isScanHeld ? null : refuse('scan-not-here')
  return answer(refusal, chart, context, 'PaperAttached', payloadOf(command))
}
