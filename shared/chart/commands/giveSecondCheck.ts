import type { User } from '#shared/document/clinic.ts'
import { err } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import { type Context, doerOf } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { checkableRefusal, differenceRefusal, readingRefusal } from './checkReading.ts'
import { answer, type Decider, findLine, stayRefusal } from './deciding.ts'

/**
 * The two-person check of an antineoplastic: two different people, both chemo-competent (workflow 5, check 4).
 * After a first check of its own this is the second person's, who is signed in or gave a PIN; without one, both
 * stand at the same screen: whoever is signed in, and the witness.
 */
export const giveSecondCheck: Decider<'giveSecondCheck'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const first = line.value.firstCheck
  const doer = doerOf(context)
  const firstUserId = first?.stamp.userId ?? doer.id
  const second = first ? (context.witness ?? doer) : context.witness
  const refusal =
    stayRefusal(chart, context) ??
    checkableRefusal(line.value) ??
    (first ? null : competenceRefusal(doer)) ??
    secondRefusal(second, firstUserId, context) ??
    (first ? (readingRefusal(command) ?? differenceRefusal(line.value.plan.name, first.reading, command)) : null)
  return answer(refusal, chart, context, 'SecondCheckGiven', {
    lineId: command.lineId,
    firstUserId,
    // A preview draws the row before anyone has typed a PIN; it is never stored.
    secondUserId: second && second.id !== firstUserId ? second.id : 'preview',
    ...(command.identifiers ? { identifiers: command.identifiers } : {}),
  })
}

const competenceRefusal = ({ chemoCompetent, name }: User): Refusal | null =>
  chemoCompetent ? null : refuse('checker-not-competent', { name })

function secondRefusal(second: User | undefined, firstUserId: string, { preview, witness }: Context): Refusal | null {
  if (preview && !witness && (!second || second.id === firstUserId)) return null
  if (!second) return refuse('witness-missing')
  if (second.id === firstUserId) return refuse('second-check-same-person', { name: second.name })
  return second.chemoCompetent && may(second.roles, 'check.second')
    ? null
    : refuse('checker-not-competent', { name: second.name })
}
