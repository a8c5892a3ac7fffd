import type { User } from '#shared/document/clinic.ts'
import type { Instant } from '#shared/kernel/instant.ts'

export interface SignedIn {
  readonly user: User
  readonly since: Instant
}

/** Who is signed in on which connection. Lives in memory alone: after a restart everybody signs in again. */
export interface SignedInPeople {
  get(connectionId: string): SignedIn | null
  set(connectionId: string, signedIn: SignedIn): void
  lock(connectionId: string): void
  /** Whether this sitting sees that session for the first time. */
  seesFirst(connectionId: string, sessionId: string): boolean
}

export function createSignedInPeople(): SignedInPeople {
  const sittings = new Map<string, { readonly signedIn: SignedIn; readonly seen: Set<string> }>()
  return {
    get: (connectionId) => sittings.get(connectionId)?.signedIn ?? null,
    set: (connectionId, signedIn) => void sittings.set(connectionId, { signedIn, seen: new Set() }),
    lock: (connectionId) => void sittings.delete(connectionId),
    seesFirst(connectionId, sessionId) {
      const seen = sittings.get(connectionId)?.seen
      if (!seen || seen.has(sessionId)) return false
      seen.add(sessionId)
      return true
    },
  }
}
