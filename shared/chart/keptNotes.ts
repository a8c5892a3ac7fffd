import type { Instant } from '../kernel/instant.ts'
import type { Chart } from './chart.ts'
import type { EventOf } from './events.ts'
import { doerOfEvent } from './stamps.ts'

interface Written {
  readonly eventId: string
  readonly text: string
  readonly at: Instant
  /** Who wrote it, which may be another person than whoever typed it here. */
  readonly userId: string
}

/** A note that stands, with what it said before it was corrected, newest first. */
export interface KeptNote extends Written {
  /** Everybody whose own note it is to correct. */
  readonly writers: readonly string[]
  readonly before: readonly Written[]
}

/** The notes of a visit that stand, newest first, each with its history (workflow 9; 12, screen 4). */
export function keptNotes({ history }: Pick<Chart, 'history'>): readonly KeptNote[] {
  const notes = new Map(
    history.flatMap(({ event }) => (event.kind === 'NoteWritten' ? [[event.id, event] as const] : [])),
  )
  return history
    .flatMap(({ event, struckBy }) => (event.kind === 'NoteWritten' && struckBy === null ? [event] : []))
    .map((event) => ({
      ...writtenOf(event),
      writers: [event.userId, ...(event.doneBy === undefined ? [] : [event.doneBy])],
      before: earlierOf(event, notes),
    }))
    .reverse()
}

const writtenOf = (event: EventOf<'NoteWritten'>): Written => ({
  eventId: event.id,
  text: event.payload.text,
  at: event.happenedAt,
  userId: doerOfEvent(event),
})

/** What it took the place of, the last first; a record that names itself ends there. */
function earlierOf(event: EventOf<'NoteWritten'>, notes: ReadonlyMap<string, EventOf<'NoteWritten'>>): Written[] {
  const found: Written[] = []
  let next = event.replaces === undefined ? undefined : notes.get(event.replaces)
  while (next && found.length < notes.size) {
    found.push(writtenOf(next))
    next = next.replaces === undefined ? undefined : notes.get(next.replaces)
  }
  return found
}
