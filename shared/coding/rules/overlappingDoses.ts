import type { Ledger } from '../ledger.ts'
import { type Charted, groupBy } from '../model.ts'
import { intersect } from '../time/spans.ts'
import type { Route } from '../types.ts'
import { blockWords } from '../words/blockWords.ts'

/**
 * One drug running twice at one access at the same time, not marked as separate bags, is two stories about one bag:
 * nobody can say which is true, so all that overlap wait for a person (section 7, `overlapping_same_drug_segments`).
 * Hydration is left out: R9 counts shared hydration once.
 */
export function overlappingDoses(candidates: readonly Charted[], ledger: Ledger): ReadonlySet<Charted> {
  const doubted = new Set<Charted>()
  const timed = candidates.filter((one) => infused.has(one.route) && one.class !== 'hydration')
  for (const group of groupBy(timed, placeOf).values()) {
    let running: readonly Charted[] = []
    for (const one of group) {
      running = running.filter((earlier) => endOf(earlier) > one.start)
      const others = running.filter((earlier) => !areSeparateBags(earlier, one) && overlap(earlier, one))
      if (others.length > 0) for (const each of [...others, one]) doubted.add(each)
      running = [...running, one]
    }
    const inDoubt = group.filter((one) => doubted.has(one))
    const [first] = inDoubt
    if (first) {
      const words = blockWords.overlapping_same_drug_segments(first.service.drug)
      ledger.issue('overlapping_same_drug_segments', inDoubt, words)
    }
  }
  return doubted
}

const infused: ReadonlySet<Route> = new Set(['iv_infusion', 'sc_infusion', 'intra_arterial', 'pump_prolonged'])

/** One drug, given one way at one access of one encounter. */
const placeOf = ({ encounter, access, route, drug }: Charted): string => [encounter, access, route, drug].join()

const endOf = ({ runs, start }: Charted): number => runs[runs.length - 1]?.to ?? start

const overlap = (a: Charted, b: Charted): boolean => intersect(a.runs, b.runs).length > 0

/** Two labels are two bags. One label twice is one bag, and it cannot run twice at once. */
const areSeparateBags = (a: Charted, b: Charted): boolean =>
  a.service.bag !== undefined && b.service.bag !== undefined && a.service.bag !== b.service.bag
