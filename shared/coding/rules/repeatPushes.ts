import { isChemo } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import { type Administration, byStart, groupBy, type Scene } from '../model.ts'
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
  infusions: readonly Administration[],
  scene: Scene,
  ledger: Ledger,
): JudgedPushes {
  const infusedAt = new Map(infusions.map((one) => [placeOf(one), one]))
  const firsts: Administration[] = []
  const repeats: Administration[] = []
  for (const group of groupBy([...pushes].sort(byStart), ({ drug }) => drug).values()) {
    let reported: Administration | null = null
    for (const push of group) {
      const infusion = infusedAt.get(placeOf(push)) ?? null
      if (infusion === null && reported === null) {
        firsts.push(push)
        reported = push
      } else if (isReportable(push, { reported, infusion }, scene, ledger)) {
        repeats.push(push)
        reported = push
      }
    }
  }
  return { firsts, repeats }
}

const placeOf = ({ access, drug }: Administration): string => `${access}\u0000${drug}`

interface Before {
  readonly reported: Administration | null
  readonly infusion: Administration | null
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

/** Distance to the nearest thing the push repeats; 0 inside a run of the same drug. */
function gapTo(push: Administration, { reported, infusion }: Before, clock: Clock): number {
  const at = clock.start(push)
  let gap = reported ? at - clock.start(reported) : Number.MAX_SAFE_INTEGER
  for (const { from, to } of infusion ? clock.runs(infusion) : [])
    gap = Math.min(gap, at >= to ? at - to : Math.max(0, from - at))
  return gap
}
