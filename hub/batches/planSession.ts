import { billSession } from '#shared/billing/billSession.ts'
import { authorizationNumbers, leftWithOthers } from '#shared/claim/authorizationNumbers.ts'
import type { BillingFacts } from '#shared/claim/billerDecisions.ts'
import type { Claim } from '#shared/claim/claim.ts'
import { voidOf } from '#shared/claim/correction.ts'
import { holdsFor } from '#shared/claim/issues.ts'
import { renumbered } from '#shared/claim/lineNumber.ts'
import { splitClaim } from '#shared/claim/splitClaim.ts'
import { sentVersionsOf } from '#shared/claim/standing.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import { type BatchForm, claimFileProblems } from '#shared/formats/x12/batchProblems.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { type ClaimRow, claimOf } from './ledgerRows.ts'
import { type Movements, nextPayerClaims, unfollowed } from './nextPayer.ts'
import { isOfNextPayer, type Left, type Standing, standingOf } from './standing.ts'

/** One chosen session, with everything that ever left for it. */
export interface ChosenSession {
  readonly document: SessionDocument
  readonly facts: BillingFacts
  readonly as: 'claim' | 'void'
  readonly history: readonly ClaimRow[]
  /** What payers decided about each claim. */
  readonly movements: Movements
}

/** What a session gives to a file; the error is why it gives nothing, in words. */
export type PlannedSession = Result<readonly Claim[], readonly string[]>

/**
 * The claims of one session for one file, pure: originals where nothing stands with the payer, replacements (7) of what
 * stands, and voids (8) of what the newest version no longer has (billing-interfaces 2 and 6). Where all of that has left
 * and a payer has decided, the claim to the payer after it.
 */
export function planSession(chosen: ChosenSession, form: BatchForm): PlannedSession {
  const planned = chosen.as === 'void' ? voidAll(chosen.history) : billed(chosen)
  if (!planned.ok) return planned
  const problems = planned.value.flatMap((claim) => claimFileProblems(claim, form))
  if (problems.length > 0) return err(problems.map(({ reference, text }) => `Claim ${reference}: ${text}.`))
  return planned
}

function billed({ document, facts, history, movements }: ChosenSession): PlannedSession {
  const all = standingOf(history)
  // What a next payer has follows its own payer's decision on the new version (nextPayerClaims).
  const nextPayers = history.filter(isOfNextPayer)
  const standing = new Map([...all].filter(([, { row }]) => !nextPayers.includes(row)))
  const main = billSession(document, { ...facts, sent: sentVersionsOf(standing) })
  if (!main.ok) return err([main.error])
  const { claim } = main.value
  const holds = holdsFor(claim, true).map(({ text }) => text)
  if (holds.length > 0) return err(holds)
  const held = new Set(nextPayers.map(({ reference }) => reference))
  const parts = splitClaim(claim, held)
  const before = [...standing.values()].filter(({ version }) => version < claim.version)
  const elsewhere = before.filter((left) => parts.some((part) => isElsewhere(left, part)))
  const names = new Set(parts.map(({ reference }) => reference))
  const over = before.filter(({ reference }) => !names.has(reference))
  // What another payer has is taken back in a file before the one that bills it anew: both are of one reference.
  const claims =
    elsewhere.length > 0
      ? [...elsewhere, ...over].map(asVoid)
      : [...parts.map((part) => asCorrection(part, standing.get(part.reference) ?? null, history)), ...over.map(asVoid)]
  const without = claims.filter(({ frequency, payerControlNumber }) => frequency !== '1' && payerControlNumber === null)
  if (without.length > 0) return err(without.map(({ reference }) => numberMissing(reference)))
  const fresh = claims.filter((one) => {
    const left = standing.get(one.reference)
    return one.frequency === '8' || left?.version !== one.version || isReauthorized(one, left)
  })
  if (fresh.length > 0) return ok(fresh)
  const next = afterTheFirst([...all.values()], history, movements)
  if (!next.ok || next.value.length > 0) return next
  const [first] = standing.values()
  return err([
    `Version ${claim.version} already left, as ${first?.reference ?? claim.reference}. Sent again it is a duplicate.`,
  ])
}

/**
 * Where everything of the first payers has left: what the next ones are due, and voids of what they have and nothing is
 * followed by any more.
 */
function afterTheFirst(all: readonly Left[], history: readonly ClaimRow[], movements: Movements): PlannedSession {
  const next = nextPayerClaims(all, history, movements)
  const due = new Set(next.ok ? next.value.map(({ reference }) => reference) : [])
  const over = unfollowed(all, history).filter(({ reference }) => !due.has(reference))
  const voids = over.filter(({ payerNumber }) => payerNumber !== null).map(asVoid)
  if (next.ok && next.value.length === 0 && voids.length === 0 && over.length > 0)
    return err(over.map(({ row }) => numberMissing(row.reference)))
  // A decision that does not come out keeps no void back.
  return next.ok ? ok([...voids, ...next.value]) : voids.length > 0 ? ok(voids) : next
}

function voidAll(history: readonly ClaimRow[]): PlannedSession {
  const standing = [...standingOf(history).values()]
  if (standing.length === 0) return err(['Nothing of this visit stands with the payer: there is nothing to take back.'])
  const claims = standing.map(asVoid)
  const without = claims.filter(({ payerControlNumber }) => payerControlNumber === null)
  return without.length > 0 ? err(without.map(({ reference }) => numberMissing(reference))) : ok(claims)
}

const numberMissing = (reference: string): string =>
  `The payer’s number for claim ${reference} is not known yet, and a correction needs it. It comes with the payer’s answer, or can be entered by hand.`

/** An amendment changed who pays: a replacement would go to one payer under the number of another. */
const isElsewhere = ({ reference, row }: Left, part: Claim): boolean =>
  part.reference === reference && claimOf(row).coverage?.payer.payerId !== part.coverage?.payer.payerId

/** The same version left with other authorization numbers than it has now (workflow 10). */
const isReauthorized = (part: Claim, left: Left): boolean =>
  left.version === part.version && leftWithOthers(left.authorizations, authorizationNumbers(part))

function asCorrection(part: Claim, standing: Left | null, history: readonly ClaimRow[]): Claim {
  if (standing && isReauthorized(part, standing)) {
    const left = history.filter(
      ({ reference, version, frequency }) =>
        reference === part.reference && version === part.version && frequency !== '8',
    )
    return { ...renumbered(part, left.length), frequency: '7', payerControlNumber: standing.payerNumber }
  }
  if (!standing || standing.version >= part.version) return { ...part, frequency: '1', payerControlNumber: null }
  return { ...part, frequency: '7', payerControlNumber: standing.payerNumber }
}

const asVoid = ({ row, payerNumber }: Standing): Claim => ({
  ...voidOf(claimOf(row), ''),
  payerControlNumber: payerNumber,
})
