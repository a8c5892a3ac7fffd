import { z } from 'zod'
import type { SignedVersion } from '#electron/db/signedStore.ts'
import type { WorklistRow } from '#electron/db/worklistStore.ts'
import { type BilledSession, billSession } from '#shared/billing/billSession.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { deliveredEntries } from '#shared/chart/fold/delivered.ts'
import { authorizationNumbers } from '#shared/claim/authorizationNumbers.ts'
import type { Claim } from '#shared/claim/claim.ts'
import { dueAfter } from '#shared/claim/clocks.ts'
import { compareClaims } from '#shared/claim/compareClaims.ts'
import { missingKinds, missingKindsOf } from '#shared/claim/missingKinds.ts'
import { splitClaim } from '#shared/claim/splitClaim.ts'
import { billingHoursSchema } from '#shared/document/clinic.ts'
import { instantSchema } from '#shared/document/facts.ts'
import { type SessionDocument, type SignedEnvelope, signedEnvelopeSchema } from '#shared/document/sessionDocument.ts'
import { claimDifferenceSchema } from '#shared/ipc/shapes.ts'
import { clockTime, type Instant } from '#shared/kernel/instant.ts'
import { readReceipt } from '../delivery/delivery.ts'
import type { FindBillingFacts } from './billingFacts.ts'

/** What a row of the worklist shows beside what is sorted by. */
export const worklistCardSchema = z.object({
  claimRef: z.string(),
  patientName: z.string(),
  mrn: z.string(),
  payerName: z.string(),
  regimen: z.string(),
  serviceDate: z.string(),
  signedAt: instantSchema,
  signedBy: z.string(),
  dischargedAt: instantSchema.nullable(),
  dueAt: instantSchema.nullable(),
  /** The hours that count on its clock, where the practice had chosen some when it was signed; absent = every hour. */
  hours: billingHoursSchema.optional(),
  valueCents: z.number().int(),
  /** An amendment is open: since when, by whom, why. */
  amending: z.object({ since: instantSchema, userId: z.string(), text: z.string() }).nullable().default(null),
  /** What this version bills otherwise than the one before it; null = it is the first. */
  differences: z.array(claimDifferenceSchema).nullable().default(null),
  /** What kinds of things hold the claim. */
  missingKinds: z.array(z.enum(missingKinds)).default([]),
  /** The workstation it was signed on. */
  signedOn: z.string().nullable().default(null),
  /** What the hub codes otherwise than was signed, in words. */
  codedOtherwise: z.string().nullable().default(null),
  /** The authorization numbers each of its claims would carry now, by claim reference. */
  authorizations: z.record(z.string(), z.array(z.string())).default({}),
})

/** What a stored row would carry as authorization numbers now, by claim reference. */
export const numbersByClaim = ({ card }: Pick<WorklistRow, 'card'>): Readonly<Record<string, readonly string[]>> =>
  worklistCardSchema.parse(card).authorizations

export const claimRefOf = ({ card }: Pick<WorklistRow, 'card'>): string => worklistCardSchema.parse(card).claimRef

/** From discharge to the claim (workflow 4.11). */
const claimMinutes = 48 * 60

/** A signed version, read and billed once for all that is shown of it. */
export interface BilledVersion extends BilledSession {
  readonly signed: SignedVersion
  readonly envelope: SignedEnvelope
}

/** Null = its document cannot be billed at all. */
export function billedVersion(signed: SignedVersion, billingFacts: FindBillingFacts): BilledVersion | null {
  const envelope = signedEnvelopeSchema.parse(JSON.parse(signed.document))
  const billed = billSession(envelope.payload, billingFacts(envelope.payload))
  return billed.ok ? { signed, envelope, ...billed.value } : null
}

/** What one row is made of: the newest signed version, the one before it, and the record as it stands now. */
interface Signed {
  readonly billed: BilledVersion
  readonly previous: SignedVersion | null
  readonly chart: Chart | null
}

/** A signed session → its row on the biller's worklist. */
export function worklistRow({ billed, previous, chart: now }: Signed, billingFacts: FindBillingFacts): WorklistRow {
  const { signed, claim, chart, envelope } = billed
  const { payload, signedAt, signedBy, deviceId } = envelope
  const hours = payload.practice.billingHours
  const dueAt = dueAfter(claim.dischargedAt ?? signedAt, claimMinutes, hours)
  const amending = now && amendingOf(now)
  const late = now ? deliveredEntries(now).slice(0, 1) : []
  const missing = [
    ...(amending ? [amendingSentence(signed.version, amending.since)] : []),
    ...late.map((entry) => deliveredSentence(signed.version, entry.happenedAt)),
    ...claim.issues.filter(({ holds }) => holds).map(({ text }) => text),
  ]
  const card: z.infer<typeof worklistCardSchema> = {
    claimRef: claim.reference,
    patientName: `${claim.patient.last}, ${claim.patient.first}`,
    mrn: claim.patient.mrn,
    payerName: claim.coverage?.payer.name ?? 'No coverage on file',
    regimen: chart.scheduled.plan.regimen,
    serviceDate: claim.serviceDate,
    signedAt,
    signedBy: payload.people.find(({ id }) => id === signedBy)?.name ?? signedBy,
    dischargedAt: claim.dischargedAt,
    dueAt,
    ...(hours ? { hours } : {}),
    valueCents: claim.totalCents,
    amending,
    differences: previous && differencesFrom(previous, claim, billingFacts),
    missingKinds: [...(amending || late.length > 0 ? ['amendment' as const] : []), ...missingKindsOf(claim.issues)],
    signedOn: deviceId,
    codedOtherwise: readReceipt(signed.receipt)?.difference ?? null,
    authorizations: Object.fromEntries(
      splitClaim(claim).map((part) => [part.reference, [...authorizationNumbers(part)]]),
    ),
  }
  return {
    sessionId: signed.sessionId,
    version: signed.version,
    patientId: claim.patient.id,
    payerId: claim.coverage?.payer.id ?? '',
    state: missing.length > 0 ? 'on_hold' : 'ready',
    signedUtc: signed.signedUtc,
    dischargedUtc: claim.dischargedAt?.utc ?? null,
    dueUtc: dueAt.utc,
    missing,
    receiptUtc: readReceipt(signed.receipt)?.storedAt.utc ?? null,
    card,
  }
}

type Difference = z.infer<typeof claimDifferenceSchema>

/** What the version before this one would bill, beside what this one bills. */
function differencesFrom(previous: SignedVersion, claim: Claim, billingFacts: FindBillingFacts): Difference[] {
  const before = billSession(documentOf(previous), billingFacts(documentOf(previous)))
  if (!before.ok) return []
  return compareClaims(before.value.claim, claim).map((one) => ({ ...one, modifiers: [...one.modifiers] }))
}

const documentOf = (signed: SignedVersion): SessionDocument =>
  signedEnvelopeSchema.parse(JSON.parse(signed.document)).payload

function amendingOf({ amendments }: Chart): z.infer<typeof worklistCardSchema>['amending'] {
  const [open] = amendments
  return open ? { since: open.stamp.at, userId: open.stamp.userId, text: open.text } : null
}

/** Why the signed version is not billed now; the 48-hour clock goes on. */
export const amendingSentence = (version: number, since: Instant): string =>
  `Version ${version} is being amended since ${clockTime(since)}. Wait for version ${version + 1}, or ask the nurse.`

/** Why the signed version is not the whole of it. */
const deliveredSentence = (version: number, at: Instant): string =>
  `An entry of ${clockTime(at)} reached this record after version ${version} was signed. Ask the nurse to amend: the next version carries it, or strikes it.`

/** What `signed` bills otherwise than an older version of the same session. */
export function differencesBetween(
  before: SignedVersion,
  signed: SignedVersion,
  billingFacts: FindBillingFacts,
): Difference[] {
  const billed = billSession(documentOf(signed), billingFacts(documentOf(signed)))
  return billed.ok ? differencesFrom(before, billed.value.claim, billingFacts) : []
}
