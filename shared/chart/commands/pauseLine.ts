import { isOverHalf } from '#shared/clinical/rates.ts'
import { err } from '#shared/kernel/result.ts'
import type { Chart, Line } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { resumeAsk } from '../safety/reactionRate.ts'
import { heldRefusal } from '../safety/vesicant.ts'
import { rateRefusal } from './changeRate.ts'
import { answer, type Decider, endRefusal, findLine, orderRefusal, payloadOf, treatmentRefusal } from './deciding.ts'
import { lastChange } from './lastChange.ts'
import { volumeRefusal } from './volumeRefusal.ts'

/** Pauses a running drug; its minutes stop counting here (R1). */
export const pauseLine: Decider<'pauseLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const facts = { drug: line.value.plan.name }
  const refusal =
    (line.value.state === 'paused' ? refuse('line-paused', facts) : endRefusal(line.value)) ??
    treatmentRefusal(chart, context) ??
    orderRefusal('stop-before-start', context.happenedAt, lastChange(line.value), facts) ??
    volumeRefusal(line.value, command.volumeSoFarMl, context)
  return answer(refusal, chart, context, 'LinePaused', payloadOf(command))
}

/** Lets a paused drug run on: the same drug, the pause left out. */
export const resumeLine: Decider<'resumeLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const facts = { drug: line.value.plan.name }
  const refusal =
    pausedRefusal(line.value) ??
    treatmentRefusal(chart, context) ??
    orderRefusal('resume-before-pause', context.happenedAt, lastChange(line.value), facts) ??
    heldRefusal(chart, line.value) ??
    afterReactionRefusal(chart, line.value, command) ??
    volumeRefusal(line.value, command.volumeSoFarMl, context)
  return answer(refusal, chart, context, 'LineResumed', payloadOf(command))
}

function pausedRefusal(line: Line): Refusal | null {
  if (line.state === 'paused') return null
  return endRefusal(line) ?? refuse('line-not-paused', { drug: line.plan.name })
}

/** After a reaction the rate is asked for, and more than half of the rate before it needs somebody's order (workflow 10). */
function afterReactionRefusal(chart: Chart, { id, plan }: Line, command: CommandOf<'resumeLine'>): Refusal | null {
  const { rateMlPerHour, orderedBy } = command
  const zero = rateMlPerHour === undefined ? null : rateRefusal(plan.name, rateMlPerHour)
  const ask = resumeAsk(chart, id)
  if (zero || ask === null) return zero
  const facts = { drug: plan.name, ...(ask.before === null ? {} : { [ask.basis]: ask.before }) }
  if (rateMlPerHour === undefined) return refuse('resume-needs-rate', facts)
  const isOver = ask.before !== null && isOverHalf(rateMlPerHour, ask.before)
  return isOver && !orderedBy?.trim() ? refuse('resume-over-half', facts) : null
}
