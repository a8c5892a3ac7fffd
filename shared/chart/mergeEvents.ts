import type { ChartEvent, EventKind } from './events.ts'
import { lineIdOf } from './foldLines.ts'
import { byHappening, readHistory, standingEvents } from './readHistory.ts'

/** Facts that can only be true once: two that stand are a contradiction a person settles (workflow 10). */
const once = [
  'PatientArrived',
  'LineStarted',
  'LineStopped',
  'PushGiven',
  'InjectionGiven',
  'LineNotGiven',
  'PatientDischarged',
  'SessionSigned',
] as const satisfies readonly EventKind[]

export type ConflictKind = (typeof once)[number] | 'same_event_twice' | 'replaced_twice' | 'given_and_not_given'

/** Events that cannot all be true; the first by time is the proposal, all are kept. */
export interface Conflict {
  readonly kind: ConflictKind
  readonly lineId: string | null
  /** In the record's order. */
  readonly eventIds: readonly string[]
}

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
      ...contradictions(events),
    ],
  }
}

/** What contradicts in one list of events: the same question for a list that was merged earlier. */
export function contradictions(events: readonly ChartEvent[]): readonly Conflict[] {
  const standing = standingEvents(readHistory(events))
  const groups = new Map<string, ChartEvent[]>()
  for (const event of standing) {
    if (!(once as readonly EventKind[]).includes(event.kind)) continue
    const key = `${event.kind} ${lineIdOf(event) ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), event])
  }
  const twice = [...groups.values()].flatMap((group) => {
    const [first] = group
    return first && group.length > 1 ? [conflict(first.kind as ConflictKind, lineIdOf(first), group)] : []
  })
  return [...twice, ...replacedTwice(standing), ...givenAndNot(standing)]
}

/** Two corrections of one event, both standing; facts of which there is only one are found above already. */
function replacedTwice(standing: readonly ChartEvent[]): readonly Conflict[] {
  const byTarget = Map.groupBy(
    standing.filter(({ kind, replaces }) => replaces !== undefined && !(once as readonly EventKind[]).includes(kind)),
    ({ replaces }) => replaces,
  )
  return [...byTarget.values()].flatMap((group) => {
    const [first] = group
    return first && group.length > 1 ? [conflict('replaced_twice', lineIdOf(first), group)] : []
  })
}

function givenAndNot(standing: readonly ChartEvent[]): readonly Conflict[] {
  return standing.flatMap((event) => {
    if (event.kind !== 'LineNotGiven') return []
    const given = standing.filter(
      (one) =>
        (one.kind === 'LineStarted' || one.kind === 'PushGiven' || one.kind === 'InjectionGiven') &&
        one.payload.lineId === event.payload.lineId,
    )
    return given.length > 0
      ? [conflict('given_and_not_given', event.payload.lineId, [...given, event].sort(byHappening))]
      : []
  })
}

const conflict = (kind: ConflictKind, lineId: string | null, events: readonly ChartEvent[]): Conflict => ({
  kind,
  lineId,
  eventIds: events.map(({ id }) => id),
})

/** One text per content, whatever order its fields were written in. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  )
}
