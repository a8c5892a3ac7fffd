import type { Claim } from './claim.ts'

/** A claim as it left, with what an answer needs to find it again; stored with its batch (billing-interfaces 2 and 6). */
export interface SentClaim {
  /** CLM01, at most 20 characters. */
  readonly reference: string
  readonly sessionId: string
  readonly version: number
  readonly frequency: Claim['frequency']
  readonly payerId: string
  readonly totalCents: number
  readonly lines: readonly SentLine[]
}

export interface SentLine {
  readonly lineId: string
  /** LX01. */
  readonly number: number
  readonly code: string
  readonly modifiers: readonly string[]
  readonly units: number
  readonly chargeCents: number
  readonly serviceDate: string
}

/** Where claims and their lines stand in the file that left: a 999 names segments by position counted from ST = 1. */
export interface SegmentPlace {
  /** ST02 of the set. */
  readonly setControl: string
  /** First segment of the claim (its HL) or of the line (its LX); what follows belongs to it up to the next place. */
  readonly position: number
  readonly claimRef: string
  readonly lineId: string | null
}

/** What a ledger keeps of a claim it sent. */
export const sentClaimOf = (claim: Claim): SentClaim => ({
  reference: claim.reference,
  sessionId: claim.sessionId,
  version: claim.version,
  frequency: claim.frequency,
  payerId: claim.coverage?.payer.payerId ?? '',
  totalCents: claim.totalCents,
  lines: claim.lines.map((line, index) => ({
    lineId: line.id,
    number: index + 1,
    code: line.code,
    modifiers: line.modifiers,
    units: line.units,
    chargeCents: line.chargeCents,
    serviceDate: line.serviceDate,
  })),
})

/** Whose segment it is: the last place at or before it; null above the first claim. */
export function placeAt(places: readonly SegmentPlace[], setControl: string, position: number): SegmentPlace | null {
  let found: SegmentPlace | null = null
  for (const place of places)
    if (place.setControl === setControl && place.position <= position && (!found || place.position >= found.position))
      found = place
  return found
}
