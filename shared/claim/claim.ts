/** A claim as data: every interface (837, CSV, later DFT and FHIR) is written from this and nothing else. */
import type { Authorization, Coverage, Facility, Practice, Provider } from '../document/clinic.ts'
import type { Patient } from '../document/patient.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ClaimQuestion } from './billerDecisions.ts'
import type { Loss } from './losses.ts'

/** Professional: 837P, office. Institutional: 837I, hospital outpatient. */
export type ClaimForm = 'professional' | 'institutional'

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
  /** Day of service on the clinic's clock. */
  readonly serviceDate: string
  /** Codes that name no drug or service by themselves: what it was (SV101-7). */
  readonly description: string | null
  /** Institutional form only (SV201). */
  readonly revenueCode: string | null
  /** Authorization number where it is not the claim's (2400 REF*G1). */
  readonly authorization: string | null
  /** The patient's coverage that pays this line; lines of two coverages become two claims. */
  readonly coverageId: string | null
  readonly lineIds: readonly string[]
}

/** Money that was not paid and why, as a payer wrote it (CAS). */
export interface ClaimAdjustment {
  readonly group: string
  readonly reason: string
  readonly cents: number
  readonly quantity: string | null
}

/** What a payer in front of this one has already decided: the second payer reads it from the claim (2320, 2430). */
export interface PriorPayment {
  readonly coverageId: string
  readonly paidCents: number
  /** What is left to the patient or the next payer. */
  readonly patientCents: number
  readonly adjudicatedOn: string
  readonly payerControlNumber: string | null
  readonly adjustments: readonly ClaimAdjustment[]
  readonly lines: readonly PriorLinePayment[]
}

export interface PriorLinePayment {
  readonly lineId: string
  readonly paidCents: number
  readonly units: number
  readonly code: string
  readonly modifiers: readonly string[]
  readonly adjustments: readonly ClaimAdjustment[]
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
    | 'address_incomplete'
    | 'discard_pair_broken'
    | 'diagnosis_invalid'
    | 'pointer_invalid'
    | 'ndc_invalid'
    | 'procedure_invalid'
    | 'units_invalid'
    | 'too_many_modifiers'
    | 'total_wrong'
    | 'place_of_service'
    | 'authorization_exceeded'
    | 'site_of_care_limit'
    | 'filing_late'
    | 'control_number_missing'
    | 'already_sent'
    | 'nothing_to_bill'
  readonly holds: boolean
  /** Holds the claim files (837) alone; charges and bundles may leave. */
  readonly only?: 'x12'
  readonly text: string
  readonly place: string
  /** What a person may answer, where an answer is all that is missing. */
  readonly question?: ClaimQuestion
}

export interface Claim {
  readonly form: ClaimForm
  /** CLM01; a part of a split session ends in -2, -3. */
  readonly reference: string
  readonly sessionId: string
  readonly version: number
  /** What names say for the version where it took its own place, an authorization having come after it left: "2C1" (ADR 33). */
  readonly label?: string
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
  /** Who ordered the treatment, where that is not who rendered it. */
  readonly ordering: Provider | null
  readonly referring: Provider | null
  /** Where it was done, when that is not the billing address. */
  readonly facility: Facility | null
  /** Of payers before this one, in their order. */
  readonly priorPayments: readonly PriorPayment[]
  /** In claim order: treatment reasons first (C1). */
  readonly diagnoses: readonly string[]
  readonly lines: readonly ClaimLine[]
  readonly totalCents: number
  readonly note: string | null
  /** Bought, thrown away and on no line. */
  readonly losses: readonly Loss[]
  readonly issues: readonly ClaimIssue[]
}
