import type { SentClaim, SentLine } from '#shared/claim/sentClaim.ts'
import type { BalanceProblem } from '#shared/formats/x12/balance835.ts'
import type {
  Adjustment,
  ClaimPayment,
  LinePayment,
  ProviderAdjustment,
  Remittance,
} from '#shared/formats/x12/remittance.ts'
import { type HeldWhy, heldClaims, isReversal, type MovedSum } from './heldClaims.ts'
import { spreadByCharge } from './spread.ts'

/** What is known here about claims that left. Every function may answer with nothing. */
export interface SentLedger {
  /** All versions sent under a reference, in any order. */
  readonly claims: (reference: string) => readonly SentClaim[]
  readonly claimOfLine: (lineId: string) => SentClaim | null
  readonly claimOfPayerNumber: (payerControlNumber: string) => SentClaim | null
  /** Whether all that left under a reference left marked as a test, so that a payment in production is not of it. */
  readonly isTest: (reference: string) => boolean
  /** What stands posted under a reference, one sum for each payment. */
  readonly posted: (reference: string) => readonly MovedSum[]
  /** Whether this payment was posted before: (`payerKeyOf`, TRN02) is unique. */
  readonly isPosted: (payerId: string, trace: string) => boolean
}

/** Who paid, for telling payments apart: some payers send no identifier, and then TRN03 or their name stands for it. */
export const payerKeyOf = ({ payer, originator }: Pick<Remittance, 'payer' | 'originator'>): string =>
  payer.id || originator || payer.name

/** How a line was found: by our line id, its LX number or its content, a claim's amount shared out by charge, or by a person. */
export type MatchedBy = 'line_id' | 'line_number' | 'content' | 'spread' | 'person'

/** One movement of money or of a reason on one of our lines. Rows of a line are added up, never overwritten. */
export interface LinePosting {
  readonly claimRef: string
  readonly sessionId: string
  readonly version: number
  readonly lineId: string
  readonly matchedBy: MatchedBy
  /** Segment of the 835 it came from. */
  readonly place: number
  /** CLP02; 22 takes an earlier payment back. */
  readonly status: string
  readonly payerControlNumber: string
  readonly paidCents: number
  readonly allowedCents: number | null
  /** Patient's share: deductible, coinsurance, copay and whatever else carries PR. */
  readonly patientCents: number
  readonly adjustments: readonly Adjustment[]
  readonly remarks: readonly string[]
  readonly units: string | null
  /** The code it was paid under where that is not ours. */
  readonly paidAs: string | null
}

/** Nothing here fits it, or what it says cannot be taken at its word (`claimHeld`). */
export type UnmatchedWhy = 'claim_unknown' | 'claim_is_test' | 'line_unknown' | 'line_ambiguous' | HeldWhy

/** Kept for a person, with its money; never dropped. */
export interface UnmatchedPayment {
  readonly why: UnmatchedWhy
  readonly place: number
  readonly reference: string
  readonly paidCents: number
  readonly claim: ClaimPayment
  /** null = the claim as a whole. */
  readonly line: LinePayment | null
}

/** Money beside the claims, with the claim it names, where that is one of ours. */
export interface ProviderPosting extends ProviderAdjustment {
  readonly claimRef: string | null
}

export interface MatchedRemittance {
  /** The same payment was posted before: nothing below may be posted again. */
  readonly isDuplicate: boolean
  /** Sums that do not come out: nothing below may be posted until a person has looked. */
  readonly problems: readonly BalanceProblem[]
  readonly postings: readonly LinePosting[]
  readonly unmatched: readonly UnmatchedPayment[]
  readonly provider: readonly ProviderPosting[]
}

/**
 * One payment against what was sent: line id first, else line number, else code, modifiers, date and charge where only
 * one line has them, else a person chooses (billing-interfaces 7). Pure; posted, unmatched and provider-level amounts
 * always add up to BPR02 when the payment balances.
 */
export function matchRemittance(
  remittance: Remittance,
  problems: readonly BalanceProblem[],
  ledger: SentLedger,
): MatchedRemittance {
  const held = heldClaims(
    remittance.claims.map((claim) => ({ claim, reference: ownReference(claim, ledger) })),
    ledger.posted,
  )
  return {
    isDuplicate: ledger.isPosted(payerKeyOf(remittance), remittance.trace),
    problems,
    ...matchClaims(remittance.claims, held, ledger),
    provider: providerPostings(remittance, ledger),
  }
}

/** Our claim that one of a payment is about, by its number here; null = none is known. */
export const ownReference = (claim: ClaimPayment, ledger: SentLedger): string | null =>
  versionsOf(claim, ledger)[0]?.reference ?? null

/** Money beside the claims, and which of ours it names. */
export const providerPostings = (
  { providerAdjustments }: Pick<Remittance, 'providerAdjustments'>,
  ledger: SentLedger,
): readonly ProviderPosting[] => providerAdjustments.map((row) => ({ ...row, claimRef: namedClaim(row, ledger) }))

/** Some claims of a payment; what is held was decided over all of them. */
export function matchClaims(
  claims: readonly ClaimPayment[],
  held: ReadonlyMap<ClaimPayment, HeldWhy>,
  ledger: SentLedger,
): Matched {
  const postings: LinePosting[] = []
  const unmatched: UnmatchedPayment[] = []
  for (const claim of claims) {
    const versions = versionsOf(claim, ledger)
    const { place, reference, paidCents } = claim
    const why = held.get(claim) ?? (versions.length === 0 ? unknownWhy(claim, ledger) : null)
    if (why !== null) {
      unmatched.push({ why, place, reference, paidCents, claim, line: null })
      continue
    }
    const found = matchClaim(claim, versions, ledger)
    postings.push(...found.postings)
    unmatched.push(...found.unmatched)
  }
  return { postings, unmatched }
}

const unknownWhy = ({ reference }: ClaimPayment, ledger: SentLedger): UnmatchedWhy =>
  ledger.isTest(reference) ? 'claim_is_test' : 'claim_unknown'

/**
 * Newest first, because it is what the payer has now. A reversal is about what was there before it: the one whose number at
 * the payer it repeats, then oldest first.
 */
function versionsOf(claim: ClaimPayment, ledger: SentLedger): readonly SentClaim[] {
  const byLine = claim.lines.flatMap(({ lineId }) => (lineId ? (ledger.claimOfLine(lineId) ?? []) : []))
  const own = ledger.claims(claim.reference)
  const known = own.length > 0 ? own : byLine
  const takesBack = isReversal(claim)
  const sign = takesBack ? 1 : -1
  const numbered = takesBack ? ledger.claimOfPayerNumber(claim.payerControlNumber) : null
  const isNamed = ({ reference, version }: SentClaim): number =>
    reference === numbered?.reference && version === numbered.version ? 0 : 1
  return [...new Set(known)].sort((a, b) => isNamed(a) - isNamed(b) || sign * (a.version - b.version))
}

function namedClaim({ reference }: ProviderAdjustment, ledger: SentLedger): string | null {
  if (reference === null) return null
  return ledger.claims(reference)[0]?.reference ?? ledger.claimOfPayerNumber(reference)?.reference ?? null
}

type Found =
  | { readonly claim: SentClaim; readonly line: SentLine; readonly by: MatchedBy }
  | 'line_unknown'
  | 'line_ambiguous'

type Matched = Pick<MatchedRemittance, 'postings' | 'unmatched'>

function matchClaim(claim: ClaimPayment, versions: readonly SentClaim[], ledger: SentLedger): Matched {
  const postings: LinePosting[] = []
  const unmatched: UnmatchedPayment[] = []
  const certain = claim.lines.map((line) => byId(line, versions, ledger))
  const taken = new Set(certain.flatMap((found) => (found ? [found.line.lineId] : [])))
  for (const [index, line] of claim.lines.entries()) {
    const found = certain[index] ?? byContent(line, versions, taken)
    if (typeof found === 'string') {
      const { place, paidCents } = line
      unmatched.push({ why: found, place, reference: claim.reference, paidCents, claim, line })
    } else {
      taken.add(found.line.lineId)
      postings.push(linePosting(claim, line, found))
    }
  }
  const [current] = versions
  if (current) postings.push(...claimPostings(claim, current))
  return { postings, unmatched }
}

/** REF*6R holds our line id, or the LX number where the payer knew no id. */
function byId(
  { lineId, ...paid }: LinePayment,
  versions: readonly SentClaim[],
  ledger: SentLedger,
): Exclude<Found, string> | null {
  if (lineId === null) return null
  const away = ledger.claimOfLine(lineId)
  for (const claim of away ? [...versions, away] : versions) {
    const line = claim.lines.find((one) => one.lineId === lineId)
    if (line) return { claim, line, by: 'line_id' }
  }
  if (!/^\d{1,6}$/.test(lineId)) return null
  const code = paid.submitted?.code ?? paid.code
  for (const claim of versions) {
    const line = claim.lines.find((one) => one.number === Number(lineId))
    if (line?.code === code) return { claim, line, by: 'line_number' }
  }
  return null
}

function byContent(line: LinePayment, versions: readonly SentClaim[], taken: ReadonlySet<string>): Found {
  let isAmbiguous = false
  for (const claim of versions) {
    const alike = claim.lines.filter((sent) => !taken.has(sent.lineId) && isAlike(line, sent))
    const [only] = alike
    if (only && alike.length === 1) return { claim, line: only, by: 'content' }
    isAmbiguous ||= alike.length > 1
  }
  return isAmbiguous ? 'line_ambiguous' : 'line_unknown'
}

const isAlike = (paid: LinePayment, sent: SentLine): boolean =>
  (paid.submitted?.code ?? paid.code) === sent.code &&
  sameModifiers(paid.submitted?.modifiers ?? paid.modifiers, sent.modifiers) &&
  Math.abs(paid.chargeCents) === sent.chargeCents &&
  (paid.serviceDate === null || paid.serviceDate === sent.serviceDate)

const sameModifiers = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join() === [...b].sort().join()

const patientShare = (adjustments: readonly Adjustment[]): number =>
  adjustments.filter(({ group }) => group === 'PR').reduce((sum, { cents }) => sum + cents, 0)

/** One line of an answer as a movement on one of ours. */
export function linePosting(claim: ClaimPayment, paid: LinePayment, found: Exclude<Found, string>): LinePosting {
  const { line, by } = found
  return {
    claimRef: found.claim.reference,
    sessionId: found.claim.sessionId,
    version: found.claim.version,
    lineId: line.lineId,
    matchedBy: by,
    place: paid.place,
    status: claim.status,
    payerControlNumber: claim.payerControlNumber,
    paidCents: paid.paidCents,
    allowedCents: paid.allowedCents,
    patientCents: patientShare(paid.adjustments),
    adjustments: paid.adjustments,
    remarks: paid.remarks,
    units: paid.units,
    paidAs: paid.code === line.code ? null : paid.code,
  }
}

/** What the claim says beyond its lines is shared out by charge, so that every cent stands on a line, and is marked. */
export function claimPostings(claim: ClaimPayment, sent: SentClaim): readonly LinePosting[] {
  const onLines = claim.lines.reduce((sum, { paidCents }) => sum + paidCents, 0)
  const rest = claim.paidCents - onLines
  if (rest === 0 && claim.adjustments.length === 0) return []
  const charges = sent.lines.map(({ chargeCents }) => chargeCents)
  const paid = spreadByCharge(rest, charges)
  const shares = claim.adjustments.map((row) => ({ ...row, parts: spreadByCharge(row.cents, charges) }))
  return sent.lines.map((line, index): LinePosting => {
    const adjustments = shares.map(({ group, reason, quantity, parts }) => ({
      group,
      reason,
      quantity,
      cents: parts[index] ?? 0,
    }))
    return {
      claimRef: sent.reference,
      sessionId: sent.sessionId,
      version: sent.version,
      lineId: line.lineId,
      matchedBy: 'spread',
      place: claim.place,
      status: claim.status,
      payerControlNumber: claim.payerControlNumber,
      paidCents: paid[index] ?? 0,
      allowedCents: null,
      patientCents: patientShare(adjustments),
      adjustments,
      remarks: claim.remarks,
      units: null,
      paidAs: null,
    }
  })
}
