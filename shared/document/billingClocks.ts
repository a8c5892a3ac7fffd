import { z } from 'zod'
import { type AnswerHours, answerHoursOf, answerHoursSchema, type BillingHours, billingHoursSchema } from './clinic.ts'

/** What an administrator sets of the office's clocks (workflow 4.11; billing-interfaces 6). */
export const billingClocksSchema = z.object({
  answerHours: answerHoursSchema,
  /** null = every hour counts. */
  billingHours: billingHoursSchema.nullable(),
})
export type BillingClocks = z.infer<typeof billingClocksSchema>

export const usualBillingClocks: BillingClocks = { answerHours: answerHoursOf({}), billingHours: null }

/** The clocks of a practice, as the screen shows them. */
export const billingClocksOf = (practice: {
  readonly answerHours?: AnswerHours | undefined
  readonly billingHours?: BillingHours | undefined
}): BillingClocks => ({ answerHours: answerHoursOf(practice), billingHours: practice.billingHours ?? null })

/** Hours within which an answer is expected. */
export const answerHourBounds = { least: 1, most: 2_000 } as const

/** Why the clocks cannot be meant; null = they can. */
export type BillingClockProblem = 'opens-after-closing' | 'day-twice'

export function billingClocksProblem({ billingHours }: BillingClocks): BillingClockProblem | null {
  if (!billingHours) return null
  const { from, to, days, closed = [] } = billingHours
  if (from >= to) return 'opens-after-closing'
  return new Set(days).size < days.length || new Set(closed).size < closed.length ? 'day-twice' : null
}

const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

function clockEntries({ answerHours, billingHours }: BillingClocks): ReadonlyMap<string, string> {
  const hours = (value: number | null): string => (value === null ? 'never' : `${value} h`)
  const days = billingHours?.days.map((day) => weekdays[day]).join(' ')
  return new Map([
    ['999 or TA1', hours(answerHours.acknowledgment)],
    ['277CA or 835', hours(answerHours.claims)],
    ['hours that count', billingHours ? `${days} ${billingHours.from} to ${billingHours.to}` : 'every hour'],
    ['closed', billingHours?.closed?.join(', ') || '–'],
  ])
}

/** "999 or TA1: 24 h → 48 h", one for each that differs. */
export function clockChanges(before: BillingClocks, after: BillingClocks): readonly string[] {
  const now = clockEntries(after)
  return [...clockEntries(before)].flatMap(([name, old]) =>
    now.get(name) === old ? [] : [`${name}: ${old} → ${now.get(name) ?? '–'}`],
  )
}
