import { joinAdministrations } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import { type Administration, groupBy } from '../model.ts'
import { issueWords } from '../words/issueWords.ts'

/**
 * R6 (c), within one encounter: separate infused doses of one drug at one access count as one infusion. Each was judged push or infusion by
 * itself before; none of their minutes is counted twice.
 */
export function mergeDoses(infusions: readonly Administration[], ledger: Ledger): readonly Administration[] {
  const groups = groupBy(infusions, ({ access, drug }) => `${access}\u0000${drug}`)
  return [...groups.values()].map((doses) => {
    if (doses.length === 1) return doses[0]
    const merged = joinAdministrations(doses, { doses: doses.length })
    ledger.issue('same_drug_infusion_times_combined', merged.members, issueWords.dosesCombined(merged.name))
    return merged
  })
}
