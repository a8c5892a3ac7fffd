import { compareDecimals, decimal, zero } from '#shared/kernel/decimal.ts'
import { err } from '#shared/kernel/result.ts'
import type { Chart } from '../chart.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { sameLineQuestion } from '../safety/sameLine.ts'
import { vesicantRefusal } from '../safety/vesicant.ts'
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
import { volumeRefusal } from './volumeRefusal.ts'

/** A flush: an event of its own, never hydration and never a drug. */
export const recordFlush: Decider<'recordFlush'> = (chart, command, context) => {
  const refusal =
    openAccessRefusal(chart, command.accessId, context) ??
    (command.lineId !== undefined && !chart.lines.some(({ id }) => id === command.lineId)
      ? refuse('line-unknown')
      : null) ??
    (compareDecimals(decimal(command.volumeMl), zero) > 0 ? null : refuse('flush-empty'))
  return answer(refusal, chart, context, 'LineFlushed', payloadOf(command))
}

/** The needle out, the catheter locked or left: nothing runs through it any more. */
export const endAccess: Decider<'endAccess'> = (chart, command, context) => {
  const running = chart.lines.find(
    ({ accessId, state }) => accessId === command.accessId && (state === 'running' || state === 'paused'),
  )
  const refusal =
    openAccessRefusal(chart, command.accessId, context) ??
    (running ? refuse('drug-running', { drug: running.plan.name }) : null)
  return answer(refusal, chart, context, 'AccessEnded', payloadOf(command))
}

/** The same drug through another lumen or access; its clock goes on. */
export const moveLine: Decider<'moveLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan, accessId, lumen, places } = line.value
  const place = { accessId: command.accessId, lumen: command.lumen ?? null }
  const isThere = accessId === place.accessId && lumen === place.lumen
  const refusal =
    endRefusal(line.value) ??
    treatmentRefusal(chart, context) ??
    orderRefusal('stop-before-start', context.happenedAt, places[0]?.from.at ?? context.happenedAt, {
      drug: plan.name,
    }) ??
    openAccessRefusal(chart, command.accessId, context) ??
    (isThere ? refuse('line-already-there', { drug: plan.name }) : null) ??
    vesicantRefusal(chart, plan, command.accessId, undefined) ??
    (command.sameLineOnPurpose ? null : sameLineQuestion(chart, line.value, place, context.happenedAt)) ??
    volumeRefusal(line.value, command.volumeSoFarMl, context)
  return answer(refusal, chart, context, 'LineMoved', payloadOf(command))
}

/** Says after the start that two drugs share a lumen on purpose (workflow 8, block 4). */
export const answerSameLine: Decider<'answerSameLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal = line.value.start ? null : refuse('line-not-given-yet', { drug: line.value.plan.name })
  return answer(refusal, chart, context, 'SameLineAnswered', payloadOf(command))
}

/** An access of this visit that is still there, while the patient is. */
export function openAccessRefusal(chart: Chart, accessId: string, context: Context): Refusal | null {
  const access = chart.accesses.find((one) => one.accessId === accessId)
  if (!access) return refuse('access-unknown')
  return stayRefusal(chart, context) ?? (access.ended ? refuse('access-ended') : null)
}
