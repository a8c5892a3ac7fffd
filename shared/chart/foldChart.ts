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
  // A chart once there stays there: a plan that was struck with nothing in its place is still the plan.
  const scheduled = lastPlan(standing) ?? lastPlan(history.map(({ event }) => event))
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

const lastPlan = (events: readonly ChartEvent[]): EventOf<'SessionScheduled'> | undefined =>
  events.findLast((event) => event.kind === 'SessionScheduled')
