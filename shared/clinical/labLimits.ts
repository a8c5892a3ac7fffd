import { compareDecimals, decimal, parseDecimal } from '../kernel/decimal.ts'
import { type ClinicalLimits, type LabBounds, type LimitedLab, limitedLabs, usualLimits } from './clinicalLimits.ts'

const namesOf: Readonly<Record<LimitedLab, RegExp>> = {
  anc: /^(anc|absolute neutrophil)/i,
  platelets: /^(plt|platelet)/i,
  hemoglobin: /^(hgb|hb\b|hemoglobin)/i,
}

/** Limits of a plan's own, by lab: they win over the practice's (leukemia plans usually have them, workflow 4.2). */
export type PlanLabLimits = Readonly<Partial<Record<LimitedLab, LabBounds>>>

export interface LabFinding {
  readonly name: string
  readonly value: string
  readonly level: 'warn' | 'stop'
}

/** The values that ask for attention; one that is not a plain number is left to the reader. */
export function judgeLabs(
  labs: readonly { readonly name: string; readonly value: string }[],
  practice: ClinicalLimits['labs'] = usualLimits.labs,
  plan: PlanLabLimits = {},
): readonly LabFinding[] {
  return labs.flatMap(({ name, value }): readonly LabFinding[] => {
    const number = parseDecimal(value.trim().split(/\s/)[0] ?? '')
    const lab = limitedLabs.find((one) => namesOf[one].test(name.trim()))
    if (!number || !lab) return []
    const limit = plan[lab] ?? practice[lab]
    const isBelow = (text: string | null): boolean => text !== null && compareDecimals(number, decimal(text)) < 0
    if (isBelow(limit.stopBelow)) return [{ name, value, level: 'stop' }]
    return isBelow(limit.warnBelow) ? [{ name, value, level: 'warn' }] : []
  })
}
