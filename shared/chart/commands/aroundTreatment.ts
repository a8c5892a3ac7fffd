import { err, ok } from '#shared/kernel/result.ts'
import type { Chart } from '../chart.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { isOwnEntry } from '../stamps.ts'
import { answer, type Decider, newEvent, payloadOf } from './deciding.ts'

/** What may be said at any time before the signature: a note, a visit of the same day, another chair. */

export const writeNote: Decider<'writeNote'> = (chart, { text, corrects }, context) => {
  const note = newEvent(chart, context, 'NoteWritten', { text })
  if (corrects === undefined) return ok([note])
  const refusal = correctionRefusal(chart, corrects, context)
  return refusal ? err(refusal) : ok([{ ...note, replaces: corrects }])
}

/** One's own note, or any for the charge nurse, that stands as it was written (workflow 9). */
function correctionRefusal({ history }: Chart, eventId: string, { user }: Context): Refusal | null {
  const entry = history.find(({ event }) => event.id === eventId)
  if (entry?.event.kind !== 'NoteWritten') return refuse('event-unknown')
  if (entry.struckBy) return refuse('event-already-replaced')
  return isOwnEntry(entry.event, user.id) || user.roles.includes('charge') ? null : refuse('time-not-yours')
}

export const documentVisit: Decider<'documentVisit'> = (chart, command, context) =>
  answer(null, chart, context, 'VisitDocumented', payloadOf(command))

/**
 * The drug clocks go on; the board follows (workflow 10). Who is here cannot sit where somebody else sits; who is still
 * expected may be planned for any chair.
 */
export const moveChair: Decider<'moveChair'> = (chart, command, context) => {
  const { chair } = command
  const isHere = chart.arrived !== null && chart.discharged === null
  const name = isHere ? context.takenChairs?.get(chair) : undefined
  const refusal =
    chair === chart.chair
      ? refuse('chair-unchanged', { chair })
      : name === undefined
        ? null
        : refuse('chair-taken', { chair, name })
  return answer(refusal, chart, context, 'ChairMoved', payloadOf(command))
}
