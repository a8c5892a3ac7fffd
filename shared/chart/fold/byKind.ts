import type { ChartEvent, EventKind, EventOf } from '../events.ts'

/** The events that stand, sorted once by their kind: a fold asks for many kinds of a long record. */
export interface ByKind {
  /** Those of one kind, in the record's order. */
  of<K extends EventKind>(kind: K): readonly EventOf<K>[]
}

/** Sorts events by kind, keeping their order within each. */
export function byKind(events: readonly ChartEvent[]): ByKind {
  const groups = Map.groupBy(events, ({ kind }) => kind)
  return {
    of: <K extends EventKind>(kind: K) => (groups.get(kind) ?? []) as readonly unknown[] as readonly EventOf<K>[],
  }
}
