import { byKind } from './byKind.ts'
import { foldCare } from './care.ts'
import type { Chart } from './chart.ts'
import { contradictions } from './contradictions.ts'
import type { ChartEvent, EventOf } from './events.ts'
import { foldLines } from './foldLines.ts'
import { foldSession, sessionStateOf } from './foldSession.ts'
import { inForce } from './inForce.ts'
import { readHistory, standingEvents } from './readHistory.ts'
import { foldTies } from './ties.ts'

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
  const kinds = byKind(standing)
  const now = inForce(scheduled.payload, standing)
  const lines = foldLines(now, standing)
  const { closedAs, ...facts } = foldSession(scheduled, standing)
  return {
    sessionId: scheduled.sessionId,
    scheduled: now.scheduled,
    state: sessionStateOf(facts, closedAs, lines),
    lines,
    ...facts,
    care: foldCare(kinds),
    ties: foldTies(scheduled.payload.nurseId, kinds, history),
    conflicts: contradictions(standing),
    history,
  }
}

const lastPlan = (events: readonly ChartEvent[]): EventOf<'SessionScheduled'> | undefined =>
  events.findLast((event) => event.kind === 'SessionScheduled')
