import type { CodingProfile, Setting } from './types.ts'

/** How a code takes part in one encounter: initial, sequential, concurrent, extra hour, or outside the scheme (section 2). */
export type CodeRole = 'initial' | 'sequential' | 'concurrent' | 'extra_hour' | 'stand_alone'

export interface CodeEntry {
  /** Our own short label, never the AMA descriptor. */
  readonly label: string
  readonly role: CodeRole
  /** Place in the list of lines, lower first. For initial codes this is the rank of R7 as well. */
  readonly listing: Readonly<Record<Setting, number>>
}

/** Minutes and counts a code turns on. Every "from" is the first minute that counts. */
export interface Thresholds {
  /** R2: an infusion from this minute on, a push below it. */
  readonly infusionFrom: number
  /** R3: the first extra hour of a drug begins at this counted minute. */
  readonly extraHourFrom: number
  readonly extraHourMinutes: number
  /** R4: hydration below this gives no unit. */
  readonly hydrationFrom: number
  /** R17: a pump run from this minute on is prolonged (more than 480). */
  readonly prolongedFrom: number
  /** R13: a repeat push needs more than this many minutes. */
  readonly repeatPushGap: number
  /** R2: a push charted longer than this is asked about. */
  readonly pushReviewAfter: number
  /** R20: a span longer than this is not believed. */
  readonly longestSpan: number
  /** R20: a time this far past now is clock drift, further is impossible. */
  readonly futureTolerance: number
}

/** Two codes of one day whose pair edit a person looks up (C2). */
export interface ReviewPair {
  readonly codes: readonly [string, string]
  readonly source: string
}

/** Everything that changes with the calendar. Code never knows a date; it is handed one of these. */
export interface RuleSet {
  /** Written beside every result: "2026.2". */
  readonly id: string
  /** First date of service it governs, YYYY-MM-DD. */
  readonly validFrom: string
  readonly thresholds: Thresholds
  readonly codes: Readonly<Record<string, CodeEntry>>
  /** Accepted parents of each add-on, on the same encounter. */
  readonly addOnParents: Readonly<Record<string, readonly string[]>>
  /** Most units of a code per day, by setting (C3). A code that is absent has no value in the table read. */
  readonly mue: Readonly<Record<Setting, Readonly<Record<string, number>>>>
  readonly reviewPairs: readonly ReviewPair[]
  readonly profile: CodingProfile
}

/** A code's short label; its number where the table has none. */
export const labelOf = (code: string, { codes }: Pick<RuleSet, 'codes'>): string => codes[code]?.label ?? code
