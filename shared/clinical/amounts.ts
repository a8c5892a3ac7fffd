import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalText,
  parseDecimal,
  shiftDecimal,
  zero,
} from '../kernel/decimal.ts'

/** An amount as printed on the label: "712.5" "mg". */
export interface LabeledAmount {
  readonly amount: string
  readonly unit: string
}

/** Powers of ten to the gram. Only mass converts; volume and biological units never do without a concentration (U4). */
const massPower: Readonly<Record<string, number>> = { kg: 3, g: 0, mg: -3, mcg: -6, ug: -6, µg: -6, ng: -9 }

const canonical = (unit: string): string => unit.trim().toLowerCase()

/** The amount as a number of `unit`, exactly; null when the units are of different families or the text is no number. */
export function inUnit({ amount, unit }: LabeledAmount, wanted: string): Decimal | null {
  const value = parseDecimal(amount)
  if (!value) return null
  const [from, to] = [canonical(unit), canonical(wanted)]
  if (from === to) return value
  const [fromPower, toPower] = [massPower[from], massPower[to]]
  return fromPower === undefined || toPower === undefined ? null : shiftDecimal(value, fromPower - toPower)
}

/** The sum in the first amount's unit; null when one of them cannot be said in it. An empty list has no unit: null. */
export function sumAmounts(amounts: readonly LabeledAmount[]): LabeledAmount | null {
  const unit = amounts[0]?.unit
  if (unit === undefined) return null
  let sum = zero
  for (const one of amounts) {
    const value = inUnit(one, unit)
    if (!value) return null
    sum = addDecimals(sum, value)
  }
  return { amount: decimalText(sum), unit }
}

/** Which is larger, or null when they cannot be compared. */
export function compareAmounts(a: LabeledAmount, b: LabeledAmount): -1 | 0 | 1 | null {
  const value = inUnit(a, b.unit)
  const other = parseDecimal(b.amount)
  return value && other ? compareDecimals(value, other) : null
}

export const amountText = ({ amount, unit }: LabeledAmount): string => `${amount} ${unit}`
