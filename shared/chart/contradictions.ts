import { type Conflict, type ConflictKind, conflict, once } from './conflict.ts'
import type { ChartEvent, EventKind } from './events.ts'
import { openAmendments, signaturesOf } from './foldAmendments.ts'
import { lineIdOf } from './lineIdOf.ts'
import { byHappening } from './readHistory.ts'

/** Whether `contradictions` reads an event. */
export const mayContradict = ({ kind, replaces }: ChartEvent): boolean => replaces !== undefined || contested.has(kind)

const contested: ReadonlySet<EventKind> = new Set([...once, 'AmendmentOpened', 'AmendmentWithdrawn'])

/** What contradicts among the events that stand, in the record's order. */
export function contradictions(standing: readonly ChartEvent[]): readonly Conflict[] {
  const groups = new Map<string, ChartEvent[]>()
  for (const event of standing) {
    if (!(once as readonly EventKind[]).includes(event.kind) || event.kind === 'SessionSigned') continue
    const key = `${event.kind} ${lineIdOf(event) ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), event])
  }
  const twice = [...groups.values()].flatMap((group) => {
    const [first] = group
    return first && group.length > 1 ? [conflict(first.kind as ConflictKind, lineIdOf(first), group)] : []
  })
  return [
    ...twice,
    ...signedTwice(standing),
    ...amendedTwice(standing),
    ...replacedTwice(standing),
    ...givenAndNot(standing),
  ]
}

/** Two signatures of the newest version, from two workstations; the next version holds both and settles it. */
function signedTwice(standing: readonly ChartEvent[]): readonly Conflict[] {
  const signatures = signaturesOf(standing)
  const newest = signatures.filter(({ payload }) => payload.version === signatures.at(-1)?.payload.version)
  return newest.length > 1 ? [conflict('SessionSigned', null, newest)] : []
}

/** Two amendments open at once: opened on two workstations that did not see each other. */
function amendedTwice(standing: readonly ChartEvent[]): readonly Conflict[] {
  const open = openAmendments(standing)
  return open.length > 1 ? [conflict('AmendmentOpened', null, open)] : []
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
