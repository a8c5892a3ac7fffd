import { judgeLabs } from '#shared/clinical/labLimits.ts'
import { judgeVitals } from '#shared/clinical/vitalLimits.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import type { Chart } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import { isToGive } from '../lineStates.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { authorizationDiffers, coversDay } from '../safety/authorization.ts'
import { dosingWeightGrams } from '../safety/dosingWeight.ts'
import { allergyRefusal, forbiddenRouteRefusal, isOverridden, orderRefusals } from '../safety/safety.ts'
import { chargeNurseOf, overriddenBy } from './chargeNurse.ts'
import { answer, type Decider, payloadOf, stayRefusal } from './deciding.ts'
import { tooFewIdentifiers } from './identifiers.ts'

/** "OK to treat": every condition of workflow 3, arrived → ready, one refusal each. */
export const confirmReadiness: Decider<'confirmReadiness'> = (chart, command, context) =>
  answer(
    stayRefusal(chart, context) ??
      answersRefusal(chart, command, context.limits) ??
      authorizationRefusal(chart, command, context),
    chart,
    context,
    'ReadinessConfirmed',
    signedOverride(command, context),
  )

/** The sheet as it is kept: beside an override, the charge nurse whose PIN came with it. */
function signedOverride(command: CommandOf<'confirmReadiness'>, context: Context) {
  const { authorization, ...sheet } = payloadOf(command)
  if (authorization.answer !== 'override') return { ...sheet, authorization }
  const { overriddenBy: _claimed, ...said } = authorization
  return { ...sheet, authorization: { ...said, ...overriddenBy(context) } }
}

function answersRefusal(chart: Chart, sheet: CommandOf<'confirmReadiness'>, limits: Context['limits']): Refusal | null {
  const { plan } = chart.scheduled
  const tooFew = tooFewIdentifiers(sheet.identifiers)
  if (tooFew) return tooFew
  if (!sheet.allergiesReviewed) return refuse('allergies-not-reviewed')
  if (!chart.vitals.some(({ setType }) => setType === 'baseline')) return refuse('baseline-vitals-missing')
  if (!sheet.weightAccepted) return refuse('weight-not-accepted')
  if (!sheet.consentOnFile) return refuse('consent-missing')
  if (!sheet.orderChecked || plan.orderSignedAt === null) return refuse('order-not-signed')
  if (sheet.labs === 'not_required' && plan.labsRequired) return refuse('labs-not-reviewed')
  if (sheet.decision === 'hold' || sheet.decision === 'call_provider') return refuse('decision-not-treat')
  return labsRefusal(chart, sheet, limits) ?? firstOrderRefusal(chart, sheet, limits)
}

/** A value to stop and call about needs the call on record, read back, or a provider's override (workflow 4.2). */
function labsRefusal(
  { scheduled: { plan }, care }: Chart,
  { providerCall }: CommandOf<'confirmReadiness'>,
  limits: Context['limits'],
): Refusal | null {
  const low = judgeLabs(care.review?.labs ?? plan.labs, limits?.labs, plan.labLimits).find(
    ({ level }) => level === 'stop',
  )
  if (!low || providerCall?.readBack || care.stopsOverridden.some(({ stop }) => stop === 'labs')) return null
  return refuse('labs-stop-and-call', { lab: low.name, value: low.value })
}

function firstOrderRefusal(
  chart: Chart,
  sheet: CommandOf<'confirmReadiness'>,
  limits: Context['limits'],
): Refusal | null {
  for (const { plan } of chart.lines.filter(isToGive)) {
    const refusal =
      forbiddenRouteRefusal(plan) ??
      allergyRefusal(chart, plan) ??
      orderRefusals(chart, plan) ??
      bodyRefusal(chart, plan, sheet, limits)
    if (refusal) return refusal
  }
  return null
}

/**
 * A dose that follows the body needs today's weight, and one that is far enough from the weight it was computed from needs a
 * provider to verify it (workflow 4.3; 5, check 5).
 */
function bodyRefusal(
  { vitals, scheduled, care }: Chart,
  { id, name, doseBasis }: PlannedLine,
  { providerCall }: CommandOf<'confirmReadiness'>,
  limits: Context['limits'],
): Refusal | null {
  if (doseBasis?.per !== 'kg' && doseBasis?.per !== 'm2') return null
  const weighed = vitals.findLast(({ weightGrams }) => weightGrams !== undefined)
  if (!weighed) return refuse('weight-missing-for-dose', { drug: name })
  const baseline = { dosingWeightGrams: dosingWeightGrams(scheduled) ?? undefined }
  const isFar = judgeVitals({ weightGrams: weighed.weightGrams }, baseline, weighed.limits ?? limits).some(
    ({ level }) => level === 'urgent',
  )
  if (!isFar || providerCall?.readBack || isOverridden(care, 'dose_change', id)) return null
  return refuse('weight-stop-and-call', { drug: name, planned: scheduled.plan.dosingWeightKg ?? '' })
}

/** "Matched" must be true of something on file; an override is the charge nurse's (workflow 11). */
function authorizationRefusal(
  chart: Chart,
  { authorization }: CommandOf<'confirmReadiness'>,
  context: Context,
): Refusal | null {
  if (authorization.answer === 'not_required') return null
  if (authorization.answer === 'override')
    return context.preview || chargeNurseOf(context) ? null : refuse('authorization-not-matched', { needs: 'charge' })
  const { authorizations, day } = chart.scheduled
  if (!authorizations.some((one) => coversDay(one, day)))
    return refuse('authorization-not-matched', { needs: 'authorization' })
  const [first] = authorizationDiffers(chart, isToGive)
  return first
    ? refuse('authorization-not-matched', { needs: 'match', drug: first.drug, questions: first.questions.join(', ') })
    : null
}
