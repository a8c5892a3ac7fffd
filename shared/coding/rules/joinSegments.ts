import { joinAdministrations } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import { type Administration, byStart, groupBy } from '../model.ts'
import type { Route } from '../types.ts'
import { issueWords } from '../words/issueWords.ts'

const infused: ReadonlySet<Route> = new Set(['iv_infusion', 'sc_infusion', 'intra_arterial', 'pump_prolonged'])

/** A dose that belongs to an earlier one, and whether the record says so (`resumes`) or its times do. */
interface Link {
  readonly dose: Administration
  readonly to: Administration
  readonly resumes: boolean
}

/**
 * R6 (a) and (b), before R2: what resumes an interrupted dose, or starts in the minute the bag before it stops, is the
 * same dose. Running minutes are added; the pause is not. Hydration back to back is left to R10, which adds it anyway.
 * What comes out stands in the order it began, and so does all that is taken from it later.
 */
export function joinSegments(administrations: readonly Administration[], ledger: Ledger): readonly Administration[] {
  const doses = [...administrations].sort(byStart)
  const links = [...resumedDoses(doses), ...adjoiningBags(doses)]
  const chains = new Map<Administration, Administration[]>()
  for (const { dose, to } of links) {
    const [one, other] = [chains.get(dose) ?? [dose], chains.get(to) ?? [to]]
    if (one === other) continue
    const [small, large] = one.length < other.length ? [one, other] : [other, one]
    large.push(...small)
    for (const part of large) chains.set(part, large)
  }
  const resumed = new Set(links.filter(({ resumes }) => resumes).map(({ dose }) => dose))
  const inOrder = groupBy(doses, (dose) => chains.get(dose) ?? dose)
  return [...inOrder.values()].map((chain) => (chain.length === 1 ? chain[0] : joinChain(chain, resumed, ledger)))
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
function resumedDoses(doses: readonly Administration[]): readonly Link[] {
  const resuming = doses.filter(
    ({ route, members }) => infused.has(route) && members.some(({ service }) => service.resumes !== undefined),
  )
  if (resuming.length === 0) return []
  const byId = new Map(doses.flatMap((dose) => dose.members.map(({ id }) => [id, dose] as const)))
  return resuming.flatMap((dose) => {
    const to = dose.members
      .flatMap(({ service }) => byId.get(service.resumes ?? '') ?? [])
      .find((other) => other !== dose && isSameDrugAndWay(other, dose))
    return to ? [{ dose, to, resumes: true }] : []
  })
}

/** What kept a vein open is not continued by what hydrates, though it may be the same fluid (R9). */
const isSameDrugAndWay = (a: Administration, b: Administration): boolean =>
  a.drug === b.drug &&
  a.route === b.route &&
  a.encounter === b.encounter &&
  a.members[0].purpose === b.members[0].purpose

/** R6 (b): a bag that starts, at the same access, in the minute the one before it stops. */
function adjoiningBags(doses: readonly Administration[]): readonly Link[] {
  const endingAt = new Map<number, Administration[]>()
  const links: Link[] = []
  const bags = doses.filter(({ route, class: kind }) => infused.has(route) && kind !== 'hydration')
  // A bag that ran for no minute stands before the one that starts in that minute, whichever was charted first.
  for (const dose of [...bags].sort((a, b) => a.start - b.start || endOf(a) - endOf(b))) {
    const to = endingAt.get(dose.start)?.find((bag) => isSameDrugAndWay(bag, dose) && bag.access === dose.access)
    if (to) links.push({ dose, to, resumes: false })
    const others = endingAt.get(endOf(dose))
    if (others) others.push(dose)
    else endingAt.set(endOf(dose), [dose])
  }
  return links
}

const endOf = ({ runs, start }: Administration): number => runs[runs.length - 1]?.to ?? start
