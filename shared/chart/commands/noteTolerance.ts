import { err } from '#shared/kernel/result.ts'
import { refuse } from '../refusals.ts'
import { answer, type Decider, findLine, payloadOf } from './deciding.ts'

/** How one drug was borne (workflow 4.6): from its start on, and again whenever there is more to say. */
export const noteTolerance: Decider<'noteTolerance'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { start, given, plan } = line.value
  const refusal = start || given ? null : refuse('line-not-given-yet', { drug: plan.name })
  return answer(refusal, chart, context, 'ToleranceNoted', payloadOf(command))
}
