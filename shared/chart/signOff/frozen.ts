import type { SignedPayload } from '../payloads/payloads.ts'

/** What a coding issue says that signing must know; the coding module's issues have this form and more. */
export interface RecordIssue {
  readonly code: string
  readonly level: 'E' | 'W' | 'I'
  /** Whom it stops: `record` the nurse's signature, `claim` the claim (design 12.15). */
  readonly stops: 'record' | 'claim'
  readonly serviceIds: readonly string[]
  readonly rule: string
  readonly text: string
}

/** The coding that a signature freezes, computed by the back end from the same chart in the same moment. */
export interface Frozen
  extends Pick<
    SignedPayload,
    'ruleSet' | 'catalogueIssue' | 'codingInput' | 'codingResult' | 'unitsInput' | 'unitsResult' | 'reference'
  > {
  /** All issues of the coding result and the unit results together. */
  readonly issues: readonly RecordIssue[]
}
