import { refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'

/** What may be said at any time before the signature: a note, a visit of the same day, another chair. */

export const writeNote: Decider<'writeNote'> = (chart, command, context) =>
  answer(null, chart, context, 'NoteWritten', payloadOf(command))

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
