import { z } from 'zod'
import type { SentVersion } from '#shared/claim/billerDecisions.ts'
import type { DocumentStore } from '../db/documentStore.ts'
import type { Desk } from './desk.ts'

const exportSchema = z.object({ version: z.number().int() })

/** Which signed version of a session left as a file last; null = none yet. */
export function exportedVersion(documents: DocumentStore, sessionId: string): number | null {
  const found = exportSchema.safeParse(documents.get('settings', keyOf(sessionId))?.body)
  return found.success ? found.data.version : null
}

/** A file that was written counts as sent; the payer's number for it comes with the payer's answer. */
export function sentVersions(documents: DocumentStore, sessionId: string): readonly SentVersion[] {
  const version = exportedVersion(documents, sessionId)
  return version === null ? [] : [{ version, state: 'sent', payerControlNumber: null }]
}

export function rememberExport(desk: Desk, sessionId: string, version: number): void {
  desk.stores.documents.put('settings', keyOf(sessionId), { version }, desk.now())
}

const keyOf = (sessionId: string): string => `exported ${sessionId}`
