/** What an 835 says, as values: amounts in whole cents, quantities as decimal text, dates YYYY-MM-DD (billing-interfaces 7). */

export interface Remittance {
  readonly kind: '835'
  readonly control: string
  readonly payer: { readonly name: string; readonly id: string }
  readonly payee: { readonly name: string; readonly id: string }
  /** BPR02. */
  readonly paidCents: number
  /** BPR01 and BPR04: what it is (I, H, D) and how it came (ACH, CHK, NON). */
  readonly handling: string
  readonly method: string
  /** BPR16: the day the money moves; null = it is missing or no day of the calendar. */
  readonly paidOn: string | null
  /** Segment of its BPR in the file. */
  readonly bprPlace: number
  /** TRN02 and TRN03: with the payer the key by which a file sent again is known. */
  readonly trace: string
  readonly originator: string
  readonly claims: readonly ClaimPayment[]
  readonly providerAdjustments: readonly ProviderAdjustment[]
}

/** One reason why a charge was not paid in full: CO contractual, PR patient, OA other, PI payer. */
export interface Adjustment {
  readonly group: string
  /** Claim adjustment reason code: 45 fee schedule, 253 sequestration. */
  readonly reason: string
  readonly cents: number
  readonly quantity: string | null
}

export interface ClaimPayment {
  /** Segment of its CLP in the file. */
  readonly place: number
  /** CLP01: our claim reference. */
  readonly reference: string
  /** CLP02: 1, 2, 3 processed; 4 denied; 19 to 21 passed on; 22 reversal; 23 not ours, passed on. */
  readonly status: string
  readonly chargeCents: number
  readonly paidCents: number
  readonly patientCents: number
  readonly filing: string
  /** CLP07. */
  readonly payerControlNumber: string
  readonly patient: string
  readonly memberId: string | null
  readonly serviceDate: string | null
  /** Of the claim itself; spread over its lines by charge when it has none of their own. */
  readonly adjustments: readonly Adjustment[]
  readonly remarks: readonly string[]
  readonly lines: readonly LinePayment[]
}

export interface LinePayment {
  /** Segment of its SVC in the file. */
  readonly place: number
  /** Code and modifiers it was paid as. */
  readonly code: string
  readonly modifiers: readonly string[]
  readonly chargeCents: number
  readonly paidCents: number
  readonly units: string | null
  /** SVC06: what we had sent, where the payer changed or bundled it. */
  readonly submitted: { readonly code: string; readonly modifiers: readonly string[] } | null
  readonly submittedUnits: string | null
  readonly serviceDate: string | null
  /** REF*6R. */
  readonly lineId: string | null
  readonly adjustments: readonly Adjustment[]
  /** AMT*B6. */
  readonly allowedCents: number | null
  /** LQ*HE: M119 and the like. */
  readonly remarks: readonly string[]
}

/** PLB: money that moved beside the claims. A positive amount was kept from this payment. */
export interface ProviderAdjustment {
  readonly place: number
  /** WO recoupment, FB forwarding, L6 interest, 72 refund. */
  readonly reason: string
  /** The claim or the number it is about, as the payer wrote it. */
  readonly reference: string | null
  readonly cents: number
}
