import type { Instant } from '../kernel/instant.ts'
import type { ChartEvent } from './events.ts'
import type { Late } from './payloads.ts'

/** A time in the record, with the event behind it so that it can be corrected. */
export interface Stamp {
  readonly at: Instant
  readonly eventId: string
  /** Who did it; for an entry taken over from another chart, whoever entered it there. */
  readonly userId: string
  readonly late?: Late
}

/** A time in the record with the event behind it. */
export const stampOf = ({ happenedAt, id, userId, late, copiedFrom }: ChartEvent): Stamp => ({
  at: happenedAt,
  eventId: id,
  userId: copiedFrom?.userId ?? userId,
  ...(late ? { late } : {}),
})
