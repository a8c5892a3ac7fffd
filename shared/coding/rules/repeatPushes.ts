import { isChemo } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import { type Administration, groupBy, type Scene } from '../model.ts'
import { issueWords } from '../words/issueWords.ts'
import { noteWords } from '../words/noteWords.ts'
import { reportSeconds } from './seconds.ts'

/** Pushes of an encounter: the first of each drug, and the repeats a facility reports. */
export interface JudgedPushes {
  readonly firsts: readonly Administration[]
  readonly repeats: readonly Administration[]
}

/**
 * R13: a new drug is pushed once. A repeat is reported by a facility alone, and then more than 30 minutes after the
 * previous reported push of that drug, after an infusion of it ended, or before one begins. Chemotherapy counts per drug.
 */
export function judgePushes(
  pushes: readonly Administration[],
  doses: readonly Administration[],
  scene: Scene,
  ledger: Ledger,
): JudgedPushes {
  const infusedOf = groupBy(doses, ({ drug }) => drug)
  const firsts: Administration[] = []
  const repeats: Administration[] = []
  for (const [drug, group] of groupBy(pushes, (push) => push.drug)) {
    const ofDrug = infusedOf.get(drug) ?? []
    let reported: Administration | null = null
    for (const push of group) {
      const infused = ofDrug.filter((dose) => isInfusedBeside(push, dose))
      if (infused.length === 0 && reported === null) {
        // A flag on a later push speaks for the drug, whose first push has the code (R7).
        firsts.push(group.some(({ flagged }) => flagged) ? { ...push, flagged: true } : push)
        reported = push
      } else if (isReportable(push, { reported, infused }, scene, ledger)) {
        repeats.push(push)
        reported = push
      }
    }
  }
  return { firsts, repeats }
}

/** A push of a drug that is also infused there is a repeat (R13); chemotherapy counts per drug, whatever the access. */
export const isInfusedBeside = (push: Administration, dose: Administration): boolean =>
  dose.drug === push.drug && (dose.access === push.access || isChemo(push))

interface Before {
  readonly reported: Administration | null
  /** Doses of the drug infused in the same place. */
  readonly infused: readonly Administration[]
}

function isReportable(push: Administration, before: Before, scene: Scene, ledger: Ledger): boolean {
  if (isChemo(push) || scene.setting === 'office') {
    const why = isChemo(push) ? noteWords.chemoRepeat(push.name) : noteWords.officeRepeat(push.name)
    ledger.issue('same_drug_push_not_reportable', push.members, issueWords.repeatPush(push.name))
    ledger.note(push.members, 'R13', why)
    return false
  }
  const gap = gapTo(push, before, minuteClock)
  const limit = scene.ruleSet.thresholds.repeatPushGap
  if (gap > limit !== Math.floor(gapTo(push, before, msClock) / 60_000) > limit) reportSeconds(push, ledger)
  if (gap > limit) return true
  ledger.issue('same_drug_push_within_30_minutes', push.members, issueWords.earlyRepeat(push.name, limit))
  ledger.note(push.members, 'R13', noteWords.earlyRepeat(push.name, gap, limit))
  return false
}

interface Clock {
  readonly start: (one: Administration) => number
  readonly runs: (one: Administration) => Administration['runs']
}

const minuteClock: Clock = { start: ({ start }) => start, runs: ({ runs }) => runs }
const msClock: Clock = { start: ({ members }) => members[0].startMs, runs: ({ exact }) => exact }

/**
 * Distance to the nearest thing the push repeats; 0 while a dose of the same drug is under way. A dose in runs or bottles
 * is one (R6): in its pause it has not ended, so nothing is repeated there.
 */
function gapTo(push: Administration, { reported, infused }: Before, clock: Clock): number {
  const at = clock.start(push)
  let gap = reported ? at - clock.start(reported) : Number.MAX_SAFE_INTEGER
  for (const dose of infused) {
    const from = clock.start(dose)
    const to = clock.runs(dose).at(-1)?.to ?? from
    gap = Math.min(gap, Math.max(0, from - at, at - to))
  }
  return gap
}
