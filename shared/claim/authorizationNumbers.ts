import type { Claim } from './claim.ts'
import { splitClaim } from './splitClaim.ts'

/** The payer's authorization numbers that stand on a claim and its lines, each once, in order. */
export const authorizationNumbers = ({
  authorization,
  lines,
}: Pick<Claim, 'authorization' | 'lines'>): readonly string[] =>
  [...new Set([authorization?.number ?? '', ...lines.map((line) => line.authorization ?? '')])]
    .filter((number) => number !== '')
    .sort()

/** The same of the claim that keeps the visit's reference, where a visit becomes several claims. */
export const mainNumbers = (claim: Claim): readonly string[] => authorizationNumbers(splitClaim(claim)[0])

/** Whether a claim left with other numbers than it would carry now; where it is not known what it left with, it did not. */
export const leftWithOthers = (left: readonly string[] | null | undefined, now: readonly string[]): boolean =>
  left !== null && left !== undefined && left.join('\n') !== now.join('\n')
