import { ninetyMinuteSteps, type RateStep, rateStepsOf } from '#shared/clinical/rateSteps.ts'
import { mlPerHourOf } from '#shared/clinical/rates.ts'
import { compareDecimals, decimal } from '#shared/kernel/decimal.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import { silencedUntil } from './careTimers.ts'
import { doseOf } from './doseOf.ts'

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

/** The rate steps of a drug: the scheme it was started by, the order's own, otherwise its usual ones for this dose; none for a drug at one rate. */
export const stepsOf = (
  chart: Pick<Chart, 'scheduled' | 'givenBefore'>,
  { plan, rateScheme }: Line,
): readonly RateStep[] =>
  rateScheme === 'ninety_minutes'
    ? ninetyMinuteSteps(plan.dose)
    : (plan.rateSteps ?? rateStepsOf(plan.catalogue.drug, doseOf(chart, plan).number))

/** The next rate step of every running drug that has a schedule. */
export const stepsDue = (chart: Chart, now: Instant): readonly StepDue[] =>
  chart.lines.flatMap((line) => nextStep(chart, line, now) ?? [])

function nextStep(chart: Chart, line: Line, now: Instant): StepDue | null {
  if (line.state !== 'running') return null
  const steps = stepsOf(chart, line)
  const { reached, at } = nextAfter(line, steps, line.rates)
  const next = steps[reached + 1]
  if (!next || !at) return null
  const id = `${line.id} step ${reached + 1} ${at.utc}`
  return {
    id,
    lineId: line.id,
    drug: line.plan.name,
    step: reached + 1,
    perHour: next.perHour,
    rateMlPerHour: mlPerHourOf(line.plan, next.perHour)?.text ?? null,
    at,
    isDue: at.utc <= now.utc,
    silencedUntil: silencedUntil(chart, id, now),
  }
}

type Rates = Line['rates']

/** The step a drug is at after these of its rates, and when the next one is due: its wait begins anew with every rate and every pause. */
function nextAfter(
  line: Line,
  steps: readonly RateStep[],
  rates: Rates,
  before?: Instant,
): { readonly reached: number; readonly at: Instant | null } {
  const reached = stepReached(line.plan, rates, steps)
  const since = lastMoment(line, rates, before)
  const wait = waitAfter(steps, reached)
  return { reached, at: since && wait !== null ? addMinutes(since, wait) : null }
}

/** Minutes from the step that was reached (-1 = below the first) to the next; null after the last. */
export function waitAfter(steps: readonly RateStep[], reached: number): number | null {
  const [current, next] = [steps[reached], steps[reached + 1]]
  if (!next) return null
  // Below the first step it is waited as long as for the second.
  return current ? next.afterMinutes - current.afterMinutes : (steps[1]?.afterMinutes ?? 0) - next.afterMinutes
}

/**
 * The step a drug is at: the one that was confirmed last; after any other rate (resumed slower after a reaction, an order)
 * the highest that is not above it, so that what comes next goes up from where the pump is. -1 = below the first.
 */
export function stepReached(plan: Line['plan'], rates: Rates, steps: readonly RateStep[]): number {
  const last = rates.at(-1)
  if (!last) return 0
  if (last.step !== undefined) return last.step
  const perHour = steps.map((step) => mlPerHourOf(plan, step.perHour))
  if (perHour.includes(null)) return rates.reduce((most, { step }) => Math.max(most, step ?? 0), 0)
  const rate = decimal(last.rateMlPerHour)
  return perHour.findLastIndex((known) => known !== null && compareDecimals(decimal(known.text), rate) <= 0)
}

/** The last start, rate or resume, before a moment where one is named; null for a drug that has not begun. */
function lastMoment({ start, pauses }: Line, rates: Rates, before?: Instant): Instant | null {
  if (!start) return null
  return [...rates.map(({ stamp }) => stamp), ...pauses.flatMap(({ to }) => to ?? [])]
    .map(({ at }) => at)
    .filter(({ utc }) => before === undefined || utc < before.utc)
    .reduce((a, b) => (a.utc >= b.utc ? a : b), start.at)
}

/** When a set of vitals is due before each step, by the steps as they went and as they are expected. */
export interface StepSets {
  /** For each step that was confirmed: when it was due, or when it was made where that was sooner; then every step to come. */
  readonly at: readonly Instant[]
  /** The last step is reached, or is expected to be; null while it is paused. */
  readonly doneAt: Instant | null
}

/** Ordered steps, confirmed rates and pauses all move what is due next (workflow 4.4, before each step). */
export function stepSets(chart: Chart, line: Line): StepSets {
  const steps = stepsOf(chart, line)
  const made = line.rates.flatMap(({ step, stamp }, place) => {
    if (!step) return []
    const { at } = nextAfter(line, steps, line.rates.slice(0, place), stamp.at)
    return [at && at.utc < stamp.at.utc ? at : stamp.at]
  })
  if (line.state === 'paused') return { at: made, doneAt: null }
  const toCome = stepsToCome(line, steps)
  return { at: [...made, ...toCome], doneAt: toCome.at(-1) ?? lastMoment(line, line.rates) }
}

/** When each step that is left falls due if every one is made on time. */
export function stepsToCome(line: Line, steps: readonly RateStep[]): readonly Instant[] {
  const { reached, at } = nextAfter(line, steps, line.rates)
  const next = steps[reached + 1]
  return next && at
    ? steps.slice(reached + 1).map(({ afterMinutes }) => addMinutes(at, afterMinutes - next.afterMinutes))
    : []
}
