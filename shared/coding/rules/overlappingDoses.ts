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
  let running: Charted[] = []
  for (const one of candidates) {
    if (!infused.has(one.route) || one.class === 'hydration') continue
    running = running.filter((earlier) => endOf(earlier) > one.start)
    for (const earlier of running) {
      if (!isSamePlace(earlier, one) || areSeparateBags(earlier, one) || !overlap(earlier, one)) continue
      doubted.add(earlier)
      doubted.add(one)
    }
    running.push(one)
  }
  const inOrder = candidates.filter((one) => doubted.has(one))
  for (const inDoubt of groupBy(inOrder, placeOf).values()) {
    const words = blockWords.overlapping_same_drug_segments(inDoubt[0].service.drug)
    ledger.issue('overlapping_same_drug_segments', inDoubt, words)
  }
  return new Set(inOrder)
}

const infused: ReadonlySet<Route> = new Set(['iv_infusion', 'sc_infusion', 'intra_arterial', 'pump_prolonged'])

/** One drug, given one way at one access of one encounter. */
const placeOf = ({ encounter, access, route, drug }: Charted): string => [encounter, access, route, drug].join()

/** The same question between two, asked of every pair that runs together. */
const isSamePlace = (a: Charted, b: Charted): boolean =>
  a.drug === b.drug && a.access === b.access && a.route === b.route && a.encounter === b.encounter

const endOf = ({ runs, start }: Charted): number => runs[runs.length - 1]?.to ?? start

const overlap = (a: Charted, b: Charted): boolean => intersect(a.runs, b.runs).length > 0

/** Two labels are two bags. One label twice is one bag, and it cannot run twice at once. */
const areSeparateBags = (a: Charted, b: Charted): boolean =>
  a.service.bag !== undefined && b.service.bag !== undefined && a.service.bag !== b.service.bag
