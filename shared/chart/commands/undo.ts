import { epochMs } from '#shared/kernel/instant.ts'
import { ok } from '#shared/kernel/result.ts'
import { standingEvents } from '../fold/readHistory.ts'
import { type Decider, newEvent, no } from './deciding.ts'
import { leavesOrphans } from './orphans.ts'

const undoForMs = 10_000

/** Takes a tap back within ten seconds, by the person who tapped; afterwards a change is an edit with a reason. */
export const undo: Decider<'undo'> = (chart, command, context) => {
  const entry = chart.history.find(({ event }) => event.id === command.eventId)
  if (!entry || entry.event.kind === 'SessionScheduled') return no('event-unknown')
  // A signature is amended, never taken back.
  if (entry.event.kind === 'SessionSigned') return no('entry-not-voidable')
  if (entry.struckBy || entry.event.kind === 'EventVoided') return no('event-already-replaced')
  if (entry.event.userId !== context.user.id) return no('undo-not-yours')
  if (epochMs(context.now) - epochMs(entry.event.recordedAt) > undoForMs) return no('undo-too-late')
  // One tap may have made several entries: they go together, as they came.
  const targets = standingEvents(chart.history).filter(({ commandId }) => commandId === entry.event.commandId)
  const voids = targets.map(({ id }) => newEvent(chart, context, 'EventVoided', { target: id, cause: 'undo' }))
  return leavesOrphans(chart, targets, voids) ? no('undo-too-late') : ok(voids)
}
