import type { Instant } from '#shared/kernel/instant.ts'
import type { RecordIssue } from './frozen.ts'

/** The closed lists of what may block a signature and what may warn (workflow 8). Sentences in `renderer/words`. */

export const blockCodes = [
  'line-open',
  'line-without-disposition',
  'dose-missing',
  'access-missing',
  'stop-before-start',
  'resume-before-pause',
  'time-in-future',
  'time-before-arrival',
  'discharge-before-treatment-end',
  'span-over-24-hours',
  'identifiers-missing',
  'baseline-vitals-missing',
  'second-check-missing',
  'second-check-same-person',
  'containers-missing',
  'containers-do-not-add-up',
  'containers-below-dose',
  'containers-used-not-given',
  'dose-unit-mismatch',
  'single-dose-kept',
  'waste-decision-missing',
  'waste-reason-missing',
  'witness-missing',
  'lot-expired',
  'not-discharged',
  'late-entry-needs-reason',
  'same-line-question',
  'reaction-open',
  'extravasation-open',
  'conflict-open',
  'handoff-open',
  'entry-user-unknown',
  'earlier-session-open',
] as const
export type BlockCode = (typeof blockCodes)[number]

export const warningCodes = [
  'authorization-mismatch',
  'authorization-overridden',
  'treatment-reason-missing',
  'disease-diagnosis-missing',
  'drug-not-on-plan',
  'post-vitals-missing',
  'observation-short',
  'duration-differs',
  'times-all-round',
  'exactly-on-threshold',
  'many-late-entries',
  'time-from-memory',
  'hydration-without-reason',
  'second-access-without-reason',
  'weight-change-accepted',
  'scan-skipped',
  'given-past-use-by',
  'start-right-after-stop',
  'signer-did-not-give',
  'lot-missing',
  'supervising-provider-missing',
  'block-overridden',
  'stop-overridden',
  'stop-unknown',
  'stop-computed',
  'started-before-app',
  'not-given-without-reason',
  'dose-differs-from-body',
  'lifetime-dose-near',
  'vitals-alert-open',
  'entries-of-another-chart',
  'clock-in-doubt',
  'product-number-missing',
  'site-of-care-limit',
  'push-not-looked-at',
  'vesicant-too-long',
] as const
export type WarningCode = (typeof warningCodes)[number]

/** Where the screen jumps to. */
export type Field =
  | {
      readonly kind: 'line'
      readonly lineId: string
      readonly what:
        | 'start'
        | 'stop'
        | 'dose'
        | 'access'
        | 'lumen'
        | 'check'
        | 'containers'
        | 'disposition'
        | 'times'
        | 'plan'
    }
  | { readonly kind: 'event'; readonly eventId: string; readonly lineId: string | null }
  | {
      readonly kind:
        | 'arrival'
        | 'vitals'
        | 'access'
        | 'readiness'
        | 'discharge'
        | 'visit'
        | 'session'
        | 'earlier'
        | 'authorizations'
        | 'handoff'
        | 'conflict'
        | 'reaction'
        | 'extravasation'
    }
  /** Vitals outside their limits, and what was done about them. */
  | { readonly kind: 'alert'; readonly vitalsId: string }
  /** A further access that does not say why it was needed. */
  | { readonly kind: 'accessReason'; readonly accessId: string }
  /** Every entry of the visit, by whom, each to be marked as a mistake. */
  | { readonly kind: 'timeline' }

interface Item<Code extends string> {
  /** Stable: `coding:` and an issue code where the coding module said it. */
  readonly code: Code | `coding:${string}`
  /** Text for the sentence: drug, times, amounts. */
  readonly facts: Readonly<Record<string, string>>
  readonly field: Field
}

export type Block = Item<BlockCode>
export type Warning = Item<WarningCode>

export interface SignOff {
  readonly blocks: readonly Block[]
  readonly warnings: readonly Warning[]
}

/** What sign-off must know beside the chart. */
export interface SignOffFacts {
  readonly now: Instant
  /** Who is about to sign, where that is known: a signer who gave none of the drugs is a warning. */
  readonly signerId?: string
  /** Issues of the coding and unit results; those that stop the record block or warn here. */
  readonly codingIssues?: readonly RecordIssue[]
  readonly doubtful?: readonly DoubtfulUser[]
}

/** Somebody of the record whom this workstation does not know, or who is locked out now (block 10). */
export interface DoubtfulUser {
  readonly userId: string
  readonly why: 'unknown' | 'locked'
  /** As it stands here; absent where the person is unknown. */
  readonly name?: string | undefined
}
