import type { Stamp } from './chart.ts'
import type { ChartEvent } from './events.ts'

/** A time in the record with the event behind it. */
export const stampOf = ({ happenedAt, id, userId, late }: ChartEvent): Stamp => ({
  at: happenedAt,
  eventId: id,
  userId,
  ...(late ? { late } : {}),
})
