import type { RuleSet } from '../ruleSet.ts'
import { ruleSet2025q1 } from './2025q1.ts'
import { ruleSet2026q1 } from './2026q1.ts'

/** Newest first, so that the first one already in force is the right one. */
const ruleSets: readonly RuleSet[] = [ruleSet2026q1, ruleSet2025q1]

/** Every rule set this program knows, newest first. */
export const ruleSetsInForce = (): readonly Pick<RuleSet, 'id' | 'validFrom'>[] => ruleSets

/** The rules in force on a date of service (YYYY-MM-DD); a date before the first set gets the first set. */
export function ruleSetFor(dateOfService: string): RuleSet {
  return ruleSets.find(({ validFrom }) => validFrom <= dateOfService) ?? ruleSet2025q1
}
