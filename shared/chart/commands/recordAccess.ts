import { misfitOf } from '#shared/clinical/accessLists.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Chart } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import { refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf, stayRefusal } from './deciding.ts'

/** A vascular access. From the second one on the record must say why it was needed: it can change the codes (R23). */
export const recordAccess: Decider<'recordAccess'> = (chart, command, context) => {
  const others = chart.accesses.filter(({ accessId }) => accessId !== command.accessId)
  const isFurther = others.length > 0 && others.length === chart.accesses.length
  const misfit = misfitOf(command)
  const refusal =
    (explains(chart, command) ? null : stayRefusal(chart, context)) ??
    (misfit === null ? null : refuse('access-does-not-fit', { what: misfit, gauge: command.gauge ?? '' })) ??
    (isFurther && !command.reason?.trim() ? refuse('second-access-needs-reason') : null)
  return answer(refusal, chart, context, 'AccessRecorded', payloadOf(command))
}

/** Says no more than why a known access was needed: said after the patient has left too, when the signer reads that it is missing. */
function explains({ accesses }: Chart, command: CommandOf<'recordAccess'>): boolean {
  const known = accesses.find(({ accessId }) => accessId === command.accessId)
  if (!known || !command.reason?.trim()) return false
  const { reason: _was, stamp: _stamp, ended: _ended, ...recorded } = known
  const { reason: _is, ...said } = payloadOf(command)
  return canonicalJson(recorded) === canonicalJson(said)
}
