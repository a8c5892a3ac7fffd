/** A claim as data: every interface (837, CSV, later DFT and FHIR) is written from this and nothing else. */
import type { Authorization, Coverage, Patient, Practice, Provider } from '../document/clinic.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ClaimQuestion } from './billerDecisions.ts'
import type { Loss } from './losses.ts'

export interface ClaimNdc {
  /** Eleven digits, 5-4-2, no hyphens. */
  readonly ndc: string
  /** Package terms, exact decimal text: mL drawn, or vials for powders (reference-files 12). */
  readonly quantity: string
  readonly unit: 'ML' | 'UN' | 'GR' | 'ME' | 'F2'
}

export interface ClaimLine {
  /** Claim reference + L + number: unique over all sessions, never reused (design 12.5). */
  readonly id: string
  readonly kind: 'visit' | 'administration' | 'drug'
  readonly code: string
  readonly modifiers: readonly string[]
  readonly units: number
  readonly chargeCents: number
  /** 1-based places in `diagnoses`, at most four. */
  readonly pointers: readonly number[]
  readonly ndc: ClaimNdc | null
  /** Evidence: what ran from when to when; not carried as a field of the 837. */
  readonly startedAt: string | null
  readonly stoppedAt: string | null
  readonly note: string | null
  readonly lineIds: readonly string[]
}

/** Why the claim is not complete, in words; a hold keeps the export back, a note does not. */
export interface ClaimIssue {
  readonly code:
    | 'charge_missing'
    | 'authorization_missing'
    | 'authorization_mismatch'
    | 'diagnosis_missing'
    | 'ndc_missing'
    | 'coverage_missing'
    | 'coding_incomplete'
    | 'coding_issue'
    | 'units_above_limit'
    | 'units_unpublished'
    | 'pair_review'
    | 'code_question'
    | 'waste_question'
    | 'not_signed'
    | 'npi_invalid'
    | 'too_many_lines'
    | 'address_incomplete'
    | 'discard_pair_broken'
  readonly holds: boolean
  readonly text: string
  readonly place: string
  /** What a person may answer, where an answer is all that is missing. */
  readonly question?: ClaimQuestion
}

export interface Claim {
  readonly reference: string
  readonly sessionId: string
  readonly version: number
  /** 1 original, 7 replacement, 8 void (CLM05-3). */
  readonly frequency: '1' | '7' | '8'
  readonly payerControlNumber: string | null
  readonly serviceDate: string
  readonly arrivedAt: Instant | null
  readonly dischargedAt: Instant | null
  readonly signedAt: Instant | null
  readonly practice: Practice
  readonly patient: Patient
  readonly coverage: Coverage | null
  readonly otherCoverages: readonly Coverage[]
  readonly authorization: Authorization | null
  readonly rendering: Provider | null
  readonly supervising: Provider | null
  /** In claim order: treatment reasons first (C1). */
  readonly diagnoses: readonly string[]
  readonly lines: readonly ClaimLine[]
  readonly totalCents: number
  readonly note: string | null
  /** Bought, thrown away and on no line. */
  readonly losses: readonly Loss[]
  readonly issues: readonly ClaimIssue[]
}
