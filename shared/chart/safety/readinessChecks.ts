import { inUnit } from '#shared/clinical/amounts.ts'
import { type ClinicalLimits, usualLimits } from '#shared/clinical/clinicalLimits.ts'
import { lifetimeLevel } from '#shared/clinical/doseCheck.ts'
import { judgeLabs, type LabFinding } from '#shared/clinical/labLimits.ts'
import type { bsaFormulas } from '#shared/clinical/orderLists.ts'
import type { DocAmount } from '#shared/document/facts.ts'
import { compareDecimals, decimal, decimalText, roundDecimal, subtractDecimals } from '#shared/kernel/decimal.ts'
import type { Chart, Line } from '../chart.ts'
import { isToGive } from '../lineStates.ts'
import { allergyRefusal, doseCheckOf, surfaceOf } from './safety.ts'
import { type SiteLimitBroken, siteLimitsBroken } from './siteOfCare.ts'

type BsaFormula = (typeof bsaFormulas)[number]

/** One thing the record computes before "OK to treat" (workflow 4.2, 5: checks 3, 5, 6, 9). */
export type ReadinessCheck =
  | { readonly kind: 'allergy'; readonly level: 'stop'; readonly drug: string; readonly substance: string }
  | {
      readonly kind: 'bodySurface'
      readonly level: 'note' | 'warn'
      readonly areaM2: string
      readonly formula: BsaFormula
    }
  | {
      readonly kind: 'dose'
      readonly level: 'note' | 'warn' | 'stop'
      readonly drug: string
      readonly computed: DocAmount
      /** "7.4". */
      readonly percent: string
    }
  | {
      readonly kind: 'lifetime'
      readonly level: 'note' | 'warn' | 'stop'
      readonly drug: string
      /** With today's dose. */
      readonly after: DocAmount
      readonly limit: DocAmount
    }
  | {
      readonly kind: 'interval'
      readonly level: 'note' | 'stop'
      readonly drug: string
      readonly days: number
      readonly least: number
    }
  | { readonly kind: 'premed'; readonly level: 'note'; readonly premed: string; readonly minutes: number }
  | ({ readonly kind: 'siteOfCare'; readonly level: 'warn' } & SiteLimitBroken)
  | { readonly kind: 'lab'; readonly level: 'warn' | 'stop'; readonly finding: LabFinding }

/** What today's record says about the order, for every drug that has not begun; in the order of the plan. */
export function readinessChecks(chart: Chart, limits: ClinicalLimits = usualLimits): readonly ReadinessCheck[] {
  const { plan } = chart.scheduled
  const waiting = chart.lines.filter(isToGive)
  return [
    ...allergyChecks(chart, waiting),
    ...surfaceCheck(chart, waiting),
    ...siteLimitsBroken(chart, isToGive).map(
      (broken): ReadinessCheck => ({ kind: 'siteOfCare', level: 'warn', ...broken }),
    ),
    ...judgeLabs(chart.care.review?.labs ?? plan.labs, limits.labs, plan.labLimits).map(
      (finding): ReadinessCheck => ({ kind: 'lab', level: finding.level, finding }),
    ),
    ...waiting.flatMap((line) => [...doseChecks(chart, line), ...lifetimeChecks(line), ...intervalChecks(chart, line)]),
    ...waiting.flatMap(({ plan }): readonly ReadinessCheck[] =>
      plan.role === 'premed' && plan.waitMinutes !== undefined
        ? [{ kind: 'premed', level: 'note', premed: plan.name, minutes: plan.waitMinutes }]
        : [],
    ),
  ]
}

/** Shown where a dose follows it; an adult under 1.2 or over 2.8 m² is looked at twice (workflow 4.3). */
function surfaceCheck(chart: Chart, waiting: readonly Line[]): readonly ReadinessCheck[] {
  if (!waiting.some(({ plan }) => plan.doseBasis?.per === 'm2')) return []
  const area = surfaceOf(chart)
  if (!area) return []
  const { plan, patient, day } = chart.scheduled
  const isRare = compareDecimals(area, decimal('1.2')) < 0 || compareDecimals(area, decimal('2.8')) > 0
  const level = isRare && isAdult(patient.birthDate, day) ? 'warn' : 'note'
  const areaM2 = decimalText(roundDecimal(area, 2))
  return [{ kind: 'bodySurface', level, areaM2, formula: plan.bsaFormula ?? 'mosteller' }]
}

/** Eighteen by that day; dates are `YYYY-MM-DD`. */
const isAdult = (birthDate: string, day: string): boolean =>
  `${String(Number(birthDate.slice(0, 4)) + 18).padStart(4, '0')}${birthDate.slice(4)}` <= day

/** Every drug the allergy list names, unless a provider has answered for it (check 2). */
function allergyChecks(chart: Chart, waiting: readonly Line[]): readonly ReadinessCheck[] {
  return waiting.flatMap(({ plan }): readonly ReadinessCheck[] => {
    const substance = allergyRefusal(chart, plan)?.facts.substance
    return substance === undefined ? [] : [{ kind: 'allergy', level: 'stop', drug: plan.name, substance }]
  })
}

function doseChecks(chart: Chart, { plan }: Line): readonly ReadinessCheck[] {
  const check = doseCheckOf(chart, plan)
  if (!check) return []
  const percent = decimalText({ digits: BigInt(check.tenthsPercent), scale: 1 })
  const level = check.level === 'same' ? 'note' : check.level
  return [{ kind: 'dose', level, drug: plan.name, computed: check.computed, percent }]
}

function lifetimeChecks({ plan }: Line): readonly ReadinessCheck[] {
  const { lifetime, dose } = plan
  if (!lifetime) return []
  const { limit } = lifetime
  const [before, today] = [inUnit(lifetime.given, limit.unit), inUnit(dose, limit.unit)]
  if (!before || !today) return []
  const after = subtractDecimals(before, { digits: -today.digits, scale: today.scale })
  const level = { below: 'note', near: 'warn', over: 'stop' } as const
  return [
    {
      kind: 'lifetime',
      level: level[lifetimeLevel(lifetime, dose)],
      drug: plan.name,
      after: { amount: decimalText(after), unit: limit.unit },
      limit,
    },
  ]
}

const msPerDay = 86_400_000

function intervalChecks({ scheduled }: Chart, { plan }: Line): readonly ReadinessCheck[] {
  const { lastGivenOn, minIntervalDays: least } = plan
  if (lastGivenOn === undefined || least === undefined) return []
  const days = Math.round((Date.parse(scheduled.day) - Date.parse(lastGivenOn)) / msPerDay)
  return [{ kind: 'interval', level: days < least ? 'stop' : 'note', drug: plan.name, days, least }]
}
