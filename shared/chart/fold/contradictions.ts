import type { ChartEvent, EventKind } from '../events.ts'
import { type Conflict, type ConflictKind, conflict, once } from './conflict.ts'
import { openAmendments, signaturesOf } from './foldAmendments.ts'
import { lineIdOf } from './lineIdOf.ts'
import { byHappening } from './readHistory.ts'

/** Whether `contradictions` reads an event. */
export const mayContradict = ({ kind, replaces }: ChartEvent): boolean => replaces !== undefined || contested.has(kind)

const contested: ReadonlySet<EventKind> = new Set([
  ...once,
  ...(['StopDeclaredUnknown', 'PumpSentHome', 'AmendmentOpened', 'AmendmentWithdrawn'] as const),
  ...(['SessionHeld', 'SessionCancelled', 'PatientDidNotCome'] as const),
])

/** What contradicts among the events that stand, in the record's order. */
export function contradictions(standing: readonly ChartEvent[]): readonly Conflict[] {
  const groups = new Map<string, ChartEvent[]>()
  for (const event of standing) {
    const kind = ends.has(event.kind) ? 'LineStopped' : event.kind
    if (!isOnce(kind) || kind === 'SessionSigned') continue
    const key = `${kind} ${lineIdOf(event) ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), event])
  }
  const twice = [...groups.values()].flatMap((group) => {
    const [first] = group
    // Nobody here and nobody there knows when it stopped: that is one and the same.
    if (!first || group.length < 2 || group.every(({ kind }) => kind === 'StopDeclaredUnknown')) return []
    return [conflict(ends.has(first.kind) ? 'LineStopped' : (first.kind as ConflictKind), lineIdOf(first), group)]
  })
  return [
    ...twice,
    ...closedAndHere(standing),
    ...signedTwice(standing),
    ...amendedTwice(standing),
    ...replacedTwice(standing),
    ...givenAndNot(standing),
  ]
}

/** A drug ends in one way only: stopped, at a time that nobody knows, or at home. */
const ends: ReadonlySet<EventKind> = new Set(['LineStopped', 'StopDeclaredUnknown', 'PumpSentHome'])

const isOnce = (kind: EventKind): boolean => (once as readonly EventKind[]).includes(kind)

/** Closed at one desk as a visit that did not come about, while the patient was here, or treated, at another. */
function closedAndHere(standing: readonly ChartEvent[]): readonly Conflict[] {
  const closings = standing.filter(isClosedUnseen)
  const given = standing.filter(({ kind }) => begins.has(kind))
  const here = closings.some(({ kind }) => kind === 'PatientDidNotCome')
    ? [...standing.filter(({ kind }) => kind === 'PatientArrived'), ...given]
    : given
  const [first] = here
  return first && closings.length > 0 ? [conflict('closed_and_here', null, [...closings, first].sort(byHappening))] : []
}

/** Closed without the patient's having been treated. */
export const isClosedUnseen = ({ kind }: ChartEvent): boolean =>
  kind === 'SessionHeld' || kind === 'SessionCancelled' || kind === 'PatientDidNotCome'

const begins: ReadonlySet<EventKind> = new Set(['LineStarted', 'PushGiven', 'InjectionGiven'])

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
    standing.filter(({ kind, replaces }) => replaces !== undefined && !isOnce(kind) && !ends.has(kind)),
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
    const given = standing.filter((one) => begins.has(one.kind) && lineIdOf(one) === event.payload.lineId)
    return given.length > 0
      ? [conflict('given_and_not_given', event.payload.lineId, [...given, event].sort(byHappening))]
      : []
  })
}
