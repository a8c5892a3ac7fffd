import { addMinutes, type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { Chart } from '../chart.ts'
import { isInVein } from '../safety/vesicant.ts'
import type { Stamp } from '../stamps.ts'
import { doseFactsOf } from './doseOf.ts'
import { observationMinutesOf } from './observation.ts'
import { runningMinutes } from './runningTime.ts'

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
export function observationsOf(chart: Chart, now: Instant): readonly Observation[] {
  const { lines, discharged, times } = chart
  if (discharged) return []
  return lines
    .flatMap(({ id, plan, stop, given }) => {
      const end = stop?.at ?? given?.stamp.at
      const minutes = observationMinutesOf(plan, doseFactsOf(chart), times)
      if (!end || minutes === 0) return []
      const until = addMinutes(end, minutes)
      return [{ lineId: id, drug: plan.name, until, minutesLeft: Math.max(0, printedMinutesBetween(now, until)) }]
    })
    .sort((a, b) => b.minutesLeft - a.minutesLeft)
}
