import type { User } from '#shared/document/clinic.ts'
import { err } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import { type Context, doerOf } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { checkableRefusal, differenceRefusal, readingRefusal } from './checkReading.ts'
import { answer, type Decider, findLine, payloadOf, stayRefusal } from './deciding.ts'

/**
 * The second half of the two-person check of an antineoplastic (workflow 5, check 4): another chemo-competent person than the
 * first, signed in or with a PIN at the first one's screen, with a whole reading of their own. Without a first check there is
 * none, and where the two read something else neither stands.
 */
export const giveSecondCheck: Decider<'giveSecondCheck'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const { plan, firstCheck: first } = line.value
  const refusal = stayRefusal(chart, context) ?? checkableRefusal(line.value)
  if (refusal || !first) return err(refusal ?? refuse('first-check-missing', { drug: plan.name }))
  const firstUserId = first.stamp.userId
  const second = context.witness ?? doerOf(context)
  return answer(
    secondRefusal(second, firstUserId, context) ??
      readingRefusal(plan, command) ??
      differenceRefusal(plan.name, first.reading, command),
    chart,
    context,
    'SecondCheckGiven',
    {
      ...payloadOf(command),
      firstUserId,
      // A preview draws the row before anyone has typed a PIN; it is never stored.
      secondUserId: second.id === firstUserId ? 'preview' : second.id,
    },
  )
}

function secondRefusal(second: User, firstUserId: string, { preview, witness }: Context): Refusal | null {
  if (second.id === firstUserId)
    return preview && !witness ? null : refuse('second-check-same-person', { name: second.name })
  return second.chemoCompetent && may(second.roles, 'check.second')
    ? null
    : refuse('checker-not-competent', { name: second.name })
}
