import type { RateStep } from '#shared/clinical/rateSteps.ts'
import { mlPerHourOf } from '#shared/clinical/rates.ts'
import { epochMs, type Instant, instantAt, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import { spansWithRate } from './computedStop.ts'
import { stepReached, stepsOf, stepsToCome, waitAfter } from './rateSteps.ts'
import { runningMinutes } from './runningTime.ts'

/** When an open drug is expected to be through: what tiles, bars, board and alarms all go by (workflow 6, ADR 35). */
export interface PlannedEnd {
  /** `rate`: what is still to run at the rates as they are; `order`: the order's minutes, pauses left out. */
  readonly basis: 'rate' | 'order'
  /** Running minutes from its start to its end. */
  readonly minutes: number
  /** Minutes to the end, below zero once it is past; it stands still in a pause. */
  readonly left: number
  /** Null while paused: it moves with the pause. */
  readonly at: Instant | null
}

/**
 * The end of a running or paused drug; null for any other, and where neither rate and volume nor minutes are known. It
 * depends on the entries alone, so that it moves with a rate, a pause or a bag and not with the clock.
 */
export function plannedEndOf(chart: Chart, line: Line, now: Instant): PlannedEnd | null {
  if (!line.start || (line.state !== 'running' && line.state !== 'paused')) return null
  return endByRate(chart, line, now) ?? endByOrder(line, now)
}

function endByOrder(line: Line, now: Instant): PlannedEnd | null {
  const minutes = line.plan.plannedMinutes
  if (minutes === undefined) return null
  const left = minutes - runningMinutes(line, now)
  const since = line.pauses.at(-1)?.to?.at ?? line.start?.at ?? now
  // Counted from the last start or resume, so that the end keeps its seconds and does not wander with every tick.
  const at = later(since, (left + Math.max(0, printedMinutesBetween(since, now))) * msPerMinute)
  return { basis: 'order', minutes, left, at: line.state === 'running' ? at : null }
}

function endByRate(chart: Chart, line: Line, now: Instant): PlannedEnd | null {
  const steps = stepsOf(chart, line)
  if (goesAsOrdered(line, steps)) return null
  const rate = Number(line.rates.at(-1)?.rateMlPerHour ?? line.plan.rateMlPerHour ?? 0)
  const since = lastChange(line)
  const volume = since && volumeLeft(line, since)
  if (!since || volume === null || rate <= 0) return null
  const ms = msUntilEmpty(volume, rate, stepsAhead(line, steps, since))
  const at = later(since, ms)
  const isPaused = line.state === 'paused'
  const left = printedMinutesBetween(isPaused ? since : now, at)
  return { basis: 'rate', minutes: runningMinutes(line, now) + left, left, at: isPaused ? null : at }
}

/**
 * Of a drug that goes in steps the order's minutes hold while it goes by them: its steps, and what is ordered between the
 * last of them and the end. Any other rate, and it is through when its bag is.
 */
function goesAsOrdered({ plan, rates, rateScheme }: Line, steps: readonly RateStep[]): boolean {
  const [first] = steps
  // A scheme that was chosen at the start is not what the order's minutes were planned for.
  if (!first || steps.length < 2 || plan.plannedMinutes === undefined || rateScheme !== null) return false
  const begun = mlPerHourOf(plan, first.perHour)?.text
  return rates.every(({ rateMlPerHour, why, step }, place) => {
    if (step !== undefined) return true
    const before = place === 0 && why === 'start' ? begun : rates[place - 1]?.rateMlPerHour
    return before === undefined ? place === 0 && why === 'start' : Number(before) === Number(rateMlPerHour)
  })
}

/** The last start, rate, resume, bag or reading of the pump; of a paused drug the beginning of its pause. */
function lastChange({ start, state, pauses, rates, bags, volumes }: Line): Instant | null {
  const pause = pauses.at(-1)
  if (state === 'paused' && pause) return pause.from.at
  return [...rates, ...bags, ...volumes]
    .map(({ stamp }) => stamp)
    .concat(pauses.flatMap(({ to }) => to ?? []))
    .map(({ at }) => at)
    .reduce<Instant | null>((a, b) => (a === null || b.utc > a.utc ? b : a), start?.at ?? null)
}

/**
 * mL still to run at that moment: the ordered volume less what ran, and what a further bag brought beyond it. Double
 * precision is far finer than the minute it is shown to; what is charted as given is never taken from here. Null where the
 * volume is not ordered, or a rate is missing and the order gives none.
 */
function volumeLeft(line: Line, at: Instant): number | null {
  const { plan, bags } = line
  const ordered = Number(plan.volumeMl ?? 0)
  if (ordered <= 0) return null
  let total = ordered
  for (const bag of bags) {
    const ran = volumeRun(line, bag.stamp.at)
    if (ran === null) return null
    const rest = total - ran
    // Nobody said how much hangs: as much as before where the last bag was through, else what of the order is left.
    const hangs = bag.volumeMl === undefined ? (rest * 10 < ordered ? ordered : rest) : Number(bag.volumeMl)
    total = Math.max(total, ran + hangs)
  }
  const ran = volumeRun(line, at)
  return ran === null ? null : Math.max(0, total - ran)
}

/** mL that ran until then: what the pump showed last, and the rates since; where none was recorded the order's. */
function volumeRun(line: Line, at: Instant): number | null {
  const { plan, volumes, start } = line
  const read = volumes.findLast(({ stamp }) => stamp.at.utc <= at.utc)
  const since = epochMs(read?.stamp.at ?? start?.at ?? at)
  const byOrder = plan.rateMlPerHour ?? (plan.plannedMinutes && Number(plan.volumeMl) / (plan.plannedMinutes / 60))
  let ran = Number(read?.volumeMl ?? 0)
  for (const { from, to, rate } of spansWithRate(line, at)) {
    const ms = Math.min(epochMs(to), epochMs(at)) - Math.max(epochMs(from), since)
    if (ms <= 0) continue
    const perHour = rate ?? byOrder
    if (perHour === undefined) return null
    ran += (Number(perHour) * ms) / msPerHour
  }
  return ran
}

/** A step that is expected: so long after the last change, at so many mL/h. */
interface StepAhead {
  readonly afterMs: number
  readonly rate: number
}

/** The steps still to come, each on time; of a paused drug as if it ran on now. None whose rate in mL/h is not known. */
function stepsAhead(line: Line, steps: readonly RateStep[], since: Instant): readonly StepAhead[] {
  const reached = stepReached(line.plan, line.rates, steps)
  const next = steps[reached + 1]
  const wait = waitAfter(steps, reached)
  if (!next || wait === null) return []
  const due = stepsToCome(line, steps)
  return steps.slice(reached + 1).flatMap(({ perHour, afterMinutes }, place) => {
    const rate = mlPerHourOf(line.plan, perHour)
    const at = due[place]
    if (!rate || !at) return []
    const resumed = (wait + afterMinutes - next.afterMinutes) * msPerMinute
    const afterMs = line.state === 'paused' ? resumed : Math.max(0, epochMs(at) - epochMs(since))
    return [{ afterMs, rate: Number(rate.text) }]
  })
}

/** Milliseconds until a volume has run in, at a rate and the steps after it. */
function msUntilEmpty(volumeMl: number, rateMlPerHour: number, steps: readonly StepAhead[]): number {
  let [volume, rate, since] = [volumeMl, rateMlPerHour, 0]
  for (const step of steps) {
    const runs = (rate * (step.afterMs - since)) / msPerHour
    if (runs >= volume) break
    volume -= runs
    rate = step.rate
    since = step.afterMs
  }
  return Math.round(since + (volume / rate) * msPerHour)
}

const msPerMinute = 60_000
const msPerHour = 60 * msPerMinute

const later = (instant: Instant, ms: number): Instant => instantAt(epochMs(instant) + ms, instant.zone)
