import { isChemo } from '../administration.ts'
import type { Charted, Scene } from '../model.ts'
import type { Moment } from '../time/printedTime.ts'
import type { IssueCode, Route } from '../types.ts'
import { isPump } from './chartedFrom.ts'
import type { Day, Times } from './readTimes.ts'

/** The checks that keep a service out of the coding set. */
export type Problem = Extract<
  IssueCode,
  | 'missing_start_time'
  | 'missing_stop_time'
  | 'stop_before_start'
  | 'start_before_arrival'
  | 'time_after_discharge'
  | 'future_time'
  | 'duration_implausible'
  | 'missing_access_site'
  | 'unclassified_drug'
  | 'overlapping_same_drug_segments'
>

/** Which checks of R20, R23 and R25 a service fails; none = it may be coded. */
export function problemsOf(
  one: Charted,
  times: Times,
  day: Day,
  scene: Scene,
  besideFluid: boolean,
): readonly Problem[] {
  const problems: Problem[] = []
  const report = (problem: Problem, found: boolean): void => {
    if (found) problems.push(problem)
  }
  const latest = latestOf(times)
  const ownDay = day.encounter === null || day.encounter === one.encounter
  report('missing_start_time', times.runs.length === 0)
  report('missing_stop_time', lacksStop(one, scene, besideFluid))
  report('stop_before_start', runsBackwards(times))
  report('start_before_arrival', ownDay && isBefore(times.start, day.arrived))
  report('time_after_discharge', ownDay && endsAfter(latest, times, day.discharged, one))
  report('future_time', isInFuture(latest, day.now, scene))
  report('duration_implausible', isTooLong(latest, times, one, scene))
  report('missing_access_site', needsAccess.has(one.route) && one.access === null)
  report('overlapping_same_drug_segments', one.class !== 'hydration' && runsOverlap(times))
  report('unclassified_drug', one.class === null && !classless.has(one.route))
  return problems
}

const needsAccess: ReadonlySet<Route> = new Set(['iv_infusion', 'iv_push', 'pump_prolonged'])

/** Routes whose code the class does not change. */
const classless: ReadonlySet<Route> = new Set([
  'pump_refill_portable',
  'pump_refill_implanted',
  'transfusion',
  'port_flush',
  'port_blood_draw',
  'catheter_blood_draw',
  'declot',
  'phlebotomy',
  'bone_marrow_aspiration',
  'bone_marrow_biopsy',
  'bone_marrow_biopsy_aspiration',
  'oral',
  'sublingual',
  'topical',
  'inhaled',
])

/**
 * R20: an infusion without a stop has no duration. A pump whose recorded plan is prolonged needs none (R17); a
 * transfusion needs one where hydration beside it has to be told apart from it (R9); a therapeutic arterial dose is an
 * injection (R18).
 */
function lacksStop(one: Charted, scene: Scene, besideFluid: boolean): boolean {
  const { route } = one
  if (one.stopUnknown || one.stopped || one.open) return false
  if (route === 'transfusion') return besideFluid
  if (route === 'pump_prolonged' || (route === 'intra_arterial' && isChemo(one))) return !isPlanned(one, scene)
  return route === 'iv_infusion' || route === 'sc_infusion'
}

const isPlanned = ({ plannedMinutes, service }: Charted, { ruleSet }: Scene): boolean =>
  plannedMinutes >= ruleSet.thresholds.prolongedFrom || (plannedMinutes > 0 && service.sentHome === true)

const isBefore = (one: Moment | null, other: Moment | null): boolean =>
  one !== null && other !== null && one.minute < other.minute

const runsBackwards = ({ start, stop, runs }: Times): boolean =>
  isBefore(stop, start) || runs.some(({ from, to }) => isBefore(to, from))

/** One service that runs twice at once contradicts itself. */
const runsOverlap = ({ runs }: Times): boolean =>
  runs.some(({ from }, index) => isBefore(from, runs[index - 1]?.to ?? null))

const isSentHome = (one: Charted): boolean => isPump(one.service)

const endsAfter = (latest: number, { start }: Times, limit: Moment | null, one: Charted): boolean =>
  isSentHome(one) ? isBefore(limit, start) : limit !== null && limit.minute < minuteAt(latest)

const isInFuture = (latest: number, now: Moment | null, { ruleSet }: Scene): boolean =>
  now !== null && latest > now.ms + ruleSet.thresholds.futureTolerance * 60_000

const isTooLong = (latest: number, { start }: Times, one: Charted, { ruleSet }: Scene): boolean =>
  start !== null && !isSentHome(one) && minuteAt(latest) - start.minute > ruleSet.thresholds.longestSpan

const minuteAt = (ms: number): number => Math.floor(ms / 60_000)

/** The latest time written down, or reached by what still runs, in milliseconds. */
function latestOf({ start, stop, runs }: Times): number {
  let latest = Math.max(msOf(start), msOf(stop))
  for (const { from, to } of runs) latest = Math.max(latest, from.ms, msOf(to))
  return latest
}

const msOf = (moment: Moment | null): number => moment?.ms ?? Number.NEGATIVE_INFINITY
