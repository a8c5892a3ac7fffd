import { err } from '#shared/kernel/result.ts'
import { doerOf } from '../context.ts'
import { refuse } from '../refusals.ts'
import { checkableRefusal, readingRefusal } from './checkReading.ts'
import { answer, type Decider, findLine, payloadOf, stayRefusal } from './deciding.ts'

/** The first of the two at the chair, by herself: two identifiers and every item of the list (workflow 5, checks 1 and 4). */
export const giveFirstCheck: Decider<'giveFirstCheck'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal =
    stayRefusal(chart, context) ??
    checkableRefusal(line.value) ??
    (line.value.firstCheck ? refuse('first-check-done', { drug: line.value.plan.name }) : null) ??
    (doerOf(context).chemoCompetent ? null : refuse('checker-not-competent', { name: doerOf(context).name })) ??
    readingRefusal(line.value.plan, command)
  return answer(refusal, chart, context, 'FirstCheckGiven', payloadOf(command))
}
