import { clockTime } from '#shared/kernel/instant.ts'
import { err } from '#shared/kernel/result.ts'
import { hasChanges } from '../amendments.ts'
import type { Chart } from '../chart.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'

/**
 * Opens a signed visit: the nurse whose visit it was, or the charge nurse, with a reason (workflow 9, 11). It happens now,
 * never earlier; what was signed stays as it is.
 */
export const openAmendment: Decider<'openAmendment'> = (chart, command, context) => {
  if (!chart.signed) return err(refuse('amendment-not-open'))
  const opening = { ...context, happenedAt: context.now }
  const payload = { ...payloadOf(command), ofVersion: chart.signed.payload.version }
  return answer(openRefusal(chart, context), chart, opening, 'AmendmentOpened', payload)
}

function openRefusal(chart: Chart, { user }: Context): Refusal | null {
  const open = chart.amendments[0]
  if (open) return refuse('amendment-open', { at: clockTime(open.stamp.at) })
  return user.roles.includes('charge') || isOwnVisit(chart, user.id) ? null : refuse('amendment-not-yours')
}

/** Who held the visit, signed it, or wrote in it. */
const isOwnVisit = ({ ties, history }: Chart, userId: string): boolean =>
  ties.nurseId === userId || history.some(({ event }) => event.userId === userId)

/** Takes an amendment back under which nothing stands; the opening stays readable. */
export const withdrawAmendment: Decider<'withdrawAmendment'> = (chart, _command, context) => {
  const open = chart.amendments[0]
  if (!open) return err(refuse('amendment-not-open'))
  const isOwn = open.stamp.userId === context.user.id || context.user.roles.includes('charge')
  const refusal = !isOwn ? refuse('amendment-not-yours') : hasChanges(chart) ? refuse('amendment-has-changes') : null
  const now = { ...context, happenedAt: context.now }
  return answer(refusal, chart, now, 'AmendmentWithdrawn', { amendmentId: open.id })
}
