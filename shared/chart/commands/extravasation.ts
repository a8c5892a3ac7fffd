import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Chart } from '../chart.ts'
import type { Context } from '../context.ts'
import type { Extravasation } from '../fold/care.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { answer, type Decider, newEvent, orderRefusal, payloadOf, stayRefusal } from './deciding.ts'
import { otherRefusal } from './otherRefusal.ts'
import { changesRefusal, pausingNow } from './pauseAll.ts'

/** Drug outside the vein: noticed now, at this access; a tap may pause what runs through it (workflow 4.8). */
export const openExtravasation: Decider<'openExtravasation'> = (chart, command, context) => {
  const { pauseRunning, ...said } = payloadOf(command)
  const running = chart.lines.filter(({ state, accessId }) => state === 'running' && accessId === command.accessId)
  const pausing = pausingNow(context)
  const refusal =
    stayRefusal(chart, context) ??
    (chart.accesses.some(({ accessId }) => accessId === command.accessId) ? null : refuse('access-unknown')) ??
    (chart.care.extravasations.some(({ extravasationId }) => extravasationId === command.extravasationId)
      ? refuse('record-exists')
      : null) ??
    (pauseRunning ? changesRefusal(running, pausing) : null)
  if (refusal) return err(refusal)
  return ok([
    newEvent(chart, context, 'ExtravasationOpened', said),
    ...(pauseRunning
      ? running.map(({ id }) => newEvent(chart, pausing, 'LinePaused', { lineId: id, reason: 'line_problem' }))
      : []),
  ])
}

/** Aspirated, antidote, warm or cold, called: each with its time. */
export const recordExtravasationAction: Decider<'recordExtravasationAction'> = (chart, command, context) => {
  const open = openRecord(chart, command.extravasationId)
  if (!open.ok) return err(open.error)
  const refusal = sinceRefusal(open.value, context) ?? otherRefusal(command.action === 'other', command.text)
  return answer(refusal, chart, context, 'ExtravasationActionRecorded', payloadOf(command))
}

/** Graded by the nurse, with its outcome and the days somebody looks again. */
export const closeExtravasation: Decider<'closeExtravasation'> = (chart, command, context) => {
  const open = openRecord(chart, command.extravasationId)
  if (!open.ok) return err(open.error)
  return answer(sinceRefusal(open.value, context), chart, context, 'ExtravasationClosed', payloadOf(command))
}

function openRecord({ care }: Chart, id: string): Result<Extravasation, Refusal> {
  const found = care.extravasations.find(({ extravasationId }) => extravasationId === id)
  if (!found) return err(refuse('record-unknown'))
  return found.closed ? err(refuse('record-closed')) : ok(found)
}

const sinceRefusal = ({ stamp }: Extravasation, { happenedAt }: Context): Refusal | null =>
  orderRefusal('before-onset', happenedAt, stamp.at, {})
