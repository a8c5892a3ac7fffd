import type { ChartEvent, EventKind } from '../events.ts'

/** Facts that can only be true once: two that stand are a contradiction a person settles (workflow 10). */
export const once = [
  'PatientArrived',
  'LineStarted',
  'LineStopped',
  'PushGiven',
  'InjectionGiven',
  'LineNotGiven',
  'PatientDischarged',
  'SessionSigned',
] as const satisfies readonly EventKind[]

export type ConflictKind =
  | (typeof once)[number]
  | 'same_event_twice'
  | 'replaced_twice'
  | 'given_and_not_given'
  | 'closed_and_here'
  | 'AmendmentOpened'

/** Events that cannot all be true; the first by time is the proposal, all are kept. */
export interface Conflict {
  readonly kind: ConflictKind
  readonly lineId: string | null
  /** In the record's order. */
  readonly eventIds: readonly string[]
}

/** A contradiction of these events, in the order given. */
export const conflict = (kind: ConflictKind, lineId: string | null, events: readonly ChartEvent[]): Conflict => ({
  kind,
  lineId,
  eventIds: events.map(({ id }) => id),
})
