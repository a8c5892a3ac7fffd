import { createHash } from 'node:crypto'
import { type BilledSession, billSession } from '#shared/billing/billSession.ts'
import { visitFactsOf } from '#shared/billing/visitFacts.ts'
import { type BillingFacts, noBillingFacts } from '#shared/claim/billerDecisions.ts'
import { holdsFor } from '#shared/claim/issues.ts'
import { splitClaim } from '#shared/claim/splitClaim.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import { writeChargesCsv } from '#shared/formats/csv/writeCsv.ts'
import { usualFhirSite, writeFhirBundle } from '#shared/formats/fhir/writeBundle.ts'
import { type DftProfile, usualProfile } from '#shared/formats/hl7/siteProfile.ts'
import { writeDft } from '#shared/formats/hl7/writeDft.ts'
import { claimFileProblems } from '#shared/formats/x12/batchProblems.ts'
import { write837i, write837p } from '#shared/formats/x12/write837.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

export const claimFormats = ['837p', '837i', 'csv', 'dft', 'fhir'] as const
export type ClaimFormat = (typeof claimFormats)[number]

export interface ExportedClaim {
  readonly fileName: string
  readonly text: string
  readonly sha256: string
}

interface Leaving {
  readonly document: SessionDocument
  readonly billed: BilledSession
  readonly signedAt: Instant
  readonly production: boolean
}

type Text = Result<string, readonly string[]>

/**
 * A session document → the file a clearinghouse, a billing system or a spreadsheet reads; the same bytes every time for
 * a signed version. The error lists, in words, what holds the claim. Control number 1 and the signing time, so that no
 * store is needed (design 12.10).
 */
export function exportClaim(
  document: SessionDocument,
  format: ClaimFormat,
  { production, facts = noBillingFacts }: { readonly production: boolean; readonly facts?: BillingFacts },
): Result<ExportedClaim, readonly string[]> {
  const billed = billSession(document, facts)
  if (!billed.ok) return err([billed.error])
  const { claim } = billed.value
  const holds = holdsFor(claim, format === '837p' || format === '837i').map((issue) => issue.text)
  if (holds.length > 0) return err(holds)
  if (!claim.signedAt) return err(['The session is not signed yet.'])
  const text = writers[format]({ document, billed: billed.value, signedAt: claim.signedAt, production })
  if (!text.ok) return text
  return ok({
    fileName: `${claim.reference}-v${claim.version}.${endings[format]}`,
    text: text.value,
    sha256: createHash('sha256').update(text.value).digest('hex'),
  })
}

const endings: Readonly<Record<ClaimFormat, string>> = {
  '837p': '837',
  '837i': '837',
  csv: 'csv',
  dft: 'hl7',
  fhir: 'json',
}

const writers: Readonly<Record<ClaimFormat, (leaving: Leaving) => Text>> = {
  '837p': (leaving) => claimFile(leaving, 'professional'),
  '837i': (leaving) => claimFile(leaving, 'institutional'),
  csv: ({ billed }) => ok(writeChargesCsv([billed.claim])),
  dft: (leaving) => ok(chargeMessages(leaving)),
  fhir: ({ document, billed }) =>
    ok(writeFhirBundle(billed.claim, visitFactsOf(document, billed.chart), usualFhirSite(document.practice.id))),
}

function claimFile({ billed, signedAt, production }: Leaving, form: 'professional' | 'institutional'): Text {
  const claims = splitClaim(billed.claim)
  const problems = claims.flatMap((claim) => claimFileProblems(claim, { form, createdAt: signedAt }))
  if (problems.length > 0) return err(problems.map(({ reference, text }) => `Claim ${reference}: ${text}.`))
  const batch = { controlNumber: 1, createdAt: signedAt, production }
  return ok((form === 'professional' ? write837p : write837i)(claims, batch).text)
}

/** The default site profile (docs/interfaces.md): 2.5.1, one message a session; segments end with CR, as on the wire. */
function chargeMessages({ document, billed, signedAt, production }: Leaving): string {
  const { practice } = document
  const profile: DftProfile = {
    ...usualProfile('2.5.1'),
    sendingFacility: practice.submitterId,
    receivingApplication: practice.receiverId,
    receivingFacility: practice.receiverId,
    processing: production ? 'P' : 'T',
  }
  const facts = { claim: billed.claim, visit: visitFactsOf(document, billed.chart), signedAt, previous: null }
  return writeDft(facts, profile)
    .map(({ text }) => text)
    .join('')
}
