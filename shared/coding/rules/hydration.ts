import { type Administration, type Charted, groupBy, membersOf, type Scene } from '../model.ts'
import { createGrowingUnion, gapsOf, intersect, lengthOf, type Span, subtract, union } from '../time/spans.ts'
import type { Exclusion, Route } from '../types.ts'
import type { Kinds, Sorted } from './classify.ts'

/** What was given in one encounter. */
interface Given {
  readonly sorted: readonly Sorted[]
  readonly of: Kinds
}

/** Why a stretch of hydration does not count. */
export type Excluded = Extract<Exclusion, 'drug_running' | 'between_blood_units' | 'other_hydration' | 'short_run'>

/** What one hydration service leaves after R9 and R10. */
export interface FluidTime {
  readonly fluid: Administration
  readonly counted: readonly Span[]
  readonly excluded: readonly { readonly why: Excluded; readonly spans: readonly Span[] }[]
}

/** Hydration of one encounter at one access: what is counted, in how many runs. */
export interface Hydration {
  readonly access: string | null
  readonly fluids: readonly [FluidTime, ...FluidTime[]]
  /** Minutes that may be billed. */
  readonly minutes: number
  /** The same by elapsed time cut to whole minutes (R1). */
  readonly elapsed: number
  /** Runs those minutes come from, and their lengths. */
  readonly runs: readonly Span[]
  readonly flagged: boolean
  /** Minutes of the last run so far, short or not: under `each_run` it qualifies later. */
  readonly lastPiece: number
  /** Its counted minutes grow: it runs, and no drug runs beside it. */
  readonly moving: boolean
}

/** R9 and R10 for one encounter: hydration by access, without the minutes a drug or blood runs anywhere. */
export function tallyHydration({ sorted, of }: Given, scene: Scene): readonly Hydration[] {
  const fluids = of('hydration')
  if (fluids.length === 0) return []
  const beside = sorted.filter(isDrugOrBlood)
  const excluders = excludersOf(beside, inMinutes)
  const drugRunning = beside.some(({ one }) => one.running)
  const exact = groupBy(tallyBy(fluids, excludersOf(beside, inMs), inMs), accessOf)
  return [...groupBy(tallyBy(fluids, excluders, inMinutes), accessOf)].map(([access, here]) => {
    const judged = judgeRuns(here, excluders.pushes, scene)
    const lostToSeconds = countedOf(here) - Math.floor(countedOf(exact.get(access) ?? here) / 60_000)
    return {
      access,
      ...judged,
      elapsed: judged.minutes - lostToSeconds,
      flagged: here.some(({ fluid }) => fluid.flagged),
      moving: !drugRunning && here.some(({ fluid }) => fluid.running),
    }
  })
}

const accessOf = ({ fluid }: FluidTime): string | null => fluid.access

const countedOf = (times: readonly FluidTime[]): number => lengthOf(times.flatMap(({ counted }) => counted))

type Read = (one: Administration) => readonly Span[]
const inMinutes: Read = ({ runs }) => runs
const inMs: Read = ({ exact }) => exact

interface Excluders {
  readonly drugs: readonly Span[]
  /** Where nothing but a timed push runs. */
  readonly pushes: readonly Span[]
  readonly betweenBlood: readonly Span[]
}

const runsIntoBody: ReadonlySet<Route> = new Set([
  'iv_infusion',
  'iv_push',
  'pump_prolonged',
  'sc_infusion',
  'intra_arterial',
  'transfusion',
])

const isDrugOrBlood = ({ kind, one }: Sorted): boolean =>
  kind !== 'hydration' && kind !== 'incidental' && runsIntoBody.has(one.route)

/** R9: infusions, pumps, blood and timed pushes, on any access. An untimed push has no minutes to remove. */
function excludersOf(beside: readonly Sorted[], read: Read): Excluders {
  const runsOf = (wanted: (item: Sorted) => boolean): readonly Span[] => {
    const runs = createGrowingUnion()
    for (const item of beside) if (wanted(item)) runs.add(read(item.one))
    return runs.spans
  }
  const drugs = runsOf(() => true)
  return {
    drugs,
    pushes: subtract(
      drugs,
      runsOf(({ kind }) => kind !== 'push'),
    ),
    betweenBlood: gapsOf(runsOf(({ kind }) => kind === 'transfusion')),
  }
}

/** Hydration beside hydration counts once: for the one that started first. */
function tallyBy(
  fluids: readonly Administration[],
  { drugs, betweenBlood }: Excluders,
  read: Read,
): readonly FluidTime[] {
  const counted = createGrowingUnion()
  return fluids.map((fluid) => {
    const own = read(fluid)
    const withoutDrugs = subtract(own, drugs)
    const withoutBlood = subtract(withoutDrugs, betweenBlood)
    const left = subtract(withoutBlood, counted.spans)
    const excluded = [
      { why: 'drug_running' as const, spans: intersect(own, drugs) },
      { why: 'between_blood_units' as const, spans: intersect(withoutDrugs, betweenBlood) },
      { why: 'other_hydration' as const, spans: intersect(withoutBlood, counted.spans) },
    ]
    counted.add(left)
    return { fluid, counted: left, excluded: excluded.filter(({ spans }) => spans.length > 0) }
  })
}

/** R10: the runs, joined where only a timed push parted them; under `each_run` a short one does not qualify. */
function judgeRuns(
  fluids: Hydration['fluids'],
  pushes: readonly Span[],
  scene: Scene,
): Pick<Hydration, 'fluids' | 'minutes' | 'runs' | 'lastPiece'> {
  const pieces = union(fluids.flatMap(({ counted }) => counted))
  const runs = joinAcrossPushes(pieces, pushes, union(fluids.flatMap(({ fluid }) => fluid.runs)))
  const lastPiece = lengthOf(intersect(runs.slice(-1), pieces))
  if (scene.profile.hydrationSegments === 'sum') return { fluids, minutes: lengthOf(pieces), runs, lastPiece }
  const { hydrationFrom } = scene.ruleSet.thresholds
  const short = runs.filter((run) => lengthOf(intersect([run], pieces)) < hydrationFrom)
  const [first, ...others] = fluids
  return {
    fluids: [withoutShortRuns(first, short), ...others.map((time) => withoutShortRuns(time, short))],
    minutes: lengthOf(subtract(pieces, short)),
    runs: runs.filter((run) => !short.includes(run)),
    lastPiece,
  }
}

function withoutShortRuns({ fluid, counted, excluded }: FluidTime, short: readonly Span[]): FluidTime {
  const dropped = intersect(counted, short)
  if (dropped.length === 0) return { fluid, counted, excluded }
  return { fluid, counted: subtract(counted, short), excluded: [...excluded, { why: 'short_run', spans: dropped }] }
}

function joinAcrossPushes(pieces: readonly Span[], pushes: readonly Span[], running: readonly Span[]): readonly Span[] {
  const isPush = (gap: Span): boolean => subtract([gap], pushes).length === 0 && subtract([gap], running).length === 0
  return union([...pieces, ...gapsOf(pieces).filter(isPush)])
}

/** Long enough to have a code (R4). */
export const isBillable = ({ minutes }: Hydration, { ruleSet }: Scene): boolean =>
  minutes >= ruleSet.thresholds.hydrationFrom

/** Every fluid that hung at this access. */
export const fluidsOf = ({ fluids }: Hydration): readonly Administration[] => fluids.map(({ fluid }) => fluid)

/** The services whose minutes are in the total. */
export const countedMembers = ({ fluids }: Hydration): readonly Charted[] =>
  membersOf(fluids.filter(({ counted }) => counted.length > 0).map(({ fluid }) => fluid))
