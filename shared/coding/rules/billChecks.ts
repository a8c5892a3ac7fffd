import type { Ledger } from '../ledger.ts'
import type { Entry, Scene } from '../model.ts'
import { issueWords } from '../words/issueWords.ts'

/** Step 12 of section 6: add-on parents by encounter; medically-unlikely edits and pairs by day (section 2, C2, C3). */
export function checkBill(
  entries: readonly Entry[],
  dayOf: (encounter: string) => string,
  scene: Scene,
  ledger: Ledger,
): void {
  checkAddOnParents(entries, scene, ledger)
  const days = new Map<string, Entry[]>()
  for (const entry of entries) {
    const day = dayOf(entry.encounter)
    const known = days.get(day)
    if (known) known.push(entry)
    else days.set(day, [entry])
  }
  for (const ofDay of days.values()) {
    checkMue(ofDay, scene, ledger)
    checkPairs(ofDay, scene, ledger)
  }
}

/** An add-on stands beside one of its parents on the same encounter, or the claim waits. */
function checkAddOnParents(entries: readonly Entry[], { ruleSet }: Scene, ledger: Ledger): void {
  const codes = new Map<string, Set<string>>()
  for (const { encounter, code } of entries) {
    const known = codes.get(encounter)
    if (known) known.add(code)
    else codes.set(encounter, new Set([code]))
  }
  for (const { code, encounter, members } of entries) {
    const parents = ruleSet.addOnParents[code]
    if (!parents || parents.some((parent) => codes.get(encounter)?.has(parent))) continue
    ledger.issue('addon_without_primary', members, issueWords.orphan(code, parents))
  }
}

/** C3: day totals against the table of the setting. */
function checkMue(entries: readonly Entry[], { ruleSet, setting }: Scene, ledger: Ledger): void {
  const table = ruleSet.mue[setting]
  const totals = new Map<string, number>()
  for (const { code, units } of entries) totals.set(code, (totals.get(code) ?? 0) + units)
  for (const [code, units] of totals) {
    const most = table[code]
    if (most === undefined || units <= most) continue
    const ids = entries.filter((entry) => entry.code === code).flatMap(({ members }) => members.map(({ id }) => id))
    ledger.issueFor('mue_exceeded', ids, null, issueWords.mue(code, units, most))
  }
}

/** C2: a pair edit never adds a modifier by itself; a person looks it up. */
function checkPairs(entries: readonly Entry[], { ruleSet }: Scene, ledger: Ledger): void {
  const codes = new Set(entries.map(({ code }) => code))
  for (const { codes: pair } of ruleSet.reviewPairs) {
    if (!pair.every((code) => codes.has(code))) continue
    const ids = entries.filter(({ code }) => pair.includes(code)).flatMap(({ members }) => members.map(({ id }) => id))
    ledger.issueFor('ncci_pair_review', ids, null, issueWords.pair(...pair))
  }
}
