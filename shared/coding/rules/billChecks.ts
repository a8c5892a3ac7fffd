import type { Ledger } from '../ledger.ts'
import { type Entry, groupBy, membersOf, type Scene } from '../model.ts'
import { issueWords } from '../words/issueWords.ts'

/** Step 12 of section 6: add-on parents by encounter; medically-unlikely edits and pairs by day (section 2, C2, C3). */
export function checkBill(
  entries: readonly Entry[],
  days: ReadonlyMap<string, string>,
  scene: Scene,
  ledger: Ledger,
): void {
  checkAddOnParents(entries, scene, ledger)
  for (const ofDay of groupBy(entries, ({ encounter }) => days.get(encounter)).values()) {
    const byCode = groupBy(ofDay, ({ code }) => code)
    checkMue(byCode, scene, ledger)
    checkPairs(byCode, scene, ledger)
  }
}

/** A day's entries by their code. */
type ByCode = ReadonlyMap<string, readonly Entry[]>

/** An add-on stands beside one of its parents on the same encounter, or the claim waits. */
function checkAddOnParents(entries: readonly Entry[], { ruleSet }: Scene, ledger: Ledger): void {
  for (const ofEncounter of groupBy(entries, ({ encounter }) => encounter).values()) {
    const codes = new Set(ofEncounter.map(({ code }) => code))
    for (const { code, members } of ofEncounter) {
      const parents = ruleSet.addOnParents[code]
      if (!parents || parents.some((parent) => codes.has(parent))) continue
      ledger.issue('addon_without_primary', members, issueWords.orphan(code, parents))
    }
  }
}

/** C3: day totals against the table of the setting. */
function checkMue(byCode: ByCode, { ruleSet, setting }: Scene, ledger: Ledger): void {
  for (const [code, sameCode] of byCode) {
    const most = ruleSet.mue[setting][code] ?? Number.POSITIVE_INFINITY
    const units = sameCode.reduce((sum, entry) => sum + entry.units, 0)
    if (units > most) ledger.issueFor('mue_exceeded', idsBehind(sameCode), null, issueWords.mue(code, units, most))
  }
}

/** C2: a pair edit never adds a modifier by itself; a person looks it up. */
function checkPairs(byCode: ByCode, { ruleSet }: Scene, ledger: Ledger): void {
  for (const { codes: pair } of ruleSet.reviewPairs) {
    const both = pair.map((code) => byCode.get(code))
    if (both.every((entries) => entries !== undefined))
      ledger.issueFor('ncci_pair_review', idsBehind(both.flat()), null, issueWords.pair(...pair))
  }
}

const idsBehind = (entries: readonly Entry[]): readonly string[] => [...new Set(membersOf(entries).map(({ id }) => id))]
