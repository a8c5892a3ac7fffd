import { leftWithOthers } from './authorizationNumbers.ts'
import type { SentVersion } from './billerDecisions.ts'
import type { Claim, ClaimIssue } from './claim.ts'

/** How this version stands to what the payer already has. */
export interface Correction {
  readonly frequency: Claim['frequency']
  readonly payerControlNumber: string | null
  /** What a person has to do first. */
  readonly issue: ClaimIssue | null
}

/**
 * Frequency and payer's number of a version (billing-interfaces 2 and 6): a version replaces (7) what the payer took in,
 * with the payer's own number; what came back rejected, or never left, is sent as an original (1). Without the number
 * the claim file waits: a replacement without it is rejected. The same version replaces itself where it left with other
 * authorization numbers than `numbers`, those of now: an authorization arrived after it was billed (workflow 10).
 */
export function correctionOf(
  version: number,
  sent: readonly SentVersion[] | undefined,
  numbers: readonly string[] = [],
): Correction {
  if (sent === undefined) return version > 1 ? withoutNumber(version - 1, version) : original
  const stands = sent.filter(({ state }) => state !== 'rejected').toSorted((a, b) => b.version - a.version)
  const isReplaced = (row: SentVersion): boolean =>
    row.version < version || (row.version === version && leftWithOthers(row.authorizations, numbers))
  const standing = stands.find(isReplaced)
  const same = stands.find((row) => row.version === version && !isReplaced(row))
  if (!standing) return same ? { ...original, issue: alreadySent(version) } : original
  if (standing.payerControlNumber === null) return withoutNumber(standing.version, version)
  return {
    frequency: '7',
    payerControlNumber: standing.payerControlNumber,
    issue: same ? alreadySent(version) : null,
  }
}

const original: Correction = { frequency: '1', payerControlNumber: null, issue: null }

const withoutNumber = (replaced: number, version: number): Correction => ({
  frequency: '7',
  payerControlNumber: null,
  issue: {
    code: 'control_number_missing',
    holds: true,
    only: 'x12',
    place: 'payer control number',
    text:
      replaced === version
        ? 'This claim replaces the one that left with another authorization, and the payer’s number for that one is not known yet. It comes with the payer’s answer.'
        : `This version replaces version ${replaced}, and the payer’s number for that claim is not known yet. It comes with the payer’s answer.`,
  },
})

const alreadySent = (version: number): ClaimIssue => ({
  code: 'already_sent',
  holds: false,
  place: 'session',
  text: `Version ${version} stands in a claim file already. In another one it would be a duplicate.`,
})

/**
 * The claim that takes an earlier one back (frequency 8): the earlier claim itself, with the payer's number for it.
 * For a session that was entered in error, or of which nothing is left to bill.
 */
export const voidOf = (earlier: Claim, payerControlNumber: string): Claim => ({
  ...earlier,
  frequency: '8',
  payerControlNumber,
})
