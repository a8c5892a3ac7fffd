import { joinAdministrations } from '../administration.ts'
import type { Ledger } from '../ledger.ts'
import { type Administration, byStart, groupBy } from '../model.ts'
import type { Route } from '../types.ts'
import { issueWords } from '../words/issueWords.ts'

const infused: ReadonlySet<Route> = new Set(['iv_infusion', 'sc_infusion', 'intra_arterial', 'pump_prolonged'])

/**
 * R6 (a) and (b), before R2: what resumes an interrupted dose, or starts in the minute the bag before it stops, is the
 * same dose. Running minutes are added; the pause is not. Hydration is left to R10, which adds its minutes anyway.
 */
export function joinSegments(administrations: readonly Administration[], ledger: Ledger): readonly Administration[] {
  const doses = [...administrations].sort(byStart)
  const chain = createChains(doses.length)
  const placeById = new Map(doses.flatMap(({ members }, place) => members.map(({ id }) => [id, place] as const)))
  const endings = new Map<string, number>()
  const resumed = new Set<number>()
  for (const [place, dose] of doses.entries()) {
    const target = resumedBy(dose, placeById, doses)
    if (target !== null && target !== place) {
      chain.join(target, place)
      resumed.add(place)
    }
    if (!infused.has(dose.route) || dose.class === 'hydration') continue
    const before = endings.get(placeOf(dose, dose.start))
    if (before !== undefined) chain.join(before, place)
    const end = dose.runs[dose.runs.length - 1]?.to ?? dose.start
    if (dose.minutes > 0 || before === undefined) endings.set(placeOf(dose, end), place)
  }
  const groups = groupBy([...doses.keys()], (place) => String(chain.root(place)))
  return [...groups.values()].map((places) => joinOne(places, doses, resumed, ledger)).filter((dose) => dose !== null)
}

function joinOne(
  places: readonly number[],
  doses: readonly Administration[],
  resumed: ReadonlySet<number>,
  ledger: Ledger,
): Administration | null {
  const [first, ...others] = places.map((place) => doses[place]).filter((dose) => dose !== undefined)
  if (!first) return null
  if (others.length === 0) return first
  const joined = joinAdministrations([first, ...others])
  const isResumed = places.some((place) => resumed.has(place))
  if (isResumed) ledger.issue('interrupted_infusion_combined', joined.members, issueWords.interrupted(joined.name))
  if (places.filter((place) => !resumed.has(place)).length > 1)
    ledger.issue('same_drug_infusion_times_combined', joined.members, issueWords.bagsCombined(joined.name))
  return joined
}

/** The dose this one resumes: same drug, same way in, same encounter, and on record. */
function resumedBy(
  dose: Administration,
  placeById: ReadonlyMap<string, number>,
  doses: readonly Administration[],
): number | null {
  for (const { service } of dose.members) {
    const place = service.resumes === undefined ? undefined : placeById.get(service.resumes)
    const other = place === undefined ? undefined : doses[place]
    if (place === undefined || other === undefined) continue
    if (other.drug === dose.drug && other.route === dose.route && other.encounter === dose.encounter) return place
  }
  return null
}

const placeOf = ({ encounter, access, route, drug }: Administration, minute: number): string =>
  [encounter, access, route, drug, minute].join('\u0000')

interface Chains {
  readonly join: (a: number, b: number) => void
  readonly root: (place: number) => number
}

function createChains(size: number): Chains {
  const parents = Array.from({ length: size }, (_, place) => place)
  const root = (place: number): number => {
    let at = place
    while (parents[at] !== at) {
      const next = parents[parents[at] ?? at] ?? at
      parents[at] = next
      at = next
    }
    return at
  }
  return {
    root,
    join: (a, b) => {
      const [low, high] = [root(a), root(b)].sort((x, y) => x - y)
      if (low !== undefined && high !== undefined && low !== high) parents[high] = low
    },
  }
}
