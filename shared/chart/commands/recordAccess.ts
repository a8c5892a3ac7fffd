import { misfitOf } from '#shared/clinical/accessLists.ts'
import { refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf, stayRefusal } from './deciding.ts'

/** A vascular access. From the second one on the record must say why it was needed: it can change the codes (R23). */
export const recordAccess: Decider<'recordAccess'> = (chart, command, context) => {
  const others = chart.accesses.filter(({ accessId }) => accessId !== command.accessId)
  const isFurther = others.length > 0 && others.length === chart.accesses.length
  const misfit = misfitOf(command)
  const refusal =
    stayRefusal(chart, context) ??
    (misfit === null ? null : refuse('access-does-not-fit', { what: misfit, gauge: command.gauge ?? '' })) ??
    (isFurther && !command.reason?.trim() ? refuse('second-access-needs-reason') : null)
  return answer(refusal, chart, context, 'AccessRecorded', payloadOf(command))
}
