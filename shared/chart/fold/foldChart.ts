import type { Chart, HistoryEntry } from '../chart.ts'
import type { ChartEvent, EventOf } from '../events.ts'
import { chartOf, eventsOfPart, type ReadPart } from './chartParts.ts'
import { readHistory, standingEvents } from './readHistory.ts'

/**
 * Any list of one session's events → its chart; null while `SessionScheduled` is not among them.
 * Orders by `happenedAt`, then id, marks struck events, and never throws: what makes no sense is kept in the history
 * and left out of the chart, and sign-off names it.
 */
export function foldChart(events: readonly ChartEvent[]): Chart | null {
  const history = readHistory(events)
  const scheduled = planOf(history)
  return scheduled ? chartOf(history, scheduled, readOnce(history)) : null
}

const readOnce =
  (history: readonly HistoryEntry[]): ReadPart =>
  (part, from) =>
    part.fold(eventsOfPart(part, history), from)

/** The plan a chart stands on. A chart once there stays there: a plan that was struck with nothing in its place is still the plan. */
export const planOf = (history: readonly HistoryEntry[]): EventOf<'SessionScheduled'> | undefined =>
  lastPlan(standingEvents(history)) ?? lastPlan(history.map(({ event }) => event))

const lastPlan = (events: readonly ChartEvent[]): EventOf<'SessionScheduled'> | undefined =>
  events.findLast((event) => event.kind === 'SessionScheduled')
