import { type Tap, tapOf } from '#shared/clinical/givenBy.ts'
import { err } from '#shared/kernel/result.ts'
import type { Chart, Line } from '../chart.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { safetyRefusal } from '../safety/safety.ts'
import { answer, beginRefusal, type Decider, findLine, payloadOf, treatmentRefusal } from './deciding.ts'
import { doseRefusal } from './doseRefusal.ts'
import { accessRefusal, checkRefusal } from './startLine.ts'

/** A push, or anything else given at one moment; `happenedAt` is when it began. */
export const givePush: Decider<'givePush'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal =
    onceRefusal(chart, line.value, context, 'push') ??
    accessRefusal(chart, line.value, command.accessId) ??
    checkRefusal(line.value) ??
    safetyRefusal(chart, line.value, context.happenedAt, command) ??
    doseRefusal(line.value.plan, command.doseGiven, command.doseReason)
  return answer(refusal, chart, context, 'PushGiven', payloadOf(command))
}

/** An injection into a site. */
export const giveInjection: Decider<'giveInjection'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal =
    onceRefusal(chart, line.value, context, 'injection') ??
    checkRefusal(line.value) ??
    safetyRefusal(chart, line.value, context.happenedAt, { ...command, accessId: null }) ??
    doseRefusal(line.value.plan, command.doseGiven, command.doseReason)
  return answer(refusal, chart, context, 'InjectionGiven', payloadOf(command))
}

function onceRefusal(chart: Chart, line: Line, context: Context, tap: Tap): Refusal | null {
  if (tapOf(line.plan.route, line.plan.plannedMinutes) !== tap)
    return refuse('wrong-route-for-tap', { drug: line.plan.name })
  return beginRefusal(line) ?? treatmentRefusal(chart, context)
}
