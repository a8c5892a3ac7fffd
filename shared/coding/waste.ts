import { ceiling, type Exact, floor, minus, over, smaller } from './exact.ts'
import type { UnitsInput } from './types.ts'

/** Amounts in one unit of measure, all exact: billing unit, given, and the labelled content opened. */
export interface Opened {
  readonly unit: Exact
  readonly given: Exact
  readonly singleDose: Exact
  readonly multiDose: Exact
  /** Of the rest, what was thrown away for another reason than a remainder and nobody has released yet (workflow 4.7). */
  readonly inReview: Exact
}

/** What is left of the single-dose containers; their content counts as used first, a multi-dose vial keeps its rest (U3). */
export const leftOver = ({ given, singleDose }: Pick<Opened, 'given' | 'singleDose'>): Exact =>
  minus(singleDose, smaller(given, singleDose))

/** What may be reported as discarded: the rest without what waits for a biller. */
export const reportable = (opened: Opened): Exact => minus(leftOver(opened), smaller(opened.inReview, leftOver(opened)))

/**
 * Discarded units that may be billed: whole units of the label less the dose rounded up, so both lines together never
 * pass the label. U2's other bound, the rest rounded down, can never be smaller and needs no sum of its own.
 */
export function discardedUnits(opened: Opened): bigint {
  const billable = minus(opened.singleDose, smaller(opened.inReview, leftOver(opened)))
  const units = floor(over(billable, opened.unit)) - ceiling(over(opened.given, opened.unit))
  return units > 0n ? units : 0n
}

export type WasteGap = 'saved' | 'entry' | 'reason' | 'witness'

/** What the charted waste lacks before a rest may be billed or signed (U7); null = complete, or no charting given. */
export function wasteGap(waste: UnitsInput['waste']): WasteGap | null {
  if (!waste) return null
  if (waste.saved) return 'saved'
  if (!waste.recorded) return 'entry'
  if (!waste.reason) return 'reason'
  if (waste.witnessRequired && !waste.witness) return 'witness'
  return null
}
