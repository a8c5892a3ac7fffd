import { needsAccess, tapOf } from '#shared/clinical/givenBy.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { err } from '#shared/kernel/result.ts'
import type { Chart, Line } from '../chart.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { needsSecondCheck } from '../secondCheck.ts'
import { answer, beginRefusal, type Decider, findLine, payloadOf, treatmentRefusal } from './deciding.ts'

/** Starts a drug that runs over time. */
export const startLine: Decider<'startLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan } = line.value
  const refusal =
    (tapOf(plan.route, plan.plannedMinutes) === 'start' ? null : refuse('wrong-route-for-tap', { drug: plan.name })) ??
    beginRefusal(line.value) ??
    treatmentRefusal(chart, context) ??
    accessRefusal(chart, line.value, command.accessId) ??
    checkRefusal(line.value) ??
    (command.sameLineOnPurpose ? null : sameLineQuestion(chart, line.value, command.accessId, context.happenedAt))
  return answer(refusal, chart, context, 'LineStarted', payloadOf(command))
}

/** An intravenous drug names its access, and the access is one of this session's. */
export function accessRefusal(chart: Chart, { plan }: Line, accessId: string | null): Refusal | null {
  if (accessId === null) return needsAccess(plan.route) ? refuse('access-missing', { drug: plan.name }) : null
  return chart.accesses.some((access) => access.accessId === accessId) ? null : refuse('access-unknown')
}

export const checkRefusal = ({ plan, check }: Line): Refusal | null =>
  needsSecondCheck(plan) && !check ? refuse('second-check-missing', { drug: plan.name }) : null

const isCarrier = ({ plan }: Line): boolean =>
  plan.purpose === 'flush' || plan.purpose === 'kvo' || plan.purpose === 'vehicle'

/** Two drugs in one access at once are asked about; one bag, and fluid that only carries or keeps open, is not. */
function sameLineQuestion(chart: Chart, line: Line, accessId: string | null, at: Instant): Refusal | null {
  if (accessId === null || isCarrier(line)) return null
  const other = chart.lines.find(
    (one) =>
      one.id !== line.id &&
      one.accessId === accessId &&
      !isCarrier(one) &&
      (one.plan.bag === undefined || one.plan.bag !== line.plan.bag) &&
      isRunningAt(one, at),
  )
  return other ? refuse('same-line-question', { drug: line.plan.name, other: other.plan.name }) : null
}

const isRunningAt = ({ start, stop, state }: Line, at: Instant): boolean =>
  start !== null && start.at.utc <= at.utc && (stop ? at.utc < stop.at.utc : state === 'running' || state === 'paused')
