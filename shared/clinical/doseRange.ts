import { compareDecimals, type Decimal, decimal, multiplyDecimals, parseDecimal } from '../kernel/decimal.ts'
import { inUnit, type LabeledAmount } from './amounts.ts'

/** How a dose given compares with the order (workflow 4.6): over 105 % or under 90 % asks why, over 200 % is refused. */
export type DoseRange = 'as_ordered' | 'asks_why' | 'over_double' | 'other_unit'

export function doseRange(given: LabeledAmount, ordered: LabeledAmount): DoseRange {
  const value = inUnit(given, ordered.unit)
  const order = parseDecimal(ordered.amount)
  if (!value || !order) return 'other_unit'
  if (isOver(value, order, '200')) return 'over_double'
  return isOver(value, order, '105') || isUnder(value, order, '90') ? 'asks_why' : 'as_ordered'
}

const percentOf = (order: Decimal, percent: string): Decimal => multiplyDecimals(order, decimal(percent))
const hundredfold = (value: Decimal): Decimal => multiplyDecimals(value, decimal('100'))
const isOver = (value: Decimal, order: Decimal, percent: string): boolean =>
  compareDecimals(hundredfold(value), percentOf(order, percent)) > 0
const isUnder = (value: Decimal, order: Decimal, percent: string): boolean =>
  compareDecimals(hundredfold(value), percentOf(order, percent)) < 0
