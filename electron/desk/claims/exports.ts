import { z } from 'zod'
import type { DocumentStore } from '#electron/db/documentStore.ts'
import type { SentClaimStore } from '#electron/db/sentClaimStore.ts'
import type { SentVersion } from '#shared/claim/billerDecisions.ts'
import { sentVersionsOf, standingClaims } from '#shared/claim/standing.ts'
import type { Instant } from '#shared/kernel/instant.ts'

/** Claims that left as a file outside of the hub's ledger, saved on whichever workstation: nobody but the desks knows of them. */

const savedSchema = z.object({
  version: z.number().int(),
  /** What an earlier program kept says the version alone. */
  format: z.string().nullable().default(null),
  userId: z.string().nullable().default(null),
  deviceId: z.string().nullable().default(null),
  /** The authorization numbers it left with, one a line; null = not known. */
  authorizations: z.string().nullable().default(null),
})
export type SavedClaim = z.infer<typeof savedSchema>

export interface SavedBefore extends SavedClaim {
  readonly savedUtc: string
}

interface Kept {
  readonly documents: DocumentStore
}

/** The signed version of a session that left as a file last; null = none did. */
export function savedClaim({ documents }: Kept, sessionId: string): SavedBefore | null {
  const kept = documents.get('settings', keyOf(sessionId))
  const found = savedSchema.safeParse(kept?.body)
  return kept && found.success ? { ...found.data, savedUtc: kept.updatedUtc } : null
}

/** Of two files of one session the later one stands. False = a later one is known. */
export function keepSaved({ documents }: Kept, sessionId: string, saved: SavedClaim, at: Instant): boolean {
  const known = documents.get('settings', keyOf(sessionId))
  if (known && known.updatedUtc > at.utc) return false
  documents.put('settings', keyOf(sessionId), saved, at)
  return true
}

interface KeptClaims extends Kept {
  readonly claims: Pick<SentClaimStore, 'ofSession'>
}

/**
 * Where the newest claim of a session stands with its payer: as the hub says, else, for a file that was written outside of
 * its ledger, as sent; the payer's number for it comes with the payer's answer.
 */
export function sentVersions({ documents, claims }: KeptClaims, sessionId: string): readonly SentVersion[] {
  const left = claims.ofSession(sessionId)
  if (left.length > 0) return sentVersionsOf(standingClaims(left))
  const saved = savedClaim({ documents }, sessionId)
  if (saved === null) return []
  const { version } = saved
  const numbers = numbersOf(saved)
  return [{ version, state: 'sent', payerControlNumber: null, ...(numbers ? { authorizations: numbers } : {}) }]
}

/**
 * The file that may have reached the payer without the ledger: whoever builds the claim of this session is asked about it.
 * null = there is none, or the ledger has a claim of that version or a later one, and whoever built that was asked.
 */
export function savedOutside({ documents, claims }: KeptClaims, sessionId: string): SavedBefore | null {
  const saved = savedClaim({ documents }, sessionId)
  if (saved === null) return null
  return claims.ofSession(sessionId).some(({ version }) => version >= saved.version) ? null : saved
}

const keyOf = (sessionId: string): string => `exported ${sessionId}`

/** The authorization numbers a saved file left with; null = not known. */
export const numbersOf = ({ authorizations }: Pick<SavedClaim, 'authorizations'>): readonly string[] | null =>
  authorizations === null ? null : authorizations.split('\n').filter((number) => number !== '')
