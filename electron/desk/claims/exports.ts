import { z } from 'zod'
import type { DocumentStore } from '#electron/db/documentStore.ts'
import type { SentClaimStore } from '#electron/db/sentClaimStore.ts'
import type { SentVersion } from '#shared/claim/billerDecisions.ts'
import { sentVersionsOf, standingClaims } from '#shared/claim/standing.ts'
import type { Desk } from '../desk.ts'

const exportSchema = z.object({ version: z.number().int() })

/** Which signed version of a session left as a file last; null = none yet. */
export function exportedVersion(documents: DocumentStore, sessionId: string): number | null {
  const found = exportSchema.safeParse(documents.get('settings', keyOf(sessionId))?.body)
  return found.success ? found.data.version : null
}

/**
 * Where the newest claim of a session stands with its payer: as the hub says, else, for a file that was written here
 * alone, as sent; the payer's number for it comes with the payer's answer.
 */
export function sentVersions(
  { documents, claims }: { readonly documents: DocumentStore; readonly claims: Pick<SentClaimStore, 'ofSession'> },
  sessionId: string,
): readonly SentVersion[] {
  const left = claims.ofSession(sessionId)
  if (left.length > 0) return sentVersionsOf(standingClaims(left))
  const version = exportedVersion(documents, sessionId)
  return version === null ? [] : [{ version, state: 'sent', payerControlNumber: null }]
}

export function rememberExport(desk: Desk, sessionId: string, version: number): void {
  desk.stores.documents.put('settings', keyOf(sessionId), { version }, desk.now())
}

const keyOf = (sessionId: string): string => `exported ${sessionId}`
