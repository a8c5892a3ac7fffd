import { compareDecimals, decimal, parseDecimal } from '../kernel/decimal.ts'

/** Lab prompts of workflow 4.2: the practice's defaults; leukemia plans usually override them. */
interface LabLimit {
  readonly names: RegExp
  readonly warnBelow: string
  /** Stop and call below this; absent = it only warns. */
  readonly stopBelow?: string
}

/** ANC and platelets in 10³/µL, hemoglobin in g/dL. */
const limits: readonly LabLimit[] = [
  { names: /^(anc|absolute neutrophil)/i, warnBelow: '1.5', stopBelow: '1.0' },
  { names: /^(plt|platelet)/i, warnBelow: '100', stopBelow: '75' },
  { names: /^(hgb|hb\b|hemoglobin)/i, warnBelow: '8' },
]

export interface LabFinding {
  readonly name: string
  readonly value: string
  readonly level: 'warn' | 'stop'
}

/** The values that ask for attention; one that is not a plain number is left to the reader. */
export function judgeLabs(labs: readonly { readonly name: string; readonly value: string }[]): readonly LabFinding[] {
  return labs.flatMap(({ name, value }): readonly LabFinding[] => {
    const number = parseDecimal(value.trim().split(/\s/)[0] ?? '')
    const limit = limits.find(({ names }) => names.test(name.trim()))
    if (!number || !limit) return []
    const isBelow = (text: string | undefined): boolean =>
      text !== undefined && compareDecimals(number, decimal(text)) < 0
    if (isBelow(limit.stopBelow)) return [{ name, value, level: 'stop' }]
    return isBelow(limit.warnBelow) ? [{ name, value, level: 'warn' }] : []
  })
}
