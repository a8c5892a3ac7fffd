import { bodySurface } from '#shared/clinical/bodySurface.ts'
import { doseCheck, lifetimeLevel } from '#shared/clinical/doseCheck.ts'
import { allergyTo, isForbiddenRoute, isIntrathecal } from '#shared/clinical/drugGuards.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import {
  compareDecimals,
  type Decimal,
  decimal,
  decimalText,
  parseDecimal,
  roundDecimal,
  shiftDecimal,
} from '#shared/kernel/decimal.ts'
import { type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import type { Chart, Line } from '../chart.ts'
import type { Care } from '../fold/care.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { keepsUntil, pastUseByRefusal } from './useBy.ts'
import { vesicantRefusal } from './vesicant.ts'

/** What the tap that gives a drug may answer beside the drug itself. */
export interface GivingAnswers {
  readonly accessId: string | null
  readonly by?: 'pump' | 'gravity' | undefined
  readonly premedWaitAccepted?: boolean | undefined
}

/** The checks of workflow 5 that stand before every drug: route, allergy, dose, lifetime, interval, use-by, vesicant, premedication. */
export function safetyRefusal(chart: Chart, line: Line, at: Instant, answers: GivingAnswers): Refusal | null {
  return (
    routeRefusal(chart, line) ??
    allergyRefusal(chart, line.plan) ??
    orderRefusals(chart, line.plan) ??
    pastUseByRefusal(line, keepsUntil(line, at), at) ??
    vesicantRefusal(chart, line.plan, answers.accessId, answers.by) ??
    (answers.premedWaitAccepted ? null : premedQuestion(chart, line, at))
  )
}

/** A drug's route that is never allowed, and the intrathecal rule: alone. */
function routeRefusal({ lines }: Chart, { id, plan }: Line): Refusal | null {
  const forbidden = forbiddenRouteRefusal(plan)
  if (forbidden || !isIntrathecal(plan.route)) return forbidden
  const other = lines.find((line) => line.id !== id && (line.state === 'running' || line.state === 'paused'))
  return other ? refuse('intrathecal-alone', { drug: plan.name, other: other.plan.name }) : null
}

/** Vinca alkaloids never intrathecally: no override exists. */
export const forbiddenRouteRefusal = ({ name, catalogue, route }: PlannedLine): Refusal | null =>
  isForbiddenRoute(`${name} ${catalogue.drug}`, route) ? refuse('vinca-intrathecal', { drug: name }) : null

/** An allergy on file to this drug or its group stops until a provider has answered (check 2). */
export function allergyRefusal({ scheduled, care }: Chart, plan: PlannedLine): Refusal | null {
  const substance = allergyTo(scheduled.patient.allergies, [plan.name, plan.catalogue.drug])
  if (substance === null || isOverridden(care, 'allergy', plan.id)) return null
  return refuse('allergy-stop', { drug: plan.name, substance })
}

/** Dose against today's body, lifetime dose, and days since the last one: each stops until a provider has answered. */
export function orderRefusals(chart: Chart, plan: PlannedLine): Refusal | null {
  const { care, scheduled } = chart
  const area = surfaceOf(chart)
  if (plan.doseBasis?.per === 'm2' && area !== null && isNoSurface(area))
    return refuse('body-surface-impossible', { drug: plan.name, area: decimalText(area) })
  const check = doseCheckOf(chart, plan)
  if (check?.level === 'stop' && !isOverridden(care, 'dose_change', plan.id))
    return refuse('dose-change-stop', {
      drug: plan.name,
      ordered: `${plan.dose.amount} ${plan.dose.unit}`,
      computed: `${check.computed.amount} ${check.computed.unit}`,
      percent: decimalText({ digits: BigInt(check.tenthsPercent), scale: 1 }),
    })
  if (
    plan.lifetime &&
    lifetimeLevel(plan.lifetime, plan.dose) === 'over' &&
    !isOverridden(care, 'cumulative_dose', plan.id)
  )
    return refuse('lifetime-dose-over', {
      drug: plan.name,
      limit: `${plan.lifetime.limit.amount} ${plan.lifetime.limit.unit}`,
    })
  const days = daysSinceLast(plan, scheduled.day)
  if (days !== null && days < (plan.minIntervalDays ?? 0) && !isOverridden(care, 'interval', plan.id))
    return refuse('interval-too-short', { drug: plan.name, days: String(days), least: String(plan.minIntervalDays) })
  return null
}

/** The order's dose against the last weight and height of today; null where the dose does not follow them. */
export function doseCheckOf(chart: Pick<Chart, 'vitals' | 'scheduled'>, plan: PlannedLine) {
  return doseCheck(plan.dose, plan.doseBasis, bodyOf(chart), weighedLast(chart)?.limits?.dose)
}

const weighedLast = ({ vitals }: Pick<Chart, 'vitals'>) =>
  vitals.findLast(({ weightGrams }) => weightGrams !== undefined)

/** Today's weight, with today's height or else the plan's. */
function bodyOf(chart: Pick<Chart, 'vitals' | 'scheduled'>) {
  const { plan } = chart.scheduled
  const height = chart.vitals.findLast(({ heightMillimeters }) => heightMillimeters !== undefined)?.heightMillimeters
  const planned = parseDecimal(plan.heightCm ?? '')
  const fromPlan = planned ? Number(decimalText(roundDecimal(shiftDecimal(planned, 1), 0))) : undefined
  return {
    weightGrams: weighedLast(chart)?.weightGrams,
    heightMillimeters: height ?? fromPlan,
    formula: plan.bsaFormula,
  }
}

/** Today's body surface in m², to the hundredth; null while weight or height is missing. */
export function surfaceOf(chart: Pick<Chart, 'vitals' | 'scheduled'>): Decimal | null {
  const { weightGrams, heightMillimeters, formula } = bodyOf(chart)
  if (weightGrams === undefined || heightMillimeters === undefined) return null
  const height = shiftDecimal({ digits: BigInt(heightMillimeters), scale: 0 }, -1)
  return bodySurface(height, shiftDecimal({ digits: BigInt(weightGrams), scale: 0 }, -3), formula)
}

/** Outside of 0.2 to 4.0 m² it is a slip of typing, nobody's body (workflow 4.3). */
const isNoSurface = (area: Decimal): boolean =>
  compareDecimals(area, decimal('0.2')) < 0 || compareDecimals(area, decimal('4.0')) > 0

function daysSinceLast({ lastGivenOn }: PlannedLine, day: string): number | null {
  if (lastGivenOn === undefined) return null
  return Math.round((Date.parse(day) - Date.parse(lastGivenOn)) / 86_400_000)
}

/** Whether a provider overrode this stop for this drug, or for the whole visit. */
export const isOverridden = ({ stopsOverridden }: Care, stop: string, lineId: string): boolean =>
  stopsOverridden.some((one) => one.stop === stop && (one.lineId === undefined || one.lineId === lineId))

/** Premedication that is missing, or whose wait is not over, before an antineoplastic: asked, not forbidden (check 9). */
function premedQuestion({ lines }: Chart, { plan }: Line, at: Instant): Refusal | null {
  if (plan.role !== 'antineoplastic') return null
  for (const premed of lines) {
    const wait = premed.plan.waitMinutes
    if (premed.plan.role !== 'premed' || wait === undefined || premed.state === 'not_given' || premed.dropped) continue
    const end = premed.given?.stamp.at ?? premed.stop?.at
    const waited = end ? printedMinutesBetween(end, at) : null
    if (waited === null) return refuse('premed-wait', { drug: plan.name, premed: premed.plan.name })
    if (waited < wait)
      return refuse('premed-wait', { drug: plan.name, premed: premed.plan.name, left: String(wait - waited) })
  }
  return null
}
