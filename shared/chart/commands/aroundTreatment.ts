import { refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'

/** What may be said at any time before the signature: a note, a visit of the same day, another chair. */

export const writeNote: Decider<'writeNote'> = (chart, command, context) =>
  answer(null, chart, context, 'NoteWritten', payloadOf(command))

export const documentVisit: Decider<'documentVisit'> = (chart, command, context) =>
  answer(null, chart, context, 'VisitDocumented', payloadOf(command))

/** The drug clocks go on; the board follows (workflow 10). */
export const moveChair: Decider<'moveChair'> = (chart, command, context) =>
  answer(
    command.chair === chart.chair ? refuse('chair-unchanged', { chair: chart.chair }) : null,
    chart,
    context,
    'ChairMoved',
    payloadOf(command),
  )
