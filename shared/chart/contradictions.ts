import { type Conflict, type ConflictKind, conflict, once } from './conflict.ts'
import type { ChartEvent, EventKind } from './events.ts'
import { lineIdOf } from './lineIdOf.ts'
import { byHappening } from './readHistory.ts'

/** What contradicts among the events that stand, in the record's order. */
export function contradictions(standing: readonly ChartEvent[]): readonly Conflict[] {
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
