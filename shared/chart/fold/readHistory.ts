import type { HistoryEntry } from '../chart.ts'
import type { ChartEvent } from '../events.ts'

/** The record's order: when it happened, then the id (design 4). UTC texts of one form sort as moments do. */
export function byHappening(a: ChartEvent, b: ChartEvent): number {
  if (a.happenedAt.utc !== b.happenedAt.utc) return a.happenedAt.utc < b.happenedAt.utc ? -1 : 1
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

/**
 * Any list of events → every event once, in the record's order, each with the event that struck it.
 * A void strikes its target. A replacement strikes what it replaces, as long as it has not been undone itself: undoing a
 * correction brings the old time back. Struck for any other reason, the entry goes with everything it was corrected from.
 */
export function readHistory(events: readonly ChartEvent[]): readonly HistoryEntry[] {
  const byId = new Map<string, ChartEvent>()
  for (const event of events) if (!byId.has(event.id)) byId.set(event.id, event)
  const ordered = [...byId.values()].sort(byHappening)

  const voidedBy = new Map<string, ChartEvent>()
  const undone = new Set<string>()
  for (const event of ordered) {
    if (event.kind !== 'EventVoided' || byId.get(event.payload.target)?.kind === 'EventVoided') continue
    voidedBy.set(event.payload.target, event)
    if (event.payload.cause === 'undo') undone.add(event.payload.target)
  }

  const struckBy = new Map<string, ChartEvent>(voidedBy)
  for (const event of ordered) {
    const old = event.replaces === undefined ? undefined : byId.get(event.replaces)
    const strikes = old && old.kind === event.kind && old.id !== event.id && !undone.has(event.id)
    if (strikes && !struckBy.has(old.id)) struckBy.set(old.id, event)
  }
  return ordered.map((event) => ({ event, struckBy: struckBy.get(event.id) ?? null }))
}

/** The events that still stand, in the record's order. */
export const standingEvents = (history: readonly HistoryEntry[]): readonly ChartEvent[] =>
  history.filter(({ struckBy }) => struckBy === null).map(({ event }) => event)
