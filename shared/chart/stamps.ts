import type { Instant } from '../kernel/instant.ts'
import type { ChartEvent } from './events.ts'
import type { Late } from './payloads/payloads.ts'

/** A time in the record, with the event behind it so that it can be corrected. */
export interface Stamp {
  readonly at: Instant
  readonly eventId: string
  /** Who did it: whoever wrote it on paper, or entered it in the chart it was taken over from, before whoever typed it here. */
  readonly userId: string
  readonly late?: Late
}

/** A time in the record with the event behind it. */
export const stampOf = ({ happenedAt, id, userId, late, copiedFrom, paperBy }: ChartEvent): Stamp => ({
  at: happenedAt,
  eventId: id,
  userId: copiedFrom?.userId ?? paperBy ?? userId,
  ...(late ? { late } : {}),
})
