import { clockTime, epochMs, instantAt, isAfter } from '#shared/kernel/instant.ts'
import { err } from '#shared/kernel/result.ts'
import { refuse } from '../refusals.ts'
import { rateRefusal } from './changeRate.ts'
import {
  answer,
  type Decider,
  endRefusal,
  findLine,
  orderRefusal,
  payloadOf,
  stayRefusal,
  treatmentRefusal,
} from './deciding.ts'
import { lastChange } from './lastChange.ts'

/** The portable pump goes home running: this visit ends without a stop, because the planned run time is on record. */
export const sendPumpHome: Decider<'sendPumpHome'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan, state } = line.value
  const facts = { drug: plan.name }
  const refusal =
    (plan.route === 'pump_prolonged' ? null : refuse('not-a-portable-pump', facts)) ??
    (state === 'paused' ? refuse('line-paused', facts) : endRefusal(line.value)) ??
    treatmentRefusal(chart, context) ??
    rateRefusal(plan.name, command.rateMlPerHour) ??
    orderRefusal('stop-before-start', context.happenedAt, lastChange(line.value), facts) ??
    (command.disconnectAt && !isAfter(command.disconnectAt, context.happenedAt)
      ? refuse('disconnect-not-later', facts)
      : null)
  return answer(refusal, chart, context, 'PumpSentHome', payloadOf(command))
}

/** At a later visit the pump comes off; its whole run is from the connection there to now. */
export const disconnectPump: Decider<'disconnectPump'> = (chart, command, context) => {
  const connectedAt = instantAt(epochMs(command.connectedAt), context.now.zone)
  const isOff = chart.care.disconnects.some(
    ({ pumpId, connectSessionId }) => pumpId === command.pumpId && connectSessionId === command.connectSessionId,
  )
  const refusal =
    stayRefusal(chart, context) ??
    (command.connectSessionId === chart.sessionId ? refuse('pump-of-this-visit') : null) ??
    (isOff ? refuse('pump-already-off', { pump: command.pumpId }) : null) ??
    orderRefusal('stop-before-start', context.happenedAt, connectedAt, {
      drug: command.drug,
      start: clockTime(connectedAt),
    })
  return answer(refusal, chart, context, 'PumpDisconnected', { ...payloadOf(command), connectedAt })
}
