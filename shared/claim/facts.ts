import type { Chart } from '../chart/chart.ts'
import type { DoseOver } from '../chart/safety/authorization.ts'
import type { CodingResult, Issue, UnitsInput, UnitsResult } from '../coding/types.ts'
import type { SessionDocument } from '../document/sessionDocument.ts'
import type { ClaimQuestion, SentVersion } from './billerDecisions.ts'

/** Everything a claim is made from: the document's facts, its chart, and what coding said about them. */
export interface ClaimFacts {
  readonly document: Pick<SessionDocument, 'sessionId' | 'version' | 'practice' | 'providers' | 'charges'>
  readonly chart: Chart
  /** The day treatment started, YYYY-MM-DD (workflow 3). */
  readonly serviceDate: string
  readonly result: CodingResult
  /** Diagnosis codes in the order coding gives them (C1). */
  readonly diagnoses: readonly string[]
  /** What coding says about them. */
  readonly diagnosisIssues: readonly Issue[]
  readonly drugs: readonly ClaimDrug[]
  /** Doses given above an authorization's; absent = none is allowed as a dose. */
  readonly dosesOver?: readonly DoseOver[]
  /** What left before; absent = not known here. */
  readonly sent?: readonly SentVersion[]
}

/** One drug of the day as it is billed: after a biller's answers, with what is still asked. */
export interface ClaimDrug {
  readonly drug: string
  readonly lineId: string
  readonly input: UnitsInput
  readonly result: UnitsResult
  readonly questions: readonly ClaimQuestion[]
}

/** Cents per unit of a code, or null: the payer's own row first, then the newest general row in force on the day. */
export type PriceList = (code: string) => number | null
