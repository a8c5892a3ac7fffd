import type { Ledger } from '../ledger.ts'
import type { Administration, Scene } from '../model.ts'
import {
  type Candidate,
  chooseInitial,
  hydrationCandidate,
  infusionCandidate,
  isReasonOutranked,
  mainReason,
  pushCandidate,
} from './chooseInitial.ts'
import { type Alongside, judgeConcurrency } from './concurrent.ts'
import { type Hydration, isBillable } from './hydration.ts'
import { type OwnTime, ownTimes } from './partialOverlap.ts'

/** What one vascular access of an encounter carries. */
export interface AccessFacts {
  readonly access: string | null
  /** Coded as infusions, doses of one drug merged (R6c). */
  readonly infusions: readonly Administration[]
  readonly pumps: readonly Administration[]
  /** First push of each drug. */
  readonly pushes: readonly Administration[]
  /** What hung here, if anything. */
  readonly hydration: readonly Hydration[]
}

/** The same with every choice made (R7, R11, R12). */
export interface JudgedAccess extends AccessFacts {
  readonly alongside: Alongside
  readonly initial: Candidate | null
  /** The initial is the documented main reason (R7, office). */
  readonly byReason: boolean
  readonly reasonOutranked: boolean
  /** Of each infusion in turn, the initial one first. */
  readonly times: readonly OwnTime[]
}

/** An access with an initial service. */
export interface LedAccess extends JudgedAccess {
  readonly initial: Candidate
}

export const isLed = (access: JudgedAccess): access is LedAccess => access.initial !== null

/** Steps 6 and 7 of section 6 for one access: the flag, then concurrency, then the initial service, then shared minutes. */
export function judgeAccess(facts: AccessFacts, scene: Scene, ledger: Ledger): JudgedAccess {
  const pushes = facts.pushes.map(pushCandidate)
  // Hydration competes where no drug is reported; beside one it ranks last anyway (section 6, step 7).
  const hydration = facts.hydration.filter((one) => isBillable(one, scene)).map(hydrationCandidate)
  const all = [...facts.infusions.map(infusionCandidate), ...pushes, ...hydration]
  const reason = mainReason(all, scene)
  const alongside = judgeConcurrency(facts.infusions, facts.pumps, reason?.one ?? null, ledger)
  const competing = [...alongside.inTurn.map(infusionCandidate), ...pushes, ...hydration]
  const initial = chooseInitial(competing, reason, scene)
  watchTies(all, initial, ledger)
  watchSameStart(facts.infusions, ledger)
  return {
    ...facts,
    alongside,
    initial,
    byReason: reason !== null,
    reasonOutranked: isReasonOutranked(all, initial, scene),
    times: ownTimes(alongside.inTurn, initial?.one ?? null),
  }
}

/** A running service overtakes a longer one of its rank in the minute their lengths are equal, or the one after (R7). */
export function watchTies(candidates: readonly Candidate[], first: Candidate | null, ledger: Ledger): void {
  if (first === null || first.running) return
  for (const { running, code, minutes } of candidates)
    if (running && code === first.code) watchOvertaking(minutes, first.minutes, ledger)
}

/** Of two that started together the longer one hosts or keeps the shared minutes (R11), so growing may swap them. */
function watchSameStart(infusions: readonly Administration[], ledger: Ledger): void {
  for (const one of infusions.filter(({ running }) => running))
    for (const other of infusions)
      if (other.start === one.start && !other.running) watchOvertaking(one.minutes, other.minutes, ledger)
}

function watchOvertaking(growing: number, still: number, ledger: Ledger): void {
  ledger.watch(still - growing)
  ledger.watch(still - growing + 1)
}
