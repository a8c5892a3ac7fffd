import { joinAdministrations } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import { type Administration, byStart, type Charted, groupBy, sortedBy } from '../model.ts'
import type { Route } from '../types.ts'
import { issueWords } from '../words/issueWords.ts'

const infused: ReadonlySet<Route> = new Set(['iv_infusion', 'sc_infusion', 'intra_arterial', 'pump_prolonged'])

/** Told of a dose that belongs to another one. */
type Join = (dose: Administration, to: Administration) => void

/**
 * R6 (a) and (b), before R2: what resumes an interrupted dose, or starts in the minute the bag before it stops, is the
 * same dose. Running minutes are added; the pause is not. Hydration back to back is left to R10, which adds it anyway.
 * What comes out stands in the order it began, and so does all that is taken from it later.
 */
export function joinSegments(administrations: readonly Administration[], ledger: Ledger): readonly Administration[] {
  const doses = sortedBy(administrations, byStart)
  const belongsTo = new Map<Administration, Administration>()
  const chainOf = (dose: Administration): Administration => {
    let first = dose
    for (let next = belongsTo.get(first); next; next = belongsTo.get(first)) first = next
    return first
  }
  const join: Join = (dose, to) => {
    const [own, other] = [chainOf(dose), chainOf(to)]
    if (own !== other) belongsTo.set(own, other)
  }
  const resumed = new Set<Administration>()
  findResumed(doses, (dose, to) => {
    resumed.add(dose)
    join(dose, to)
  })
  findAdjoining(doses, join)
  if (belongsTo.size === 0) return doses
  return [...groupBy(doses, chainOf).values()].map((chain) =>
    chain.length === 1 ? chain[0] : joinChain(chain, resumed, ledger),
  )
}

function joinChain(
  chain: readonly [Administration, ...Administration[]],
  resumed: ReadonlySet<Administration>,
  ledger: Ledger,
): Administration {
  const joined = joinAdministrations(chain)
  if (chain.some((dose) => resumed.has(dose)))
    ledger.issue('interrupted_infusion_combined', joined.members, issueWords.interrupted(joined.name))
  if (chain.filter((dose) => !resumed.has(dose)).length > 1)
    ledger.issue('same_drug_infusion_times_combined', joined.members, issueWords.bagsCombined(joined.name))
  return joined
}

/** R6 (a): the record names the dose that goes on: same drug, same way in, same encounter. An injection or push resumes nothing. */
function findResumed(doses: readonly Administration[], join: Join): void {
  const resuming = doses.filter(({ route, members }) => infused.has(route) && members.some(namesAnother))
  if (resuming.length === 0) return
  const byId = new Map<string | undefined, Administration>()
  for (const dose of doses) for (const { id } of dose.members) byId.set(id, dose)
  for (const dose of resuming) {
    const to = dose.members
      .map(({ service }) => byId.get(service.resumes))
      .find((other) => other && other !== dose && isSameDrugAndWay(other, dose))
    if (to) join(dose, to)
  }
}

const namesAnother = ({ service }: Charted): boolean => service.resumes !== undefined

/** What kept a vein open is not continued by what hydrates, though it may be the same fluid (R9). */
const isSameDrugAndWay = (a: Administration, b: Administration): boolean =>
  a.drug === b.drug &&
  a.route === b.route &&
  a.encounter === b.encounter &&
  a.members[0].purpose === b.members[0].purpose

/** R6 (b): a bag that starts, at the same access, in the minute the one before it stops; one that ran for no minute is between. */
function findAdjoining(doses: readonly Administration[], join: Join): void {
  const bags = doses.filter(({ route, class: kind }) => infused.has(route) && kind !== 'hydration')
  const endingAt = groupBy(bags, endOf)
  for (const dose of bags) {
    const to = endingAt.get(dose.start)?.find((bag) => isSameDrugAndWay(bag, dose) && bag.access === dose.access)
    if (to) join(dose, to)
  }
}

const endOf = ({ runs, start }: Administration): number => runs[runs.length - 1]?.to ?? start
