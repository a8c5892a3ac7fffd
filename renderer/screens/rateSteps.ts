import type { Chart, Line } from '#shared/chart/chart.ts'
import { type RateStep, rateStepsOf } from '#shared/clinical/rateSteps.ts'
import { mlPerHourOf } from '#shared/clinical/rates.ts'
import { addMinutes, type Instant } from '#shared/kernel/instant.ts'
import { runMinutes } from './lineTimes.ts'

/** The rate steps of a drug: the order's own, otherwise the drug's usual ones; none for a drug at one rate. */
export const stepsOf = ({ scheduled }: Chart, { plan }: Line): readonly RateStep[] =>
  plan.rateSteps ?? rateStepsOf(plan.catalogue.drug, scheduled.plan.cycle)

/** A step that comes next, as the pump takes it. */
export interface NextStep {
  readonly index: number
  readonly mlPerHour: string
  /** When its minutes are run; while the drug is paused it waits. */
  readonly at: Instant
  readonly isDue: boolean
}

/** The planned step nobody has confirmed yet; null where no step is left, or its bag has no volume. */
export function nextRateStep(chart: Chart, line: Line, now: Instant): NextStep | null {
  if (line.state !== 'running') return null
  const confirmed = Math.max(0, ...line.rates.map(({ step }) => step ?? 0))
  const index = confirmed + 1
  const step = stepsOf(chart, line)[index]
  const rate = step && mlPerHourOf(line.plan, step.perHour)
  if (!step || !rate) return null
  const at = addMinutes(now, step.afterMinutes - runMinutes(line, now))
  return { index, mlPerHour: rate.text, at, isDue: at.utc <= now.utc }
}

/** The rate a drug with steps begins at; undefined for every other drug. */
export function firstRate(chart: Chart, line: Line): string | undefined {
  const [first] = stepsOf(chart, line)
  return (first && mlPerHourOf(line.plan, first.perHour)?.text) ?? undefined
}
