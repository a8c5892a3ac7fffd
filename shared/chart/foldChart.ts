import type { Chart } from './chart.ts'
import type { ChartEvent, EventOf } from './events.ts'
import { foldLines } from './foldLines.ts'
import { foldSession, sessionStateOf } from './foldSession.ts'
import { readHistory, standingEvents } from './readHistory.ts'

/**
 * Any list of one session's events → its chart; null while `SessionScheduled` is not among them.
 * Orders by `happenedAt`, then id, marks struck events, and never throws: what makes no sense is kept in the history
 * and left out of the chart, and sign-off names it.
 */
export function foldChart(events: readonly ChartEvent[]): Chart | null {
  const history = readHistory(events)
  const standing = standingEvents(history)
  const scheduled = standing.findLast(
    (event): event is EventOf<'SessionScheduled'> => event.kind === 'SessionScheduled',
  )
  if (!scheduled) return null
  const lines = foldLines(scheduled.payload, standing)
  const { closedAs, ...facts } = foldSession(scheduled, standing)
  return {
    sessionId: scheduled.sessionId,
    scheduled: scheduled.payload,
    state: sessionStateOf(facts, closedAs, lines),
    lines,
    ...facts,
    history,
  }
}
