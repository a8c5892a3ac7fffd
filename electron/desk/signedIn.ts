import type { User } from '#shared/document/clinic.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'

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
  /** This person gave their PIN on this workstation: a full sign-in, after which the badge is enough for a shift. */
  pinGiven(userId: string, at: Instant): void
  /** Whether the badge alone is enough now (workflow 11). */
  badgeSuffices(userId: string, now: Instant): boolean
}

const shiftMs = 12 * 60 * 60_000

export function createSignedInPeople(): SignedInPeople {
  const sittings = new Map<string, { readonly signedIn: SignedIn; readonly seen: Set<string> }>()
  const pins = new Map<string, Instant>()
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
    pinGiven: (userId, at) => void pins.set(userId, at),
    badgeSuffices(userId, now) {
      const given = pins.get(userId)
      if (!given) return false
      const ago = epochMs(now) - epochMs(given)
      // A clock that was set back proves nothing about a shift.
      return ago >= 0 && ago < shiftMs
    },
  }
}
