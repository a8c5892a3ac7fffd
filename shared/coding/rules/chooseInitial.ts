import { isChemo } from '../administration.ts'
import { type Administration, compareIds, type Scene } from '../model.ts'
import type { Hydration } from './hydration.ts'

/** Codes an initial service can have. */
export type InitialCode = '96413' | '96409' | '96365' | '96374' | '96360'

/** A service that may be the initial one of its access. */
export interface Candidate {
  readonly code: InitialCode
  /** The drug, or null for hydration. */
  readonly one: Administration | null
  readonly name: string
  readonly flagged: boolean
  readonly minutes: number
  readonly start: number
  readonly id: string
  /** Its minutes still grow. */
  readonly running: boolean
}

/** An infusion as candidate. */
export const infusionCandidate = (one: Administration): Candidate => candidateOf(one, isChemo(one) ? '96413' : '96365')

/** The first push of a drug as candidate. */
export const pushCandidate = (one: Administration): Candidate => candidateOf(one, isChemo(one) ? '96409' : '96374')

function candidateOf(one: Administration, code: InitialCode): Candidate {
  return {
    code,
    one,
    name: one.name,
    flagged: one.flagged,
    minutes: one.minutes,
    start: one.start,
    id: one.members[0].id,
    running: one.running,
  }
}

/** Hydration as candidate. */
export function hydrationCandidate(hydration: Hydration): Candidate {
  const [first] = hydration.fluids
  return {
    code: '96360',
    one: null,
    name: first.fluid.name,
    flagged: hydration.flagged,
    minutes: hydration.minutes,
    start: first.fluid.start,
    id: first.fluid.members[0].id,
    running: hydration.moving,
  }
}

/**
 * R7, office: the documented main reason among the services of one access. Several flags: rank, then the tie rule.
 * Chemotherapy voids a flag on anything it would leave without an accepted parent.
 */
export function mainReason(candidates: readonly Candidate[], scene: Scene): Candidate | null {
  if (!followsReason(scene)) return null
  const chemoInfusion = candidates.some(({ code }) => code === '96413')
  const chemoPush = candidates.some(({ code }) => code === '96409')
  const isVoid = ({ code }: Candidate): boolean =>
    (chemoInfusion && code !== '96413') || (chemoPush && code !== '96413' && code !== '96409')
  const flagged = candidates.filter((candidate) => candidate.flagged && !isVoid(candidate))
  return highest(flagged, scene)
}

/** R7: exactly one initial service per encounter and access; hydration where nothing else competes or it is the main reason. */
export function chooseInitial(
  candidates: readonly Candidate[],
  reason: Candidate | null,
  scene: Scene,
): Candidate | null {
  return reason ?? highest(candidates, scene)
}

/** True where some service outranks the flagged one, or its flag did not hold (R7). */
export function isReasonOutranked(candidates: readonly Candidate[], initial: Candidate | null, scene: Scene): boolean {
  if (initial === null || !followsReason(scene) || !candidates.some(({ flagged }) => flagged)) return false
  if (!initial.flagged) return true
  return candidates.some((other) => rankOf(other, scene) < rankOf(initial, scene))
}

export const followsReason = ({ setting, profile }: Scene): boolean =>
  setting === 'office' && profile.officeInitial === 'primary_reason'

/** Rank of section 2, 1 highest. Hospital and office rank the initial codes alike; what differs is the flag. */
export const rankOf = ({ code }: Candidate, { setting, ruleSet }: Scene): number =>
  ruleSet.codes[code]?.listing[setting] ?? Number.MAX_SAFE_INTEGER

/** By rank, then longest counted, then earliest start. */
export const compareCandidates = (a: Candidate, b: Candidate, scene: Scene): number =>
  rankOf(a, scene) - rankOf(b, scene) || b.minutes - a.minutes || a.start - b.start || compareIds(a.id, b.id)

function highest(candidates: readonly Candidate[], scene: Scene): Candidate | null {
  let first: Candidate | null = null
  for (const one of candidates) if (!first || compareCandidates(one, first, scene) < 0) first = one
  return first
}
