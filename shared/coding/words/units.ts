import type { WasteGap } from '../waste.ts'

/** Sentences of the drug units. Amounts come with their unit: "712.5 mg". */

const unitsOf = (units: number): string => (units === 1 ? '1 unit' : `${units} units`)

export const unitWords = {
  given: (amount: string, billingUnit: string, units: number) =>
    `${amount} given, one unit is ${billingUnit}: ${unitsOf(units)}.`,
  roundedUp: 'A part of a unit counts as a whole one.',
  nothingDiscarded: 'No discarded amount to report (JZ).',
  sharedContainer: 'The rest of the container goes to another patient’s line (JZ).',
  multiDose: 'Multi-dose container: no discard modifier.',
  payerWithoutDiscard: 'This payer takes the given amount only.',
  discarded: (amount: string, billingUnit: string, units: number) =>
    `${amount} left in single-dose containers, one unit is ${billingUnit}: ${unitsOf(units)} discarded (JW).`,
  bought340b: 'Bought under 340B (TB).',

  doseMissing: 'The dose given is not recorded.',
  doseWithoutUnit: 'The dose given has no unit.',
  doseUnreadable: 'The dose given is not a plain amount of zero or more.',
  billingUnitUnreadable: 'The billing unit of this drug in the catalogue is not readable.',
  noBillingUnit: 'The formulary has no billing unit for this drug.',
  containerUnreadable: 'The size of a container is not readable.',
  wasteUnreadable: 'The amount thrown away is not readable in the billing unit: correct the waste entry.',
  cannotCompare: (one: string, other: string) =>
    `${one} cannot be compared with ${other}: record the concentration, or the amount in the other unit.`,
  noContainer: (given: string) => `${given} given, and no container is recorded.`,
  moreThanOpened: (given: string, opened: string) =>
    `${given} given, and the containers recorded hold ${opened}. Check the dose or add a container.`,
  wasteIncomplete: (left: string, gap: WasteGap) => `${left} is left in a single-dose container. ${gaps[gap]}`,
  wasteInsideRounding: (left: string) => `${left} left: the rounded-up units already cover it, so no JW line.`,
  wasteToReview: (amount: string) =>
    `${amount} was thrown away for another reason than a remainder. A biller decides whether it is reported.`,
  otherVials: (choice: string, left: string, leftNow: string) =>
    `${choice} would have covered the dose and left ${left} instead of ${leftNow}.`,
} as const

const gaps: Readonly<Record<WasteGap, string>> = {
  saved: 'A single-dose container is not kept: record the rest as waste.',
  entry: 'Record it as waste.',
  reason: 'Give the reason for the waste.',
  witness: 'Ask a witness for the waste.',
}
