import type { RuleSet } from '../ruleSet.ts'
import { ruleSet2025q1 } from './2025q1.ts'

/** 2026 opens with the rules of 2025: no administration code, threshold or parent changed (coding rules, edition note). */
export const ruleSet2026q1: RuleSet = { ...ruleSet2025q1, id: '2026.1', validFrom: '2026-01-01' }
