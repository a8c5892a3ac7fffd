import { type RateStep, rateStepsOf } from '#shared/clinical/rateSteps.ts'
import { mlPerHourOf } from '#shared/clinical/rates.ts'
import { compareDecimals, decimal } from '#shared/kernel/decimal.ts'
import { addMinutes, type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import { isInVein } from '../safety/vesicant.ts'
import type { Stamp } from '../stamps.ts'
import { observationMinutesOf } from './observation.ts'
import { runningMinutes } from './runningTime.ts'

/** A planned rate step that comes next: it chimes, and the nurse confirms it with `changeRate` (workflow 4.4). */
export interface StepDue {
  readonly id: string
  readonly lineId: string
  readonly drug: string
  /** Its position in the schedule, from 0: what `changeRate` names as `step`. */
  readonly step: number
  readonly perHour: RateStep['perHour']
  /** As the pump takes it; null when the bag has no volume on record. */
  readonly rateMlPerHour: string | null
  readonly at: Instant
  readonly isDue: boolean
  readonly silencedUntil: Instant | null
}

/** A vesicant that drips is looked at again within ten minutes, or sooner where the practice says so (workflow 5, check 7). */
export interface SiteCheckDue {
  readonly id: string
  readonly lineId: string
  readonly drug: string
  readonly accessId: string
  readonly at: Instant
  readonly isDue: boolean
}

/** A vesicant that drips into a vein of the arm has run as long as the practice allows: it is stopped or moved. */
export interface VeinLimit {
  readonly id: string
  readonly lineId: string
  readonly drug: string
  readonly minutes: number
  readonly at: Instant
  readonly isDue: boolean
  readonly silencedUntil: Instant | null
}

/** Observation ordered after a drug: how long still. */
export interface Observation {
  readonly lineId: string
  readonly drug: string
  readonly until: Instant
  readonly minutesLeft: number
}

/** Until when an alarm is quiet; null when nobody silenced it, or its minutes are over (workflow 6: five). */
export function silencedUntil(
  { care, times }: Pick<Chart, 'care' | 'times'>,
  alarmId: string,
  now: Instant,
): Instant | null {
  const last = care.silenced.findLast((one) => one.alarmId === alarmId)
  const until = last && addMinutes(last.stamp.at, times.alarms.silence)
  return until && until.utc > now.utc ? until : null
}

/** The next rate step of every running drug that has a schedule: the order's own, or the drug's default. */
export const stepsDue = (chart: Chart, now: Instant): readonly StepDue[] =>
  chart.lines.flatMap((line) => nextStep(chart, line, now) ?? [])

function nextStep(chart: Chart, line: Line, now: Instant): StepDue | null {
  const { plan, start, state, rates, pauses } = line
  if (state !== 'running' || !start) return null
  const steps = plan.rateSteps ?? rateStepsOf(plan.catalogue.drug, chart.scheduled.plan.cycle)
  const reached = stepReached(line, steps)
  const [current, next] = [steps[reached], steps[reached + 1]]
  if (!next) return null
  const since = latest([start, ...rates.map(({ stamp }) => stamp), ...pauses.flatMap(({ to }) => to ?? [])])
  // Below the first step it is waited as long as for the second.
  const wait = current ? next.afterMinutes - current.afterMinutes : (steps[1]?.afterMinutes ?? 0) - next.afterMinutes
  const at = addMinutes(since, wait)
  const id = `${line.id} step ${reached + 1} ${at.utc}`
  return {
    id,
    lineId: line.id,
    drug: plan.name,
    step: reached + 1,
    perHour: next.perHour,
    rateMlPerHour: mlPerHourOf(plan, next.perHour)?.text ?? null,
    at,
    isDue: at.utc <= now.utc,
    silencedUntil: silencedUntil(chart, id, now),
  }
}

/**
 * The step a drug is at: the one that was confirmed last; after any other rate (resumed slower after a reaction, an order)
 * the highest that is not above it, so that what comes next goes up from where the pump is. -1 = below the first.
 */
function stepReached({ plan, rates }: Line, steps: readonly RateStep[]): number {
  const last = rates.at(-1)
  if (!last) return 0
  if (last.step !== undefined) return last.step
  const perHour = steps.map((step) => mlPerHourOf(plan, step.perHour))
  if (perHour.includes(null)) return rates.reduce((most, { step }) => Math.max(most, step ?? 0), 0)
  const rate = decimal(last.rateMlPerHour)
  return perHour.findLastIndex((known) => known !== null && compareDecimals(decimal(known.text), rate) <= 0)
}

const latest = (stamps: readonly Stamp[]): Instant =>
  stamps.map(({ at }) => at).reduce((a, b) => (a.utc >= b.utc ? a : b))

/** The next look at the site of every vesicant that runs. */
export function siteChecksDue({ lines, care, times }: Chart, now: Instant): readonly SiteCheckDue[] {
  return lines.flatMap((line) => {
    const { accessId, start, state, plan } = line
    if (plan.vesicant !== 'vesicant' || state !== 'running' || !start || accessId === null) return []
    const looks = care.siteChecks.filter((one) => one.accessId === accessId && one.bloodReturn !== undefined)
    const at = addMinutes(latest([start, ...looks.map(({ stamp }) => stamp)]), times.alarms.siteCheck)
    const id = `${line.id} site ${at.utc}`
    return [{ id, lineId: line.id, drug: plan.name, accessId, at, isDue: at.utc <= now.utc }]
  })
}

/** When each vesicant that runs into a vein of the arm reaches its limit; pauses do not count. */
export function veinLimits(chart: Chart, now: Instant): readonly VeinLimit[] {
  const { lines, accesses, times } = chart
  const minutes = times.alarms.vesicantVein
  return lines.flatMap((line) => {
    const { accessId, state, plan, start } = line
    if (plan.vesicant !== 'vesicant' || state !== 'running' || !start || !isInVein(accesses, accessId)) return []
    const paused = printedMinutesBetween(start.at, now) - runningMinutes(line, now)
    const at = addMinutes(start.at, minutes + paused)
    const id = `${line.id} vein ${minutes}`
    const isDue = at.utc <= now.utc
    return [{ id, lineId: line.id, drug: plan.name, minutes, at, isDue, silencedUntil: silencedUntil(chart, id, now) }]
  })
}

/** The observations that were ordered and are not over, longest first; none once the patient has left. */
export function observationsOf({ lines, discharged, times, scheduled }: Chart, now: Instant): readonly Observation[] {
  if (discharged) return []
  return lines
    .flatMap(({ id, plan, stop, given }) => {
      const end = stop?.at ?? given?.stamp.at
      const minutes = observationMinutesOf(plan, scheduled.plan.cycle, times)
      if (!end || minutes === 0) return []
      const until = addMinutes(end, minutes)
      return [{ lineId: id, drug: plan.name, until, minutesLeft: Math.max(0, printedMinutesBetween(now, until)) }]
    })
    .sort((a, b) => b.minutesLeft - a.minutesLeft)
}
