import { inUnit } from '#shared/clinical/amounts.ts'
import { needsAccess, tapOf } from '#shared/clinical/givenBy.ts'
import type { DocAmount } from '#shared/document/facts.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimal,
  decimalText,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
  zero,
} from '#shared/kernel/decimal.ts'
import type { Chart } from '../chart.ts'
import type { Stamp } from '../stamps.ts'

/** A vesicant that is pushed: blood return after every 5 mL at most, until all of it is in (workflow 5, check 7). */

/** The wider end of "every 2–5 mL": fewer may be pushed between two looks, never more. */
export const mostMlBetweenLooks = '5'

export const isVesicantPush = ({ vesicant, route, plannedMinutes }: PlannedLine): boolean =>
  vesicant === 'vesicant' && tapOf(route, plannedMinutes) === 'push' && needsAccess(route)

export interface PushLook {
  readonly stamp: Stamp
  /** mL that had gone in by then. */
  readonly pushedMl: string
  readonly bloodReturn: 'brisk' | 'sluggish' | 'none'
}

/** The looks at blood return while one drug was pushed, in the record's order. */
export const looksOfPush = ({ care }: Pick<Chart, 'care'>, lineId: string): readonly PushLook[] =>
  care.siteChecks.flatMap(({ stamp, lineId: of, pushedMl = '0', bloodReturn }) =>
    of === lineId && bloodReturn !== undefined ? [{ stamp, pushedMl, bloodReturn }] : [],
  )

/** mL of the whole push: as ordered, or from the dose and how strong the drug is as it comes; null = nobody can say. */
export function pushVolumeMl({ volumeMl, dose, stocked }: PlannedLine): string | null {
  if (volumeMl !== undefined) return volumeMl
  const [vial] = stocked.flatMap(({ size, volumeMl: ml }) => (ml === undefined ? [] : [{ size, ml }]))
  const wanted = vial && inUnit(dose, vial.size.unit)
  const ml = wanted && divideDecimals(multiplyDecimals(wanted, decimal(vial.ml)), decimal(vial.size.amount), 1)
  return ml ? decimalText(ml) : null
}

export interface PushSoFar {
  readonly pushedMl: string
  /** Null before the first look. */
  readonly bloodReturn: PushLook['bloodReturn'] | null
  readonly totalMl: string | null
  /** How many mL will have gone in at the next look; null = all of it is in. */
  readonly nextMl: string | null
}

/** Where a push stands: how much of it is in, what was seen last, and after how many mL it is looked at again. */
export function pushSoFar(
  chart: Pick<Chart, 'care'>,
  { id, plan }: { readonly id: string; readonly plan: PlannedLine },
): PushSoFar {
  const last = looksOfPush(chart, id).at(-1)
  const totalMl = pushVolumeMl(plan)
  const pushed = decimal(last?.pushedMl ?? '0')
  const step = addDecimals(pushed, decimal(mostMlBetweenLooks))
  const total = totalMl === null ? null : decimal(totalMl)
  const isIn = total !== null && compareDecimals(pushed, total) >= 0
  const next = total !== null && compareDecimals(step, total) > 0 ? total : step
  return {
    pushedMl: decimalText(pushed),
    bloodReturn: last?.bloodReturn ?? null,
    totalMl,
    nextMl: isIn ? null : decimalText(next),
  }
}

/** The dose in so many mL of the push, to a hundredth of its unit; null where the whole volume is not known. */
export function doseIn(plan: PlannedLine, pushedMl: string): DocAmount | null {
  const total = parseDecimal(pushVolumeMl(plan) ?? '')
  if (!total || compareDecimals(total, zero) === 0) return null
  if (compareDecimals(decimal(pushedMl), total) >= 0) return plan.dose
  const share = divideDecimals(multiplyDecimals(decimal(plan.dose.amount), decimal(pushedMl)), total, 2)
  return share && { amount: decimalText(share), unit: plan.dose.unit }
}

/** The most mL that went in between two looks, from the first drop to the end of what was given; null = nobody can say. */
export function longestUnseenMl(
  chart: Pick<Chart, 'care'>,
  { id, plan, doseGiven }: { readonly id: string; readonly plan: PlannedLine; readonly doseGiven: DocAmount | null },
): string | null {
  const total = parseDecimal(pushVolumeMl(plan) ?? '')
  const given = doseGiven && inUnit(doseGiven, plan.dose.unit)
  if (!total || !given) return null
  const end = divideDecimals(multiplyDecimals(total, given), decimal(plan.dose.amount), 1)
  if (!end) return null
  let [seen, longest]: [Decimal, Decimal] = [zero, zero]
  for (const at of [...looksOfPush(chart, id).map(({ pushedMl }) => decimal(pushedMl)), end]) {
    const gap = subtractDecimals(at, seen)
    if (compareDecimals(gap, longest) > 0) longest = gap
    seen = at
  }
  return decimalText(roundDecimal(longest, 1))
}
