import { needsAccess } from '#shared/clinical/givenBy.ts'
import { clockTime } from '#shared/kernel/instant.ts'
import { err } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { answer, beginRefusal, type Decider, findLine, tapRefusal, treatmentRefusal } from './deciding.ts'
import { accessRefusal } from './startLine.ts'

/** Go-live: a drug that ran already when the app began here. Typed, late, and confirmed by a second person (workflow 10). */
export const recordStartBeforeApp: Decider<'recordStartBeforeApp'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan } = line.value
  const { basis, ...said } = command
  const refusal =
    tapRefusal(line.value, 'start') ??
    beginRefusal(line.value) ??
    treatmentRefusal(chart, context) ??
    (needsAccess(plan.route) ? accessRefusal(chart, line.value, command.accessId) : null) ??
    (context.late ? null : refuse('late-entry-needs-reason', { at: clockTime(context.happenedAt) })) ??
    secondRefusal(context)
  return answer(refusal, chart, { ...context, source: basis === 'pump' ? 'pump' : 'paper' }, 'LineStarted', {
    lineId: said.lineId,
    accessId: said.accessId,
    ...(said.rateMlPerHour === undefined ? {} : { rateMlPerHour: said.rateMlPerHour }),
    beforeApp: { basis, secondUserId: context.witness?.id ?? 'preview' },
  })
}

function secondRefusal({ user, witness, preview }: Context): Refusal | null {
  if (!witness) return preview ? null : refuse('witness-missing')
  if (witness.id === user.id) return refuse('witness-same-person', { name: user.name })
  return may(witness.roles, 'check.second') ? null : refuse('not-allowed', { name: witness.name })
}
