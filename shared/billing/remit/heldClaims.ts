import type { ClaimPayment } from '#shared/formats/x12/remittance.ts'

/** CLP02 as a remittance has it: 1 to 3 processed, 4 denied, 19 to 21 passed on, 22 reversal, 23 not ours, passed on. */
const claimStatuses: ReadonlySet<string> = new Set(['1', '2', '3', '4', '19', '20', '21', '22', '23'])

/** 22 takes an earlier payment back. */
export const isReversal = ({ status }: { readonly status: string }): boolean => status === '22'

/** Money that stands, or moves: what was paid, and what was left to the patient; in cents. */
export interface MovedSum {
  readonly paidCents: number
  readonly patientCents: number
}

/** What a claim of a payment cannot be taken at its word for: it waits for a person, with its money. */
export type HeldWhy = 'status_unknown' | 'reversal_unturned' | 'reversal_differs'

interface KnownClaim {
  readonly claim: ClaimPayment
  /** Our claim it is about; null = none. */
  readonly reference: string | null
}

const nothing: MovedSum = { paidCents: 0, patientCents: 0 }

const added = (all: readonly MovedSum[]): MovedSum =>
  all.reduce(
    (sum, one) => ({
      paidCents: sum.paidCents + one.paidCents,
      patientCents: sum.patientCents + one.patientCents,
    }),
    nothing,
  )

function movedBy({ paidCents, adjustments, lines }: ClaimPayment): MovedSum {
  const all = [...adjustments, ...lines.flatMap((line) => line.adjustments)]
  const patient = all.filter(({ group }) => group === 'PR')
  return { paidCents, patientCents: patient.reduce((sum, { cents }) => sum + cents, 0) }
}

const negates = (back: MovedSum, stands: MovedSum): boolean =>
  back.paidCents + stands.paidCents === 0 && back.patientCents + stands.patientCents === 0

/** A reversal repeats a claim with signs turned (billing-interfaces 7): one that still pays would be added, not taken back. */
export const isUnturned = ({ chargeCents, paidCents, lines }: ClaimPayment): boolean =>
  chargeCents > 0 || paidCents > 0 || lines.some((line) => line.chargeCents > 0 || line.paidCents > 0)

/**
 * Claims of one payment that are not posted although they may be ours, and why: a status outside of the list, and a
 * reversal that does not take back what stands. `posted` = what stands under a reference, one sum for each payment. A
 * reversal may take back everything that stands, or one payment of it, also one of its own file; never more than stands.
 */
export function heldClaims(
  known: readonly KnownClaim[],
  posted: (reference: string) => readonly MovedSum[],
): ReadonlyMap<ClaimPayment, HeldWhy> {
  const held = new Map<ClaimPayment, HeldWhy>()
  for (const { claim } of known) {
    if (!claimStatuses.has(claim.status)) held.set(claim, 'status_unknown')
    else if (isReversal(claim) && isUnturned(claim)) held.set(claim, 'reversal_unturned')
  }
  const back = known.filter(({ claim, reference }) => reference !== null && isReversal(claim) && !held.has(claim))
  if (back.length === 0) return held
  const ofReference = Map.groupBy(
    known.filter(({ claim }) => !held.has(claim)),
    ({ reference }) => reference,
  )
  for (const { claim, reference } of back) {
    const own = (ofReference.get(reference) ?? []).map((one) => one.claim)
    if (
      !takesBack(
        claim,
        own.filter((one) => !held.has(one)),
        posted(reference ?? ''),
      )
    )
      held.set(claim, 'reversal_differs')
  }
  return held
}

/** `own`: everything this file says of the claim, the reversal with it, in its order. */
function takesBack(claim: ClaimPayment, own: readonly ClaimPayment[], posted: readonly MovedSum[]): boolean {
  const moved = movedBy(claim)
  const before = own.slice(0, own.indexOf(claim))
  const paid = own.filter((one) => !isReversal(one)).map(movedBy)
  const takenBack = before.filter(isReversal).map(movedBy)
  const stands = added(posted)
  const all = added([stands, ...paid, ...takenBack])
  if (all.paidCents + moved.paidCents < 0) return false
  const candidates = [stands, added([stands, ...before.map(movedBy)]), ...posted, ...paid]
  return candidates.some((one) => negates(moved, one))
}
