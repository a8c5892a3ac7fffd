import { needsAccess } from '#shared/clinical/givenBy.ts'
import { err } from '#shared/kernel/result.ts'
import type { Chart, Line } from '../chart.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { schemeRefusal } from '../safety/ninetyMinutes.ts'
import { safetyRefusal } from '../safety/safety.ts'
import { sameLineQuestion } from '../safety/sameLine.ts'
import { needsSecondCheck } from '../safety/secondCheck.ts'
import { vesicantTimeQuestion, vesicantWayQuestion } from '../safety/vesicant.ts'
import { answer, beginRefusal, type Decider, findLine, payloadOf, tapRefusal, treatmentRefusal } from './deciding.ts'

/** Starts a drug that runs over time. */
export const startLine: Decider<'startLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan } = line.value
  const place = { accessId: command.accessId, lumen: command.lumen ?? null }
  const refusal =
    tapRefusal(line.value, 'start') ??
    beginRefusal(line.value) ??
    treatmentRefusal(chart, context) ??
    accessRefusal(chart, line.value, command.accessId) ??
    checkRefusal(line.value) ??
    schemeRefusal(chart, line.value, command) ??
    safetyRefusal(chart, line.value, context.happenedAt, command) ??
    vesicantWayQuestion(chart, plan, command) ??
    vesicantTimeQuestion(chart, plan, command) ??
    (command.sameLineOnPurpose ? null : sameLineQuestion(chart, line.value, place, context.happenedAt))
  return answer(refusal, chart, context, 'LineStarted', payloadOf(command))
}

/** An intravenous drug names its access, and the access is one of this session's. */
export function accessRefusal(chart: Chart, { plan }: Line, accessId: string | null): Refusal | null {
  if (accessId === null) return needsAccess(plan.route) ? refuse('access-missing', { drug: plan.name }) : null
  const access = chart.accesses.find((one) => one.accessId === accessId)
  if (!access) return refuse('access-unknown')
  return access.ended ? refuse('access-ended') : null
}

export const checkRefusal = ({ plan, check }: Line): Refusal | null =>
  needsSecondCheck(plan) && !check ? refuse('second-check-missing', { drug: plan.name }) : null
