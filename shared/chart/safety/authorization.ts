import { amountText, inUnit } from '#shared/clinical/amounts.ts'
import type { Authorization } from '#shared/document/clinic.ts'
import type { Plan } from '#shared/document/plan.ts'
import {
  addDecimals,
  compareDecimals,
  decimal,
  multiplyDecimals,
  parseDecimal,
  sumDecimals,
  zero,
} from '#shared/kernel/decimal.ts'
import type { Chart, Line } from '../chart.ts'
import { serviceDate } from '../serviceDate.ts'

/** Whether an authorization holds on that day: granted, not pending, and inside its dates, both included. */
export const coversDay = ({ status, from, to }: Authorization, day: string): boolean =>
  (status === 'approved' || status === 'retro' || status === 'not_required') && from <= day && day <= to

export type Match = 'ok' | 'mismatch' | 'unknown'

/** Each question of workflow 4.1 about one authorization and one drug line. */
export interface AuthorizationMatch {
  readonly drug: Match
  /** Units or dose, whichever the payer allows it in; both where it names both. */
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
    units: together(unitsMatch(plan, authorization), doseMatch(plan, authorization)),
    date: okIf(coversDay(authorization, serviceDate({ scheduled, lines }))),
    visits: countMatch(authorization),
    diagnosis: diagnosis === '' ? 'unknown' : okIf(scheduled.plan.diagnoses.some(({ code }) => code === diagnosis)),
    provider: providerNpi === undefined ? 'unknown' : okIf(providersOf(scheduled.plan).includes(providerNpi)),
    payer: payers.length === 0 ? 'unknown' : okIf(payers.includes(payerId)),
  }
}

/** Whoever treats, orders or supervises: a payer writes its authorization out to any of them. */
const providersOf = ({ providerNpi, orderingNpi, supervisingNpi }: Plan): readonly (string | undefined)[] => [
  providerNpi,
  orderingNpi,
  supervisingNpi,
]

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

/** The dose against what is left of a dose allowed, exactly; unknown where none is on file or the units are of two kinds. */
function doseMatch({ catalogue, dose }: Line['plan'], { dosesAllowed }: Authorization): Match {
  const allowed = dosesAllowed?.find(({ hcpcs }) => hcpcs === catalogue.hcpcs)
  const limit = allowed && inUnit(allowed.dose, dose.unit)
  const used = allowed?.used ? inUnit(allowed.used, dose.unit) : zero
  const planned = parseDecimal(dose.amount)
  if (!limit || !used || !planned) return 'unknown'
  return okIf(compareDecimals(addDecimals(used, planned), limit) <= 0)
}

/** Two answers to one question: a difference outweighs, and what is not on file says nothing. */
function together(a: Match, b: Match): Match {
  if (a === 'mismatch' || b === 'mismatch') return 'mismatch'
  return a === 'ok' || b === 'ok' ? 'ok' : 'unknown'
}

/** A dose allowed that the visit went beyond, in the words of a label: "4800 mg". */
export interface DoseOver {
  readonly authorizationId: string
  readonly hcpcs: string
  readonly allowed: string
  readonly used: string | null
  readonly given: string
}

/** Of every authorization, the doses that what was given went beyond; what its unit cannot say is not compared. */
export function dosesOver({ scheduled, lines }: Pick<Chart, 'scheduled' | 'lines'>): readonly DoseOver[] {
  return scheduled.authorizations.flatMap(({ id, dosesAllowed = [] }) =>
    dosesAllowed.flatMap(({ hcpcs, dose, used }) => {
      const given = lines.flatMap(({ plan, doseGiven }) =>
        plan.catalogue.hcpcs === hcpcs && doseGiven ? [doseGiven] : [],
      )
      const sums = [...given, ...(used ? [used] : [])].map((one) => inUnit(one, dose.unit))
      const known = sums.filter((sum) => sum !== null)
      const limit = parseDecimal(dose.amount)
      if (!limit || given.length === 0 || known.length < sums.length) return []
      if (compareDecimals(sumDecimals(known), limit) <= 0) return []
      const texts = { allowed: amountText(dose), used: used ? amountText(used) : null }
      return [{ authorizationId: id, hcpcs, ...texts, given: given.map(amountText).join(' and ') }]
    }),
  )
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

export interface AuthorizationDiffers {
  readonly drug: string
  /** "units", "date": the questions of workflow 4.1 that do not match. */
  readonly questions: readonly string[]
}

/**
 * Every drug asked about that an authorization on file names and does not answer for, by the one that answers best (workflow
 * 3, arrived → ready). A drug that none names is left to the claim.
 */
export function authorizationDiffers(
  chart: Pick<Chart, 'scheduled' | 'lines'>,
  isAsked: (line: Line) => boolean,
): readonly AuthorizationDiffers[] {
  return chart.lines.filter(isAsked).flatMap((line): readonly AuthorizationDiffers[] => {
    const questions = mismatchesOf(chart, line) ?? []
    return questions.length > 0 ? [{ drug: line.plan.name, questions }] : []
  })
}
