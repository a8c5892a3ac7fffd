import { ninetyMinuteSteps, type RateStep, rateStepsOf } from '#shared/clinical/rateSteps.ts'
import { mlPerHourOf } from '#shared/clinical/rates.ts'
import type { Chart, Line } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { doseOf } from '../timers/doseOf.ts'

/** The 90-minute scheme as it can be chosen for a drug: its steps as the pump takes them (workflow 4.4). */
export interface NinetyMinutes {
  readonly steps: readonly { readonly perHour: RateStep['perHour']; readonly rateMlPerHour: string }[]
  /** The order names the scheme by itself; else somebody's order is asked for. */
  readonly isOrdered: boolean
}

/** "RTX-90", "90 MIN". */
const namesNinety = /(^|\D)90(\D|$)/

/**
 * Whether the 90-minute scheme may be chosen; null where not. The order's own rate schedule decides: where it names the scheme,
 * or gives steps of its own. Otherwise it is for a later dose of a drug that goes by the usual steps, after no reaction of
 * grade 3 or more to it or of unknown drug and grade, and somebody orders it.
 */
export function ninetyMinutesFor(
  chart: Pick<Chart, 'scheduled' | 'givenBefore' | 'care'>,
  { plan }: Pick<Line, 'plan'>,
): NinetyMinutes | null {
  const { catalogue, route, rateScheduleId, rateSteps, dose } = plan
  const { number } = doseOf(chart, plan)
  if (route !== 'iv_infusion' || rateSteps !== undefined || rateStepsOf(catalogue.drug, number).length === 0)
    return null
  const isOrdered = rateScheduleId !== undefined && namesNinety.test(rateScheduleId)
  if (!isOrdered && (number === 1 || hadSevereReaction(chart, plan))) return null
  const steps = ninetyMinuteSteps(dose).flatMap(({ perHour }) => {
    const rateMlPerHour = mlPerHourOf(plan, perHour)?.text
    return rateMlPerHour === undefined ? [] : [{ perHour, rateMlPerHour }]
  })
  return steps.length === 0 ? null : { steps, isOrdered }
}

const severe = 3

function hadSevereReaction({ scheduled, care }: Pick<Chart, 'scheduled' | 'care'>, plan: Line['plan']): boolean {
  const drug = plan.catalogue.drug.toLowerCase()
  const earlier = scheduled.patient.priorReactions ?? []
  const isToIt = (name: string): boolean => {
    const [one, other] = [name.toLowerCase(), drug.split(' ')[0] ?? drug]
    return one.includes(other) || other.includes(one)
  }
  const today = care.reactions.some(({ closed }) => closed === null || closed.grade >= severe)
  return today || earlier.some(({ drug: name, grade }) => isToIt(name) && (grade ?? severe) >= severe)
}

/** A start by the 90-minute scheme is one that may be chosen, at its first rate, and somebody's order. */
export function schemeRefusal(chart: Chart, line: Line, command: CommandOf<'startLine'>): Refusal | null {
  if (command.rateScheme === undefined) return null
  const facts = { drug: line.plan.name }
  const offered = ninetyMinutesFor(chart, line)
  if (!offered) return refuse('scheme-not-for-it', facts)
  if (command.rateMlPerHour !== offered.steps[0]?.rateMlPerHour) return refuse('scheme-not-for-it', facts)
  return offered.isOrdered || command.schemeOrderedBy?.trim() ? null : refuse('scheme-needs-order', facts)
}
