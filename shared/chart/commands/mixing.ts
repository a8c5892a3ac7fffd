import { clockTime, isAfter } from '#shared/kernel/instant.ts'
import { err } from '#shared/kernel/result.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { answer, beginRefusal, type Decider, findLine, payloadOf, stayRefusal } from './deciding.ts'

/** "OK to mix": after OK to treat, which holds labs and weight; once per drug. */
export const releaseLine: Decider<'releaseLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal =
    beginRefusal(line.value) ??
    stayRefusal(chart, context) ??
    (chart.readiness ? null : refuse('not-ready')) ??
    (line.value.released ? refuse('already-released', { drug: line.value.plan.name }) : null)
  return answer(refusal, chart, context, 'LineReleased', payloadOf(command))
}

/** The mixed drug at the chair: right patient, looks right, in time; scanned, or why not (workflow 5, check 10). */
export const receiveLine: Decider<'receiveLine'> = (chart, command, context) => {
  const line = findLine(chart, command.lineId)
  if (!line.ok) return err(line.error)
  const refusal =
    beginRefusal(line.value) ??
    stayRefusal(chart, context) ??
    (line.value.received ? refuse('already-received', { drug: line.value.plan.name }) : null) ??
    labelRefusal(command, context, line.value.plan.name)
  return answer(refusal, chart, context, 'LineReceived', payloadOf(command))
}

function labelRefusal(said: CommandOf<'receiveLine'>, { happenedAt }: Context, drug: string): Refusal | null {
  if (!said.patientLabelMatches) return refuse('wrong-patient-label', { drug })
  if (!said.looksRight) return refuse('does-not-look-right', { drug })
  if (said.useBy && isAfter(happenedAt, said.useBy)) return refuse('past-use-by', { drug, at: clockTime(said.useBy) })
  return said.scanned || said.notScanned ? null : refuse('not-scanned-needs-reason', { drug })
}
