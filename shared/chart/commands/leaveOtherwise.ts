import { clockTime } from '#shared/kernel/instant.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { refuse } from '../refusals.ts'
import { chargeNurseOf, overriddenBy } from './chargeNurse.ts'
import { answer, type Decider, newEvent, payloadOf, stayRefusal } from './deciding.ts'
import { changesRefusal, isOpen, stopsOf } from './pauseAll.ts'

/** Emergency elsewhere: whatever runs is stopped, and the patient has left (workflow 3, `transferred_out`). */
export const transferOut: Decider<'transferOut'> = (chart, command, context) => {
  const open = chart.lines.filter(isOpen)
  const refusal =
    (chart.discharged ? refuse('already-discharged', { at: clockTime(chart.discharged.stamp.at) }) : null) ??
    stayRefusal(chart, context) ??
    changesRefusal(open, context)
  if (refusal) return err(refusal)
  return ok([
    ...stopsOf(chart, open, 'emergency_elsewhere', context),
    newEvent(chart, context, 'PatientTransferred', payloadOf(command)),
  ])
}

/** The whole visit is a mistake: kept, marked, never billed. Once a drug was given, only the charge nurse may say so. */
export const markEnteredInError: Decider<'markEnteredInError'> = (chart, command, context) => {
  const treated = chart.lines.find(({ start, given }) => start || given)
  const refusal =
    treated && !context.preview && !chargeNurseOf(context)
      ? refuse('treated-needs-charge', { drug: treated.plan.name })
      : null
  const { overriddenBy: chargeUserId } = overriddenBy(context)
  return answer(refusal, chart, context, 'SessionEnteredInError', {
    ...payloadOf(command),
    ...(chargeUserId === undefined ? {} : { chargeUserId }),
  })
}
