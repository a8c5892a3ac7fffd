import { codeOnce } from './codeOnce.ts'
import type { Scene } from './model.ts'
import { nextChanges } from './nextChanges.ts'
import type { RuleSet } from './ruleSet.ts'
import { toResult } from './toResult.ts'
import type { CodingInput, CodingResult } from './types.ts'

/**
 * The one door: what the record supports under the given rules, with its reasons. Pure and total: the same input gives
 * the same bytes, in whatever order its services stand, and nothing in a record makes it throw.
 */
export function codeSession(input: CodingInput, ruleSet: RuleSet): CodingResult {
  const scene: Scene = { setting: input.setting, profile: { ...ruleSet.profile, ...input.profile }, ruleSet }
  const pass = codeOnce(input, scene)
  return toResult(input, scene, pass, nextChanges(input, scene, pass))
}
