import type { StoredEvent } from '#electron/db/eventRow.ts'
import { type ChartEvent, chartEventSchema } from '#shared/chart/events.ts'
import { beginsWith, grown } from '#shared/kernel/grownList.ts'

export interface RecordReader {
  (stored: readonly StoredEvent[]): readonly ChartEvent[]
  /** `decide` made these just now and they are written: they read as what they are, and are not checked again. */
  wrote(stored: readonly StoredEvent[]): void
}

/**
 * Stored events → chart events, checked by their schema: an older version of us may have written them.
 * Neither an event nor a list of the store ever changes, so each is checked once while the program runs, and of a list
 * that only grew, what was added.
 */
export function createRecordReader(): RecordReader {
  const checked = new Map<string, ChartEvent>()
  const lists = new WeakMap<readonly StoredEvent[], readonly ChartEvent[]>()
  const keep = (event: StoredEvent, read: ChartEvent): ChartEvent => {
    if (checked.size >= kept) checked.clear()
    checked.set(event.hash, read)
    return read
  }
  const check = (event: StoredEvent): ChartEvent =>
    checked.get(event.hash) ?? keep(event, chartEventSchema.parse(event.body))
  /** The last list that began with an event, as it was stored and as it was read. */
  const lastOf = new WeakMap<StoredEvent, { stored: readonly StoredEvent[]; read: readonly ChartEvent[] }>()
  const read = (stored: readonly StoredEvent[]): readonly ChartEvent[] => {
    const known = lists.get(stored)
    if (known) return known
    const [first] = stored
    const last = first && lastOf.get(first)
    const isGrown = last && beginsWith(stored, last.stored)
    const events = isGrown ? grown(last.read, stored.slice(last.stored.length).map(check)) : stored.map(check)
    lists.set(stored, events)
    if (first) lastOf.set(first, { stored, read: events })
    return events
  }
  return Object.assign(read, {
    wrote(stored: readonly StoredEvent[]) {
      for (const event of stored) keep(event, event.body as ChartEvent)
    },
  })
}

/** About two full days of a large clinic. */
const kept = 20_000
