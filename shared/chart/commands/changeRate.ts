import { dosePerHourOf } from '#shared/clinical/rates.ts'
import { compareDecimals, decimal, zero } from '#shared/kernel/decimal.ts'
import { err } from '#shared/kernel/result.ts'
import type { Chart, Line } from '../chart.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { answer, type Decider, endRefusal, findLine, orderRefusal, payloadOf, treatmentRefusal } from './deciding.ts'
import { lastChange } from './lastChange.ts'
import { volumeRefusal } from './volumeRefusal.ts'

/** Another rate on the pump; every planned step is one of these, confirmed by a tap of its own (workflow 4.4). */
export const changeRate: Decider<'changeRate'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan, rateMlPerHour } = line.value
  const refusal =
    runningRefusal(chart, line.value, context) ??
    rateRefusal(plan.name, command.rateMlPerHour) ??
    (rateMlPerHour !== null && compareDecimals(decimal(rateMlPerHour), decimal(command.rateMlPerHour)) === 0
      ? refuse('rate-unchanged', { drug: plan.name, rate: rateMlPerHour })
      : null) ??
    volumeRefusal(line.value, command.volumeSoFarMl, context)
  const perHour = dosePerHourOf(plan, command.rateMlPerHour)
  const dosePerHour = perHour && { amount: perHour.text, unit: plan.dose.unit }
  return answer(refusal, chart, context, 'RateChanged', {
    ...payloadOf(command),
    ...(dosePerHour ? { dosePerHour } : {}),
  })
}

/** Pump and record are compared, and agree. */
export const checkRate: Decider<'checkRate'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan, rateMlPerHour: known } = line.value
  const differs = known !== null && compareDecimals(decimal(known), decimal(command.rateMlPerHour)) !== 0
  const refusal =
    runningRefusal(chart, line.value, context) ??
    rateRefusal(plan.name, command.rateMlPerHour) ??
    (differs ? refuse('rate-differs', { drug: plan.name, record: known, pump: command.rateMlPerHour }) : null) ??
    volumeRefusal(line.value, command.volumeSoFarMl, context)
  return answer(refusal, chart, context, 'RateChecked', payloadOf(command))
}

/** A pump that runs has a rate. */
export const rateRefusal = (drug: string, rateMlPerHour: string): Refusal | null =>
  compareDecimals(decimal(rateMlPerHour), zero) > 0 ? null : refuse('rate-zero', { drug })

function runningRefusal(chart: Chart, line: Line, context: Context): Refusal | null {
  const facts = { drug: line.plan.name }
  return (
    (line.state === 'paused' ? refuse('line-paused', facts) : endRefusal(line)) ??
    treatmentRefusal(chart, context) ??
    orderRefusal('stop-before-start', context.happenedAt, lastChange(line), facts)
  )
}
