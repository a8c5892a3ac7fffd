import { grown } from '#shared/kernel/grownList.ts'
import type { StoredEvent } from './eventRow.ts'
import type { ReadableDb } from './rights.ts'

/**
 * The events of the sessions that were read last, so that a tap does not decrypt and parse a whole session again.
 * Never the truth: an undone transaction, events from elsewhere and another program's writing empty it.
 * A list is never changed: whoever remembers something about it may remember it by the list itself.
 */
export interface SessionCache {
  get(sessionId: string, read: (sessionId: string) => readonly StoredEvent[]): readonly StoredEvent[]
  /** These were written just now, by this program. */
  added(events: readonly StoredEvent[]): void
  forgetAll(): void
}

/** A full day of a large clinic. */
const keptSessions = 80

export function createSessionCache(db: ReadableDb): SessionCache {
  // Counts the commits of every other connection to the file.
  const otherCommits = db.prepare<[], { data_version: number }>('pragma data_version')
  const kept = new Map<string, readonly StoredEvent[]>()
  let seenCommits = 0
  const forgetOutdated = (): void => {
    const commits = otherCommits.get()?.data_version ?? 0
    if (commits !== seenCommits) kept.clear()
    seenCommits = commits
  }
  const keep = (sessionId: string, events: readonly StoredEvent[]): readonly StoredEvent[] => {
    kept.delete(sessionId)
    kept.set(sessionId, events)
    const oldest = kept.size > keptSessions ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    return events
  }
  return {
    get(sessionId, read) {
      forgetOutdated()
      return keep(sessionId, kept.get(sessionId) ?? read(sessionId))
    },
    added(events) {
      const ofSession = Map.groupBy(
        events.filter(({ kind }) => !kind.startsWith('audit.')),
        ({ sessionId }) => sessionId,
      )
      for (const [sessionId, fresh] of ofSession) {
        const before = sessionId === null ? undefined : kept.get(sessionId)
        if (sessionId !== null && before) keep(sessionId, withFresh(before, fresh))
      }
    },
    forgetAll: () => kept.clear(),
  }
}

/** What was just written mostly happened last: then nothing is to be sorted. */
function withFresh(before: readonly StoredEvent[], fresh: readonly StoredEvent[]): readonly StoredEvent[] {
  const isInOrder = fresh.every((event, place) => {
    const previous = fresh[place - 1] ?? before.at(-1)
    return !previous || byHappening(previous, event) <= 0
  })
  return isInOrder ? grown(before, fresh) : [...before, ...fresh].sort(byHappening)
}

/** The order of `ofSession`; ids of one moment are compared as the database compares them, byte by byte. */
function byHappening(a: StoredEvent, b: StoredEvent): number {
  if (a.happenedUtc !== b.happenedUtc) return a.happenedUtc < b.happenedUtc ? -1 : 1
  return Buffer.compare(Buffer.from(a.id), Buffer.from(b.id))
}
