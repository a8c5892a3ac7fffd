import { err } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { Line } from '../chart.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { needsSecondCheck } from '../secondCheck.ts'
import { answer, beginRefusal, type Decider, findLine, stayRefusal } from './deciding.ts'

/** The two-person check of an antineoplastic: two different people, both chemo-competent (workflow 5, check 4). */
export const giveSecondCheck: Decider<'giveSecondCheck'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal = stayRefusal(chart, context) ?? lineRefusal(line.value) ?? peopleRefusal(context)
  return answer(refusal, chart, context, 'SecondCheckGiven', {
    lineId: command.lineId,
    firstUserId: context.user.id,
    // A preview draws the row before anyone has typed a PIN; it is never stored.
    secondUserId: context.witness?.id ?? 'preview',
  })
}

function lineRefusal(line: Line): Refusal | null {
  if (!needsSecondCheck(line.plan)) return refuse('second-check-not-needed', { drug: line.plan.name })
  if (line.state === 'checked') return refuse('second-check-done', { drug: line.plan.name })
  return beginRefusal(line)
}

function peopleRefusal({ user, witness, preview }: Context): Refusal | null {
  if (!user.chemoCompetent) return refuse('checker-not-competent', { name: user.name })
  if (!witness) return preview ? null : refuse('witness-missing')
  if (witness.id === user.id) return refuse('second-check-same-person', { name: user.name })
  return witness.chemoCompetent && may(witness.roles, 'check.second')
    ? null
    : refuse('checker-not-competent', { name: witness.name })
}
