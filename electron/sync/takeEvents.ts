import type { z } from 'zod'
import { chartEventSchema } from '#shared/chart/events.ts'
import { pulledEventSchema } from '#shared/ipc/hubContract.ts'
import type { ForeignAnswer } from '../db/foreignEvents.ts'
import type { Tx } from '../db/rights.ts'
import type { Desk } from '../desk/desk.ts'
import { carriedBy } from '../desk/visits/broughtEntries.ts'
import { takeNote } from './takeNotes.ts'

export type PulledEvent = z.infer<typeof pulledEventSchema>

/** Something that waits in `pull_refused`: its form, for the next try. */
export const heldEventSchema = pulledEventSchema

/**
 * Joins what another workstation wrote to the record, in the transaction given: each once, checked by hash, by its
 * neighbours in that workstation's chain and by its form. What cannot be taken is kept before a person. Returns the
 * sessions that have something new.
 */
export function takeEvents(desk: Desk, tx: Tx, pulled: readonly PulledEvent[]): ReadonlySet<string> {
  const { events, pulls, tables } = desk.stores
  const readable = pulled.filter((event) => isReadable(event.body))
  const answers = events.addForeign(
    tx,
    readable.map(({ deviceId, seq, body, prevHash, hash }) => ({ deviceId, seq, body, prevHash, hash })),
  )
  const answerOf = new Map(readable.map((event, index) => [event, answers[index]]))
  const changed = new Set<string>()
  for (const event of pulled) {
    const answer = answerOf.get(event)
    const id = refusedEventId(event)
    if (answer && answer.answer !== 'refused') pulls.taken(tx, id)
    else pulls.refuse(tx, { id, words: words(answer), held: event }, desk.now())
    if (answer?.answer !== 'new') continue
    const sessionId = sessionOf(event.body)
    if (sessionId !== null) changed.add(sessionId)
    else for (const brought of takeNote(desk, tx, event.body)) changed.add(brought)
  }
  for (const sessionId of changed) tables.refresh(tx, sessionId)
  return changed
}

export const refusedEventId = ({ deviceId, seq }: PulledEvent): string => `event ${deviceId} ${seq}`

/** What a kept entry says of itself, as far as it can be read. */
export function refusedEventOf(held: unknown): { readonly sessionId: string | null } | null {
  const event = heldEventSchema.safeParse(held)
  return event.success ? { sessionId: sessionOf(event.data.body) } : null
}

function words(answer: ForeignAnswer | undefined): string {
  if (answer?.answer !== 'refused')
    return 'An entry of another workstation cannot be read here. This program may be older than the one that wrote it.'
  switch (answer.reason) {
    case 'hash-wrong':
      return 'An entry of another workstation is not as it was written there. It was not taken.'
    case 'other-content':
      return 'An entry of another workstation stands here already with another content. It was not taken.'
    default:
      return 'An entry of another workstation does not follow the one before it. It was not taken.'
  }
}

/** An entry that cannot be read must not come into a session: nobody could open that session any more. */
function isReadable(body: string): boolean {
  const value = jsonOf(body)
  const kind = value?.kind
  if (typeof kind !== 'string') return false
  return kind.startsWith('audit.') ? carriedBy(value) !== 'unreadable' : chartEventSchema.safeParse(value).success
}

function sessionOf(body: string): string | null {
  const value = jsonOf(body)
  const isAudit = typeof value?.kind === 'string' && value.kind.startsWith('audit.')
  return typeof value?.sessionId === 'string' && !isAudit ? value.sessionId : null
}

function jsonOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}
