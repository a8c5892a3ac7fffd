import { epochMs } from '#shared/kernel/instant.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Chart } from '../chart.ts'
import type { ChartEvent } from '../events.ts'
import { foldChart } from '../foldChart.ts'
import { needsSecondCheck } from '../secondCheck.ts'
import { type Decider, newEvent, no } from './deciding.ts'

const undoForMs = 10_000

/** Takes a tap back within ten seconds, by the person who tapped; afterwards a change is an edit with a reason. */
export const undo: Decider<'undo'> = (chart, command, context) => {
  const entry = chart.history.find(({ event }) => event.id === command.eventId)
  if (!entry || entry.event.kind === 'SessionScheduled') return no('event-unknown')
  if (entry.struckBy || entry.event.kind === 'EventVoided') return no('event-already-replaced')
  if (entry.event.userId !== context.user.id) return no('undo-not-yours')
  if (epochMs(context.now) - epochMs(entry.event.recordedAt) > undoForMs) return no('undo-too-late')
  const voiding = newEvent(chart, context, 'EventVoided', { target: entry.event.id, cause: 'undo' })
  return leavesOrphans(chart, entry.event, voiding) ? no('undo-too-late') : ok([voiding])
}

/** Whether something that was recorded since would be left without its ground: a stop without its start. */
function leavesOrphans(chart: Chart, target: ChartEvent, voiding: ChartEvent): boolean {
  const after = foldChart([...chart.history.map(({ event }) => event), voiding])
  if (!after) return true
  if (target.kind === 'LineAdded')
    return chart.lines.some(({ id, state }) => id === target.payload.line.id && state !== 'planned')
  if (target.kind === 'PatientArrived') return after.vitals.length > 0 || after.accesses.length > 0
  const accesses = new Set(after.accesses.map(({ accessId }) => accessId))
  return after.lines.some((line) => {
    const begun = line.start !== null || line.given !== null
    const ended = line.stop !== null || line.stopUnknown !== null || line.pauses.length > 0
    if (ended && !line.start) return true
    if (!begun) return false
    if (line.accessId !== null && !accesses.has(line.accessId)) return true
    return after.readiness === null || (needsSecondCheck(line.plan) && !line.check)
  })
}
