import { z } from 'zod'
import type { Desk } from './desk.ts'

const exportSchema = z.object({ version: z.number().int() })

/** Which signed version of a session left as a file last; null = none yet. */
export function exportedVersion(desk: Desk, sessionId: string): number | null {
  const found = exportSchema.safeParse(desk.stores.documents.get('settings', keyOf(sessionId))?.body)
  return found.success ? found.data.version : null
}

export function rememberExport(desk: Desk, sessionId: string, version: number): void {
  desk.stores.documents.put('settings', keyOf(sessionId), { version }, desk.now())
}

const keyOf = (sessionId: string): string => `exported ${sessionId}`
