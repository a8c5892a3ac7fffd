import { answer, type Decider, payloadOf } from './deciding.ts'

/** What may be said at any time before the signature: a note, a visit of the same day, another chair. */

export const writeNote: Decider<'writeNote'> = (chart, command, context) =>
  answer(null, chart, context, 'NoteWritten', payloadOf(command))

export const documentVisit: Decider<'documentVisit'> = (chart, command, context) =>
  answer(null, chart, context, 'VisitDocumented', payloadOf(command))

export const moveChair: Decider<'moveChair'> = (chart, command, context) =>
  answer(null, chart, context, 'ChairMoved', payloadOf(command))
