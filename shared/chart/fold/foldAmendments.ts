import type { ChartEvent, EventOf } from '../events.ts'
import { type Stamp, stampOf } from '../stamps.ts'

/** An open amendment of a signed visit. */
export interface Amendment {
  readonly id: string
  readonly stamp: Stamp
  readonly ofVersion: number
  readonly reason: EventOf<'AmendmentOpened'>['payload']['reason']
  readonly text: string
}

export const amendmentOf = (event: EventOf<'AmendmentOpened'>): Amendment => ({
  id: event.id,
  stamp: stampOf(event),
  ...event.payload,
})

/** The signatures among some events, by version, each version's earliest first. */
export const signaturesOf = (events: readonly ChartEvent[]): readonly EventOf<'SessionSigned'>[] =>
  events.filter((event) => event.kind === 'SessionSigned').sort((a, b) => a.payload.version - b.payload.version)

/** Of the events that stand, the openings that nobody took back and no signature has signed. */
export function openAmendments(standing: readonly ChartEvent[]): readonly EventOf<'AmendmentOpened'>[] {
  const closed = new Set(
    standing.flatMap((event) => {
      if (event.kind === 'SessionSigned') return event.payload.amendmentIds ?? []
      return event.kind === 'AmendmentWithdrawn' ? [event.payload.amendmentId] : []
    }),
  )
  return standing.filter((event) => event.kind === 'AmendmentOpened').filter(({ id }) => !closed.has(id))
}
