import { z } from 'zod'
import type { DocumentStore } from '#electron/db/documentStore.ts'
import type { SentClaimRow } from '#shared/ipc/hubClaimShapes.ts'
import type { Instant } from '#shared/kernel/instant.ts'

const duesSchema = z.record(z.string(), z.string())

const keyOf = (sessionId: string): string => `next payer ${sessionId}`

function duesOf(documents: DocumentStore, sessionId: string): Readonly<Record<string, string>> {
  const found = duesSchema.safeParse(documents.get('settings', keyOf(sessionId))?.body)
  return found.success ? found.data : {}
}

/** The payer whose claim is due after another one decided, as the hub said last; null = nobody's. */
export const nextPayerOf = (documents: DocumentStore, sessionId: string): string | null =>
  Object.values(duesOf(documents, sessionId))[0] ?? null

/** A claim as it left in one file: a version that took its place has a say of its own. */
const claimKey = ({ batchId, reference }: SentClaimRow): string => `${batchId} ${reference}`

/** Keeps what the hub says of the payers after the first; most visits have none, and nothing is written for them. */
export function keepNextPayers(documents: DocumentStore, claims: readonly SentClaimRow[], at: Instant): void {
  for (const [sessionId, own] of Map.groupBy(claims, (claim) => claim.sessionId)) {
    const before = duesOf(documents, sessionId)
    // By reference alone is how they were kept before.
    const said = Object.fromEntries(
      own.flatMap((claim) => [
        [claim.reference, null],
        [claimKey(claim), claim.nextPayer ?? null],
      ]),
    )
    const now = Object.entries({ ...before, ...said }).flatMap(([reference, name]) => (name ? [[reference, name]] : []))
    const dues: Readonly<Record<string, string>> = Object.fromEntries(now)
    if (JSON.stringify(dues) !== JSON.stringify(before)) documents.put('settings', keyOf(sessionId), dues, at)
  }
}
