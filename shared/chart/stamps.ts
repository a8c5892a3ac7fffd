import type { Instant } from '../kernel/instant.ts'
import type { ChartEvent } from './events.ts'
import type { Late } from './payloads/payloads.ts'

/** A time in the record, with the event behind it so that it can be corrected. */
export interface Stamp {
  readonly at: Instant
  readonly eventId: string
  /** Who did it, which may be another person than whoever typed it here. */
  readonly userId: string
  readonly late?: Late
}

/** A time in the record with the event behind it. */
export const stampOf = (event: ChartEvent): Stamp => ({
  at: event.happenedAt,
  eventId: event.id,
  userId: doerOfEvent(event),
  ...(event.late ? { late: event.late } : {}),
})

/**
 * Whoever entered it in the chart it was taken over from, wrote it on paper, or made the entry whose time another person
 * corrected; else whoever entered it.
 */
export const doerOfEvent = ({ copiedFrom, paperBy, doneBy, userId }: ChartEvent): string =>
  copiedFrom?.userId ?? paperBy ?? doneBy ?? userId

/** Whether an entry is this person's own to correct: entered, or done, by them. */
export const isOwnEntry = (event: ChartEvent, userId: string): boolean =>
  event.userId === userId || event.doneBy === userId
