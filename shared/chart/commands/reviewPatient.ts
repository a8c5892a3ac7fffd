import { refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'

/** The arrival talk: symptoms, new medicines, risks, labs read off paper. A later one replaces the earlier (workflow 4.2). */
export const reviewPatient: Decider<'reviewPatient'> = (chart, command, context) =>
  answer(chart.arrived ? null : refuse('not-arrived'), chart, context, 'PatientReviewed', payloadOf(command))
