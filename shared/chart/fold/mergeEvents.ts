import type { ChartEvent } from '../events.ts'
import { type Conflict, conflict } from './conflict.ts'
import { contradictions } from './contradictions.ts'
import { lineIdOf } from './lineIdOf.ts'
import { byHappening, readHistory, standingEvents } from './readHistory.ts'

export interface Merged {
  /** Every event of both sides once, in the record's order. */
  readonly events: readonly ChartEvent[]
  readonly conflicts: readonly Conflict[]
}

/** Two devices' events of one session → their union, the same whichever side came first, and what contradicts. */
export function mergeEvents(mine: readonly ChartEvent[], theirs: readonly ChartEvent[]): Merged {
  const byId = new Map<string, ChartEvent>()
  const doubled = new Set<string>()
  for (const event of [...mine, ...theirs]) {
    const known = byId.get(event.id)
    if (!known) byId.set(event.id, event)
    else if (textOf(known) !== textOf(event)) {
      doubled.add(event.id)
      byId.set(event.id, textOf(known) < textOf(event) ? known : event)
    }
  }
  const events = [...byId.values()].sort(byHappening)
  return {
    events,
    conflicts: [
      ...events
        .filter(({ id }) => doubled.has(id))
        .map((event) => conflict('same_event_twice', lineIdOf(event), [event])),
      ...contradictions(standingEvents(readHistory(events))),
    ],
  }
}

/** One text per content, whatever order its fields were written in. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  )
}
