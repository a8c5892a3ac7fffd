import { err } from '#shared/kernel/result.ts'
import { refuse } from '../refusals.ts'
import { answer, beginRefusal, type Decider, findLine, payloadOf } from './deciding.ts'
import { otherRefusal } from './otherRefusal.ts'

/** A planned drug that never started, and why. It may be said after discharge too. */
export const markNotGiven: Decider<'markNotGiven'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal =
    (chart.arrived ? null : refuse('not-arrived')) ??
    beginRefusal({ ...line.value, dropped: false }) ??
    otherRefusal(command.reason === 'other', command.text)
  return answer(refusal, chart, context, 'LineNotGiven', payloadOf(command))
}
