import { refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'

/** Offers the visit to another nurse, for good or over lunch; it is hers once she accepts (workflow 4.10). */
export const offerHandoff: Decider<'offerHandoff'> = (chart, command, context) =>
  answer(
    (command.toUserId === context.user.id ? refuse('handoff-to-yourself') : null) ??
      (chart.ties.handoff ? refuse('handoff-open') : null),
    chart,
    context,
    'HandoffOffered',
    payloadOf(command),
  )

/** The receiver accepts under her own sign-in. */
export const acceptHandoff: Decider<'acceptHandoff'> = (chart, command, context) => {
  const offer = chart.ties.handoff
  const refusal =
    offer?.stamp.eventId !== command.handoffId
      ? refuse('handoff-unknown')
      : offer.toUserId === context.user.id
        ? null
        : refuse('handoff-not-yours')
  return answer(refusal, chart, context, 'HandoffAccepted', payloadOf(command))
}

/** Taken back by whoever offered it, turned down by whoever was asked, or settled by the charge nurse. */
export const withdrawHandoff: Decider<'withdrawHandoff'> = (chart, command, context) => {
  const offer = chart.ties.handoff
  const { id, roles } = context.user
  const refusal =
    offer?.stamp.eventId !== command.handoffId
      ? refuse('handoff-unknown')
      : [offer.fromUserId, offer.toUserId].includes(id) || roles.includes('charge')
        ? null
        : refuse('handoff-not-yours')
  return answer(refusal, chart, context, 'HandoffWithdrawn', payloadOf(command))
}

/** Lunch is over: the visit is its own nurse's again. */
export const endCover: Decider<'endCover'> = (chart, command, context) => {
  const cover = chart.ties.cover
  const { id, roles } = context.user
  const refusal =
    cover?.stamp.eventId !== command.handoffId
      ? refuse('handoff-unknown')
      : [cover.fromUserId, cover.toUserId].includes(id) || roles.includes('charge')
        ? null
        : refuse('handoff-not-yours')
  return answer(refusal, chart, context, 'CoverEnded', payloadOf(command))
}
