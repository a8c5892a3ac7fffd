import type { Line } from '#shared/chart/chart.ts'
import type { LabeledAmount } from '#shared/clinical/amounts.ts'
import { dosePerHourOf } from '#shared/clinical/rates.ts'
import { numberWords } from './amounts.ts'

type Plan = Line['plan']

/** "150 mg/h, 75 mL/h": drug and volume together, where the bag's concentration is known. */
export function rateShown(plan: Plan, mlPerHour: string): string {
  const perHour = dosePerHourOf(plan, mlPerHour)
  const volume = `${numberWords(mlPerHour)} mL/h`
  return perHour ? `${numberWords(perHour.text)} ${plan.dose.unit}/h, ${volume}` : volume
}

/** A planned step as its schedule says it, with what the pump takes: "100 mg/h, 70.2 mL/h". */
export const stepShown = ({
  perHour,
  rateMlPerHour,
}: {
  readonly perHour: LabeledAmount
  readonly rateMlPerHour: string
}): string => `${numberWords(perHour.amount)} ${perHour.unit}/h, ${numberWords(rateMlPerHour)} mL/h`

export const rateWords = {
  rate: 'Rate',
  change: 'Change rate',
  record: 'Record rate',
  now: (rate: string) => `Now ${rate}.`,
  unknown: 'No rate is recorded yet.',
  /** "mL/h, 150 mg/h" beside the readout. */
  unit: (plan: Plan, mlPerHour: string): string => {
    const perHour = mlPerHour === '' ? null : dosePerHourOf(plan, mlPerHour)
    return perHour ? `mL/h, ${numberWords(perHour.text)} ${plan.dose.unit}/h` : 'mL/h'
  },
  volumeSoFar: 'Volume so far, on the pump',
  volumeByRates: (ml: string) => `By the recorded rates about ${ml} mL.`,
  step: (rate: string) => `Step: ${rate}`,
  why: 'Why',
  whyMissing: 'Say why.',
  missing: 'Enter the rate.',
  stepDue: (rate: string, time: string) => `${rate} at ${time}`,
  stepNow: (rate: string) => `${rate} now`,
  confirm: 'Pump agrees',
  ninety: '90-minute scheme',
  /** What is given in which time, as the pump takes it. */
  ninetySteps: ([first = '', then = '']: readonly string[]) =>
    `A fifth of the dose in 30 min at ${first}. Then the rest in 60 min at ${then}; that change chimes and is confirmed.`,
  ninetyOrdered: 'The order names this scheme. Start on the row begins at the usual first step instead.',
  ninetyUnordered:
    'This is a later dose, and no severe reaction to it is on record. The order does not name the scheme, so say whose order it is.',
  ninetyOrderedBy: 'Whose order',
  ninetyOrderMissing: 'Say whose order it is.',
  ninetyStart: 'Start by the 90-minute scheme',
  ninetyOffered: 'The 90-minute scheme can be chosen in Details.',
  ninetyFirst: (rate: string) => `First ${rate}`,
  ninetyBy: (orderedBy: string | undefined) => `90-minute scheme${orderedBy ? `, order of ${orderedBy}` : ''}`,
} as const
