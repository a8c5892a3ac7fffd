import { type DoseFacts, doseNumberOf } from '#shared/clinical/doseNumber.ts'
import { tapOf } from '#shared/clinical/givenBy.ts'
import { rateStepsOf } from '#shared/clinical/rateSteps.ts'
import { isAntibody } from '#shared/clinical/vitalSchedules.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import type { Chart } from '../chart.ts'
import { doseFactsOf } from '../timers/doseOf.ts'

/** What makes a visit more work than another. */
export const acuityReasons = [
  'visit',
  'antineoplastic',
  'first_antibody',
  'vesicant',
  'transfusion',
  'rate_steps',
  'long',
] as const
export type AcuityReason = (typeof acuityReasons)[number]

export interface AcuityPart {
  readonly reason: AcuityReason
  readonly points: number
  /** The drugs it was counted for, as the plan names them; empty for the visit itself. */
  readonly drugs: readonly string[]
}

export interface Acuity {
  readonly score: number
  readonly parts: readonly AcuityPart[]
}

/** Points each: a default of ours, every visit counts one to begin with. */
const pointsOf: Readonly<Record<AcuityReason, number>> = {
  visit: 1,
  antineoplastic: 1,
  first_antibody: 2,
  vesicant: 2,
  transfusion: 2,
  rate_steps: 1,
  long: 1,
}

/** From this many planned minutes on, a visit keeps its nurse for half the day. */
const longMinutes = 240

/**
 * How much work a visit is, from its plan: nurses are assigned by this, not by heads (workflow 2, 06:45). A drug that is
 * not given counts no more; one added at the chair does.
 */
export function acuityOf(chart: Pick<Chart, 'scheduled' | 'lines' | 'givenBefore'>): Acuity {
  const { lines } = chart
  const facts = doseFactsOf(chart)
  const plans = lines.filter(({ notGiven }) => notGiven === null).map(({ plan }) => plan)
  const drugsFor = (counts: (plan: PlannedLine) => boolean): readonly string[] =>
    plans.filter(counts).map(({ name }) => name)
  const minutes = plans.reduce(
    (sum, { plannedMinutes, route }) => sum + (isAtTheChair(route) ? (plannedMinutes ?? 0) : 0),
    0,
  )
  const found: readonly Omit<AcuityPart, 'points'>[] = [
    { reason: 'antineoplastic', drugs: drugsFor(({ role }) => role === 'antineoplastic') },
    {
      reason: 'first_antibody',
      drugs: drugsFor((plan) => isFirstAntibody(plan, facts)),
    },
    { reason: 'vesicant', drugs: drugsFor(({ vesicant }) => vesicant === 'vesicant') },
    { reason: 'transfusion', drugs: drugsFor(({ role }) => role === 'transfusion') },
    { reason: 'rate_steps', drugs: drugsFor((plan) => stepsOf(plan, facts) > 1) },
  ]
  const parts: readonly AcuityPart[] = [
    { reason: 'visit', drugs: [], points: pointsOf.visit },
    ...found
      .filter(({ drugs }) => drugs.length > 0)
      .map((part) => ({ ...part, points: pointsOf[part.reason] * part.drugs.length })),
    ...(minutes >= longMinutes ? [{ reason: 'long' as const, drugs: [], points: pointsOf.long }] : []),
  ]
  return { score: parts.reduce((sum, { points }) => sum + points, 0), parts }
}

/** A pump that goes home runs without the chair. */
const isAtTheChair = (route: PlannedLine['route']): boolean => route !== 'pump_prolonged'

const doseNumber = ({ catalogue, lastGivenOn }: PlannedLine, facts: DoseFacts): number =>
  doseNumberOf({ drug: catalogue.drug, lastGivenOn }, facts).number

/** An infusion of an antibody, or an antineoplastic one given in any way, that the patient never had. */
const isFirstAntibody = (plan: PlannedLine, facts: DoseFacts): boolean =>
  isAntibody(plan.name) &&
  (plan.role === 'antineoplastic' || tapOf(plan.route, plan.plannedMinutes) === 'start') &&
  doseNumber(plan, facts) === 1

const stepsOf = (plan: PlannedLine, facts: DoseFacts): number =>
  plan.rateSteps?.length ?? rateStepsOf(plan.name, doseNumber(plan, facts)).length
