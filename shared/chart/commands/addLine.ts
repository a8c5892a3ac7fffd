import { refuse } from '../refusals.ts'
import { forbiddenRouteRefusal } from '../safety/safety.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'

/** A drug that is not on the plan: an order given at the chair. */
export const addLine: Decider<'addLine'> = (chart, command, context) => {
  const isKnown = chart.lines.some(({ id }) => id === command.line.id)
  const refusal = (isKnown ? refuse('line-exists') : null) ?? forbiddenRouteRefusal(command.line)
  return answer(refusal, chart, context, 'LineAdded', payloadOf(command))
}
