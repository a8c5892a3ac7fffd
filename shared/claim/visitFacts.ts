import type { VitalsPayload } from '../chart/payloads/payloads.ts'
import type { DocAmount } from '../document/facts.ts'
import type { PlannedLine } from '../document/plan.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Claim } from './claim.ts'

/** What an interface says about a visit beside its claim: where, by whom, what was measured, what ran from when to when. */
export interface VisitFacts {
  readonly chair: string
  /** The nurse who signed. */
  readonly nurse: VisitPerson | null
  /** The receiver's own number for the visit, echoed unchanged; null = it gave none. */
  readonly receiverVisitId: string | null
  readonly vitals: readonly VisitVitals[]
  readonly administrations: readonly Administration[]
}

/** A signed version as a billing system is told it: kept beside what left, so that exactly that can be taken back. */
export interface ChargedVisit {
  readonly claim: Claim
  readonly visit: VisitFacts
  readonly signedAt: Instant
}

export interface VisitPerson {
  readonly id: string
  readonly last: string
  readonly first: string
}

export interface VisitVitals extends VitalsPayload {
  /** Id of its entry in the record. */
  readonly id: string
  readonly at: Instant
}

/** One stretch a drug ran, or one push; a pause ends a stretch. The dose stands on the last one. */
export interface Administration {
  readonly id: string
  readonly lineId: string
  readonly name: string
  readonly hcpcs: string | null
  readonly ndcs: readonly string[]
  readonly route: PlannedLine['route']
  readonly from: Instant
  readonly to: Instant | null
  readonly dose: DocAmount | null
  readonly isStoppedEarly: boolean
}
