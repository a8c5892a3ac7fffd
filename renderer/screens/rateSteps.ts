import type { Chart, Line } from '#shared/chart/chart.ts'
import { type StepDue, stepsDue, stepsOf } from '#shared/chart/timers/rateSteps.ts'
import { mlPerHourOf } from '#shared/clinical/rates.ts'
import type { Instant } from '#shared/kernel/instant.ts'

/** A planned step as the pump takes it. */
export interface NextStep extends StepDue {
  readonly rateMlPerHour: string
}

/** The planned step nobody has confirmed yet; null where none is left, or the bag's volume is not known. */
export function nextRateStep(chart: Chart, line: Line, now: Instant): NextStep | null {
  const step = stepsDue(chart, now).find(({ lineId }) => lineId === line.id)
  return step && step.rateMlPerHour !== null ? { ...step, rateMlPerHour: step.rateMlPerHour } : null
}

/** The rate a drug begins at: its first step, or the one rate of its order; undefined where the order names none. */
export function firstRate(chart: Chart, line: Line): string | undefined {
  const [first] = stepsOf(chart, line)
  return (first ? mlPerHourOf(line.plan, first.perHour)?.text : line.plan.rateMlPerHour) ?? undefined
}
