import type { User } from '#shared/document/clinic.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'

export interface SignedIn {
  readonly user: User
  readonly since: Instant
  /** Came in without a PIN, in an emergency: until then. */
  readonly until?: Instant
}

/** Who is signed in on which connection. Lives in memory alone: after a restart everybody signs in again. */
export interface SignedInPeople {
  get(connectionId: string): SignedIn | null
  set(connectionId: string, signedIn: SignedIn): void
  lock(connectionId: string): void
  /** Whether this sitting sees that (a session, a day's list, a history) for the first time. */
  seesFirst(connectionId: string, what: string): boolean
  /** Name or roles changed: they hold at once, wherever this person is signed in. */
  changed(user: User): void
  /** Ends every sitting of a person. */
  leave(userId: string): void
}

export function createSignedInPeople(now: () => Instant): SignedInPeople {
  const sittings = new Map<string, { readonly signedIn: SignedIn; readonly seen: Set<string> }>()
  const isOver = ({ until }: SignedIn): boolean => until !== undefined && epochMs(now()) >= epochMs(until)
  return {
    get(connectionId) {
      const sitting = sittings.get(connectionId)
      if (!sitting) return null
      if (!isOver(sitting.signedIn)) return sitting.signedIn
      sittings.delete(connectionId)
      return null
    },
    set: (connectionId, signedIn) => void sittings.set(connectionId, { signedIn, seen: new Set() }),
    lock: (connectionId) => void sittings.delete(connectionId),
    seesFirst(connectionId, what) {
      const seen = sittings.get(connectionId)?.seen
      if (!seen || seen.has(what)) return false
      seen.add(what)
      return true
    },
    changed(user) {
      for (const [connectionId, { signedIn, seen }] of sittings)
        if (signedIn.user.id === user.id) sittings.set(connectionId, { signedIn: { ...signedIn, user }, seen })
    },
    leave(userId) {
      for (const [connectionId, { signedIn }] of sittings)
        if (signedIn.user.id === userId) sittings.delete(connectionId)
    },
  }
}
