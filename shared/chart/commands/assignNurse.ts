import { refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'

/** The charge nurse says whose visit it is; a handoff after that moves it on (workflow 2, 11). */
export const assignNurse: Decider<'assignNurse'> = (chart, command, context) =>
  answer(
    command.nurseId === chart.ties.nurseId ? refuse('nurse-unchanged') : null,
    chart,
    context,
    'NurseAssigned',
    payloadOf(command),
  )
