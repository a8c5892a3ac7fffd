import { err } from '#shared/kernel/result.ts'
import { refuse } from '../refusals.ts'
import { answer, type Decider, findLine, payloadOf } from './deciding.ts'
import { doseRefusal } from './doseRefusal.ts'

const closedWithDrug = ['given', 'completed', 'stopped_early', 'stop_unknown']

/** Says, or says again, how much was given of a line that has ended. */
export const correctDose: Decider<'correctDose'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan, state, stopEarly } = line.value
  const refusal = closedWithDrug.includes(state)
    ? doseRefusal(plan, command.doseGiven, command.reason ?? stopEarly ?? undefined)
    : refuse(state === 'not_given' ? 'line-closed' : 'line-not-given-yet', { drug: plan.name })
  return answer(refusal, chart, context, 'DoseCorrected', payloadOf(command))
}
