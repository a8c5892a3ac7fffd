import { doseFromVolume } from '#shared/clinical/rates.ts'
import { clockTime, epochMs } from '#shared/kernel/instant.ts'
import { err } from '#shared/kernel/result.ts'
import type { Line } from '../chart.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
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
import { doseRefusal } from './doseRefusal.ts'
import { lastChange } from './lastChange.ts'
import { lateRefusal } from './otherRefusal.ts'
import { volumeRefusal } from './volumeRefusal.ts'

const longestSpanMs = 24 * 60 * 60_000

/**
 * Ends a running or paused drug. Run to its end, the dose given is the dose ordered unless another one is said;
 * stopped early it is what the volume held, where one was read.
 */
export const stopLine: Decider<'stopLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan } = line.value
  const { volumeGivenMl, early } = command
  const fromVolume = volumeGivenMl === undefined ? null : doseFromVolume(plan, volumeGivenMl)
  const doseGiven = command.doseGiven ?? (early ? fromVolume : plan.dose)
  const refusal =
    endRefusal(line.value) ??
    treatmentRefusal(chart, context) ??
    orderRefusal('stop-before-start', context.happenedAt, lastChange(line.value), { drug: plan.name }) ??
    spanRefusal(line.value, context) ??
    volumeRefusal(line.value, volumeGivenMl, context) ??
    (doseGiven && doseRefusal(plan, doseGiven, command.early ?? command.doseReason))
  return answer(refusal, chart, context, 'LineStopped', { ...payloadOf(command), doseGiven })
}

function spanRefusal({ plan, start }: Line, { happenedAt }: Context): Refusal | null {
  const isTooLong = start !== null && epochMs(happenedAt) - epochMs(start.at) > longestSpanMs
  return isTooLong && plan.route !== 'pump_prolonged'
    ? refuse('span-over-24-hours', { drug: plan.name, start: clockTime(start.at) })
    : null
}

/** Closes a line whose stop nobody can say: no administration code, a question for the biller (R20). */
export const declareStopUnknown: Decider<'declareStopUnknown'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal =
    endRefusal(line.value) ?? (chart.discharged ? null : stayRefusal(chart, context)) ?? lateRefusal(command, context)
  return answer(refusal, chart, context, 'StopDeclaredUnknown', payloadOf(command))
}
