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
}

export function createSignedInPeople(): SignedInPeople {
  const byConnection = new Map<string, SignedIn>()
  return {
    get: (connectionId) => byConnection.get(connectionId) ?? null,
    set: (connectionId, signedIn) => void byConnection.set(connectionId, signedIn),
    lock: (connectionId) => void byConnection.delete(connectionId),
  }
}
