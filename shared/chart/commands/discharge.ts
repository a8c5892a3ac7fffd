import { clockTime, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { Chart } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf, treatmentRefusal } from './deciding.ts'

/** The patient leaves: nothing is running, and no drug ended later than this (workflow 3). */
export const discharge: Decider<'discharge'> = (chart, command, context) =>
  answer(
    (chart.discharged ? refuse('already-discharged', { at: clockTime(chart.discharged.stamp.at) }) : null) ??
      treatmentRefusal(chart, context) ??
      runningRefusal(chart) ??
      endRefusal(chart, context) ??
      lineStatusRefusal(chart, command),
    chart,
    context,
    'PatientDischarged',
    payloadOf(command),
  )

/** "No line" is true of a patient in whom none is left. */
const lineStatusRefusal = ({ accesses }: Chart, { lineStatus }: CommandOf<'discharge'>): Refusal | null =>
  lineStatus === 'not_applicable' && accesses.some(({ ended, device }) => ended === null && device !== 'none')
    ? refuse('access-still-in')
    : null

function runningRefusal({ lines }: Chart): Refusal | null {
  const open = lines.find(({ state }) => state === 'running' || state === 'paused')
  return open ? refuse('drug-running', { drug: open.plan.name }) : null
}

function endRefusal({ lines }: Chart, { happenedAt }: Context): Refusal | null {
  for (const { plan, start, stop, given } of lines) {
    const end = stop ?? given?.stamp ?? start
    if (end && printedMinutesBetween(end.at, happenedAt) < 0)
      return refuse('discharge-before-treatment-end', {
        drug: plan.name,
        at: clockTime(happenedAt),
        end: clockTime(end.at),
      })
  }
  return null
}
