import { type ChartEvent, chartEventSchema } from '#shared/chart/events.ts'
import type { StoredEvent } from '../db/eventRow.ts'

export type RecordReader = (stored: readonly StoredEvent[]) => readonly ChartEvent[]

/**
 * Stored events → chart events, checked by their schema: an older version of us may have written them.
 * An event never changes, so each is checked once while the program runs.
 */
export function createRecordReader(): RecordReader {
  const checked = new Map<string, ChartEvent>()
  return (stored) =>
    stored.map((event) => {
      const known = checked.get(event.hash)
      if (known) return known
      const parsed = chartEventSchema.parse(event.body)
      if (checked.size >= kept) checked.clear()
      checked.set(event.hash, parsed)
      return parsed
    })
}

/** About two full days of a large clinic. */
const kept = 20_000
