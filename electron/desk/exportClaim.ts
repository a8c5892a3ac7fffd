import { createHash } from 'node:crypto'
import { billSession } from '#shared/billing/billSession.ts'
import { type BillingFacts, noBillingFacts } from '#shared/claim/billerDecisions.ts'
import { holdsFor } from '#shared/claim/issues.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import { writeChargesCsv } from '#shared/formats/csv/writeCsv.ts'
import { write837p } from '#shared/formats/x12/write837p.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

export type ClaimFormat = '837p' | 'csv'

export interface ExportedClaim {
  readonly fileName: string
  readonly text: string
  readonly sha256: string
}

/**
 * A session document → the file a clearinghouse or a spreadsheet reads; the same bytes every time for a signed version.
 * The error lists, in words, what holds the claim. Control number 1 and the signing time, so that no store is needed (design 12.10).
 */
export function exportClaim(
  document: SessionDocument,
  format: ClaimFormat,
  { production, facts = noBillingFacts }: { readonly production: boolean; readonly facts?: BillingFacts },
): Result<ExportedClaim, readonly string[]> {
  const billed = billSession(document, facts)
  if (!billed.ok) return err([billed.error])
  const { claim } = billed.value
  const holds = holdsFor(claim, format === '837p').map((issue) => issue.text)
  if (holds.length > 0) return err(holds)
  if (!claim.signedAt) return err(['The session is not signed yet.'])
  const text =
    format === 'csv'
      ? writeChargesCsv([claim])
      : write837p([claim], { controlNumber: 1, createdAt: claim.signedAt, production }).text
  return ok({
    fileName: `${claim.reference}-v${claim.version}.${format === 'csv' ? 'csv' : '837'}`,
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
  })
}
