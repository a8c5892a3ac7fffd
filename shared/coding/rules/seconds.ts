import type { Ledger } from '../ledger.ts'
import type { Administration } from '../model.ts'
import { lengthOf, type Span } from '../time/spans.ts'
import { issueWords } from '../words/issueWords.ts'

/** Elapsed time cut to whole minutes: what the seconds alone would say (R1). */
export const elapsedMinutes = (exact: readonly Span[]): number => Math.floor(lengthOf(exact) / 60_000)

/** R1: the printed minutes stand, and the biller sees that the seconds would give something else. */
export function reportSeconds(one: Administration, ledger: Ledger): void {
  ledger.issue('seconds_change_code', one.members, issueWords.seconds(one.name, one.minutes, elapsedMinutes(one.exact)))
}
