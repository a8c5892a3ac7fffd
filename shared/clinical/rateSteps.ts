import { decimal, decimalText, multiplyDecimals, parseDecimal } from '../kernel/decimal.ts'
import type { LabeledAmount } from './amounts.ts'

/** One step of a rate schedule: from so many running minutes on, so much drug an hour. */
export interface RateStep {
  readonly afterMinutes: number
  readonly perHour: LabeledAmount
}

const everyMinutes = 30
const top = 400

const stepsUp = (first: number, by: number): readonly RateStep[] =>
  Array.from({ length: (top - first) / by + 1 }, (_, index) => ({
    afterMinutes: index * everyMinutes,
    perHour: { amount: String(first + index * by), unit: 'mg' },
  }))

/** Workflow 4.4: 50 mg/h, +50 every 30 min to 400; later doses start at 100 with +100. */
const firstDose = stepsUp(50, 50)
const laterDose = stepsUp(100, 100)

/** The steps of a drug's default schedule; none for a drug that runs at one rate. `dose` as `doseNumberOf` counts it. */
export function rateStepsOf(drug: string, dose: number): readonly RateStep[] {
  if (!/\brituximab/i.test(drug)) return []
  return dose === 1 ? firstDose : laterDose
}

/** The 90-minute scheme for who is eligible: 20 % of the dose in 30 minutes, 80 % in the next 60. */
export function ninetyMinuteSteps(dose: LabeledAmount): readonly RateStep[] {
  const amount = parseDecimal(dose.amount)
  if (!amount) return []
  const times = (factor: string): LabeledAmount => ({
    amount: decimalText(multiplyDecimals(amount, decimal(factor))),
    unit: dose.unit,
  })
  return [
    { afterMinutes: 0, perHour: times('0.4') },
    { afterMinutes: 30, perHour: times('0.8') },
  ]
}
