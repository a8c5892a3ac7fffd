import { codeOnce } from './codeOnce.ts'
import { ingredientOf, type Scene } from './model.ts'
import { nextChanges } from './nextChanges.ts'
import type { RuleSet } from './ruleSet.ts'
import { toResult } from './toResult.ts'
import type { CodingInput, CodingResult } from './types.ts'

/**
 * The one door: what the record supports under the given rules, with its reasons. Pure and total: the same input gives
 * the same bytes, in whatever order its services stand, and nothing in a record makes it throw.
 */
export function codeSession(input: CodingInput, ruleSet: RuleSet): CodingResult {
  const scene = sceneOf(input, ruleSet)
  const pass = codeOnce(input, scene)
  return toResult(input, scene, pass, nextChanges(input, scene, pass))
}

/** What the rules may look at: the rule set, and the input's switches over its defaults (section 10). */
export function sceneOf({ setting, profile: own }: CodingInput, ruleSet: RuleSet): Scene {
  const profile = { ...ruleSet.profile, ...own }
  const overrides = Object.entries(profile.classOverrides)
  const payerClasses = new Map(overrides.map(([drug, kind]) => [ingredientOf(drug), kind]))
  return { setting, profile, ruleSet, payerClasses }
}
