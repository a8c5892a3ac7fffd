import type { Plan } from '#shared/document/plan.ts'
import type { Chart } from '../chart.ts'
import { standingEvents } from '../fold/readHistory.ts'
import { refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'

/** What changes outside the chair and is accepted here: identity, appointment, plan, authorizations (workflow 10). */

/** A new name, a merged MRN or what is known of the patient: the earlier one stays in the history, the visit follows. */
export const changeIdentity: Decider<'changeIdentity'> = (chart, command, context) => {
  const { id, mrn, last, first, birthDate } = chart.scheduled.patient
  const { change, patient } = command
  const isSamePerson = patient.last === last && patient.first === first && patient.birthDate === birthDate
  const isOther =
    change === 'care_facts'
      ? !(isSamePerson && patient.id === id && patient.mrn === mrn)
      : patient.id !== id && change !== 'mrn_merged'
  return answer(isOther ? refuse('other-patient') : null, chart, context, 'IdentityChanged', payloadOf(command))
}

/** Another day or time for whoever has not come yet; who is here is here. */
export const moveAppointment: Decider<'moveAppointment'> = (chart, command, context) => {
  const { day, appointmentTime } = chart.scheduled
  const isSame = command.day === day && command.appointmentTime === appointmentTime
  const refusal = chart.arrived ? refuse('already-arrived') : isSame ? refuse('appointment-unchanged') : null
  return answer(refusal, chart, context, 'AppointmentMoved', payloadOf(command))
}

/** The plan as its source says it now; it changes nothing until a nurse accepts it. */
export const proposePlan: Decider<'proposePlan'> = (chart, command, context) => {
  const isSame = [chart.scheduled.plan, lastAccepted(chart)].some(
    (plan) => JSON.stringify(plan) === JSON.stringify(command.plan),
  )
  return answer(isSame ? refuse('plan-unchanged') : null, chart, context, 'PlanChangeProposed', payloadOf(command))
}

/** What the source sent when a plan was last taken over: drugs that had begun or were mixed may stand beside it here. */
function lastAccepted({ history }: Chart): Plan | null {
  const standing = standingEvents(history)
  const accepted = standing.findLast(({ kind }) => kind === 'PlanChangeAccepted')
  const proposalId = accepted?.kind === 'PlanChangeAccepted' ? accepted.payload.proposalId : null
  const proposed = standing.find(({ id }) => id === proposalId)
  return proposed?.kind === 'PlanChangeProposed' ? proposed.payload.plan : null
}

/** Taken over for every drug that has not begun; checks of a changed order are to be given again. */
export const acceptPlan: Decider<'acceptPlan'> = (chart, command, context) =>
  answer(
    chart.ties.planProposal?.eventId === command.proposalId ? null : refuse('proposal-unknown'),
    chart,
    context,
    'PlanChangeAccepted',
    payloadOf(command),
  )

export const declinePlan: Decider<'declinePlan'> = (chart, command, context) =>
  answer(
    chart.ties.planProposal?.eventId === command.proposalId ? null : refuse('proposal-unknown'),
    chart,
    context,
    'PlanChangeDeclined',
    payloadOf(command),
  )

/** Authorizations that arrived or ended: matched again at once. */
export const updateAuthorizations: Decider<'updateAuthorizations'> = (chart, command, context) =>
  answer(null, chart, context, 'AuthorizationsUpdated', payloadOf(command))
