import { createHash } from 'node:crypto'
import { z } from 'zod'
import { chainHash, chainStart } from '#electron/db/chain.ts'
import type { EventStore } from '#electron/db/eventStore.ts'
import type { ForeignEvent } from '#electron/db/foreignEvents.ts'
import type { Tx } from '#electron/db/rights.ts'
import { type ChartEvent, chartEventSchema } from '#shared/chart/events.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { parsedJson } from '../jsonOf.ts'

/**
 * The entries of a visit that came as a file. They were made on another workstation, so they are a chain of their own here;
 * to the others of the site they travel inside notes of the chain of the workstation that brought them in. Whoever has them
 * already, from where they were made, keeps them once.
 */

export const broughtKind = 'audit.entriesBrought'
/** The fact of a note that carries entries: for machines, and for no list of facts. */
export const carriedFact = 'entries'

/** A pushed event holds 262,144 characters; quotes are doubled once more inside a note. */
const charactersOfANote = 100_000

const noteSchema = z.object({
  kind: z.literal(broughtKind),
  payload: z.object({ [carriedFact]: z.string() }),
})
const entriesSchema = z.array(chartEventSchema)

/** Entries → the facts of as many notes as it takes to carry them, in order. */
export function factsOfNotes(fresh: readonly ChartEvent[]): readonly Readonly<Record<string, string>>[] {
  const parts: ChartEvent[][] = []
  let characters = Number.POSITIVE_INFINITY
  for (const event of fresh) {
    const length = canonicalJson(event).length
    if (characters + length > charactersOfANote) {
      parts.push([])
      characters = 0
    }
    parts.at(-1)?.push(event)
    characters += length
  }
  return parts.map((part) => ({ added: String(part.length), [carriedFact]: canonicalJson(part) }))
}

/** What a note of another workstation carries, or null when it is no such note; `unreadable` = of a newer program, or damaged. */
export function carriedBy(body: unknown): readonly ChartEvent[] | 'unreadable' | null {
  const note = noteSchema.safeParse(body)
  if (!note.success) return null
  const entries = entriesSchema.safeParse(parsedJson(note.data.payload[carriedFact]))
  return entries.success ? entries.data : 'unreadable'
}

/** Joins entries to the record as a chain of their own; those that are here already stay as they are. Returns the sessions with something new. */
export function joinBrought(events: EventStore, tx: Tx, entries: readonly ChartEvent[]): ReadonlySet<string> {
  const fresh = entries.filter(({ id }) => !events.has(id))
  const refused = events.addForeign(tx, chainOf(fresh)).find(({ answer }) => answer === 'refused')
  if (refused) throw new Error(`an imported chain was refused: ${JSON.stringify(refused)}`)
  return new Set(fresh.map(({ sessionId }) => sessionId))
}

function chainOf(fresh: readonly ChartEvent[]): readonly ForeignEvent[] {
  const deviceId = `import-${sha256(canonicalJson(fresh.map(({ id }) => id))).slice(0, 32)}`
  let prevHash = chainStart
  return fresh.map((event, index) => {
    const body = canonicalJson(event)
    const link = { deviceId, seq: index + 1, body, prevHash, hash: chainHash(prevHash, body) }
    prevHash = link.hash
    return link
  })
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
