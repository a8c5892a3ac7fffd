import { inUnit } from '#shared/clinical/amounts.ts'
import type { Authorization } from '#shared/document/clinic.ts'
import { compareDecimals, decimal, multiplyDecimals, parseDecimal } from '#shared/kernel/decimal.ts'
import type { Chart, Line } from '../chart.ts'
import { serviceDate } from '../serviceDate.ts'

/** Whether an authorization holds on that day: granted, not pending, and inside its dates, both included. */
export const coversDay = ({ status, from, to }: Authorization, day: string): boolean =>
  (status === 'approved' || status === 'retro' || status === 'not_required') && from <= day && day <= to

export type Match = 'ok' | 'mismatch' | 'unknown'

/** Each question of workflow 4.1 about one authorization and one drug line. */
export interface AuthorizationMatch {
  readonly drug: Match
  readonly units: Match
  readonly date: Match
  readonly visits: Match
  readonly diagnosis: Match
  readonly provider: Match
  readonly payer: Match
}

const okIf = (isOk: boolean): Match => (isOk ? 'ok' : 'mismatch')

/** How one authorization answers for one line of the visit. */
export function matchAuthorization(
  { scheduled, lines }: Pick<Chart, 'scheduled' | 'lines'>,
  { plan }: Pick<Line, 'plan'>,
  authorization: Authorization,
): AuthorizationMatch {
  const { providerNpi, payerId, diagnosis } = authorization
  const payers = scheduled.coverages.map(({ payer }) => payer.id)
  return {
    drug: okIf(plan.catalogue.hcpcs !== null && authorization.drugs.includes(plan.catalogue.hcpcs)),
    units: unitsMatch(plan, authorization),
    date: okIf(coversDay(authorization, serviceDate({ scheduled, lines }))),
    visits: countMatch(authorization),
    diagnosis: diagnosis === '' ? 'unknown' : okIf(scheduled.plan.diagnoses.some(({ code }) => code === diagnosis)),
    provider: providerNpi === undefined ? 'unknown' : okIf(providerNpi === scheduled.plan.providerNpi),
    payer: payers.length === 0 ? 'unknown' : okIf(payers.includes(payerId)),
  }
}

/** Visits and cycles left under it; unknown where neither is counted. */
function countMatch({ visitsAllowed, visitsUsed = 0, cyclesAllowed, cyclesUsed = 0 }: Authorization): Match {
  if (visitsAllowed === undefined && cyclesAllowed === undefined) return 'unknown'
  return okIf(visitsUsed < (visitsAllowed ?? Infinity) && cyclesUsed < (cyclesAllowed ?? Infinity))
}

/** The dose in billing units against the units that are left; unknown where one of them is not on file. */
function unitsMatch({ catalogue, dose }: Line['plan'], { unitsAllowed }: Authorization): Match {
  const allowed = unitsAllowed?.find(({ hcpcs }) => hcpcs === catalogue.hcpcs)
  const unit = catalogue.billingUnit
  const given = unit && inUnit(dose, unit.unit)
  const size = unit && parseDecimal(unit.amount)
  if (!allowed || !given || !size) return 'unknown'
  const left = Math.max(0, allowed.units - (allowed.used ?? 0))
  return okIf(compareDecimals(given, multiplyDecimals(size, decimal(String(left)))) <= 0)
}

/** The questions that do not match, of the authorization that answers best for this line; null when none names the drug. */
export function mismatchesOf(
  chart: Pick<Chart, 'scheduled' | 'lines'>,
  line: Pick<Line, 'plan'>,
): readonly string[] | null {
  const { hcpcs } = line.plan.catalogue
  const naming = chart.scheduled.authorizations.filter(({ drugs }) => hcpcs !== null && drugs.includes(hcpcs))
  const found = naming.map((one) =>
    Object.entries(matchAuthorization(chart, line, one)).flatMap(([question, match]) =>
      match === 'mismatch' ? [question] : [],
    ),
  )
  return found.length === 0 ? null : found.reduce((a, b) => (b.length < a.length ? b : a))
}
