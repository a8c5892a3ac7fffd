import type { Amount } from '../coding/types.ts'
import type { Authorization, Charge } from '../document/clinic.ts'

/** One answer of a biller about one drug of one signed version; an amended version asks again. */
export type BillerDecision =
  | { readonly lineId: string; readonly about: 'code'; readonly answer: string }
  | { readonly lineId: string; readonly about: 'waste'; readonly answer: WasteAnswer }

export type WasteAnswer = 'report' | 'leave_out'

/** A code of a product number on the day of service, as the published crosswalk has it; `unit` null = not readable there. */
export interface NdcCode {
  readonly ndc: string
  readonly hcpcs: string
  readonly unit: Amount | null
  readonly drug: string
}

/** What a claim is made from beside the signed record: answers, product numbers, and charges of codes the record does not name. */
export interface BillingFacts {
  readonly decisions: readonly BillerDecision[]
  readonly ndcCodes: readonly NdcCode[]
  readonly charges: readonly Charge[]
  /** What the office knows of the patient's authorizations beside the record, as it holds now; absent = nothing. */
  readonly authorizations?: readonly OfficeAuthorization[]
  /** What left for this session so far; empty = nothing did, absent = nobody here knows (a document on its own). */
  readonly sent?: readonly SentVersion[]
}

/** One authorization as somebody in the office entered it, beside the signed record (workflow 10). */
export interface OfficeAuthorization {
  readonly authorization: Authorization
  /** The visit it was entered at: what was used "before" is counted from it. */
  readonly sessionId: string
  /** When it was entered, UTC. */
  readonly atUtc: string
}

/** Where an earlier claim of this session stands with its payer. */
export interface SentVersion {
  readonly version: number
  readonly state: 'sent' | 'received' | 'accepted' | 'adjudicated' | 'rejected'
  /** The payer's own number for it (277CA REF*1K, 835 CLP07). */
  readonly payerControlNumber: string | null
  /** Authorization numbers it left with; absent = not known. */
  readonly authorizations?: readonly string[]
}

export const noBillingFacts: BillingFacts = { decisions: [], ndcCodes: [], charges: [] }

/** What only a person may decide, with the answers there are. An empty list: the record itself must be put right. */
export interface ClaimQuestion {
  readonly lineId: string
  readonly about: BillerDecision['about']
  readonly rule: string
  readonly text: string
  readonly offers: readonly ClaimOffer[]
}

export interface ClaimOffer {
  readonly answer: string
  readonly words: string
  /** Billing unit of an offered code. */
  readonly unit?: Amount
}
