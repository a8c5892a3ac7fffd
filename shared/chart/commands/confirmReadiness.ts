import { may } from '#shared/permissions/permissions.ts'
import { coversDay } from '../authorization.ts'
import type { Chart } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf, stayRefusal } from './deciding.ts'
import { tooFewIdentifiers } from './identifiers.ts'

/** "OK to treat": every condition of workflow 3, arrived → ready, one refusal each. */
export const confirmReadiness: Decider<'confirmReadiness'> = (chart, command, context) =>
  answer(
    stayRefusal(chart, context) ?? answersRefusal(chart, command) ?? authorizationRefusal(chart, command, context),
    chart,
    context,
    'ReadinessConfirmed',
    payloadOf(command),
  )

function answersRefusal(chart: Chart, sheet: CommandOf<'confirmReadiness'>): Refusal | null {
  const { plan } = chart.scheduled
  const tooFew = tooFewIdentifiers(sheet.identifiers)
  if (tooFew) return tooFew
  if (!sheet.allergiesReviewed) return refuse('allergies-not-reviewed')
  if (!chart.vitals.some(({ setType }) => setType === 'baseline')) return refuse('baseline-vitals-missing')
  if (!sheet.weightAccepted) return refuse('weight-not-accepted')
  if (!sheet.consentOnFile) return refuse('consent-missing')
  if (!sheet.orderChecked || plan.orderSignedAt === null) return refuse('order-not-signed')
  return sheet.labs === 'not_required' && plan.labsRequired ? refuse('labs-not-reviewed') : null
}

/** "Matched" must be true of something on file; an override is the charge nurse's (workflow 11). */
function authorizationRefusal(
  { scheduled }: Chart,
  { authorization }: CommandOf<'confirmReadiness'>,
  { user }: Context,
): Refusal | null {
  if (authorization.answer === 'not_required') return null
  if (authorization.answer === 'override')
    return may(user.roles, 'override.block') ? null : refuse('authorization-not-matched', { needs: 'charge' })
  return scheduled.authorizations.some((one) => coversDay(one, scheduled.day))
    ? null
    : refuse('authorization-not-matched', { needs: 'authorization' })
}
