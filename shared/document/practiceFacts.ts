import type { z } from 'zod'
import { type Practice, practiceSchema } from './clinic.ts'

/**
 * What an administrator changes of a practice after it was set up (workflow 12.20). Its setting is not among it: every visit,
 * its codes and its claim are of one kind.
 */
export const practiceFactsSchema = practiceSchema.pick({
  name: true,
  taxId: true,
  npi: true,
  taxonomy: true,
  address: true,
  phone: true,
  contactName: true,
  zone: true,
  clock: true,
  submitterId: true,
  receiverId: true,
  receiverName: true,
})
export type PracticeFacts = z.infer<typeof practiceFactsSchema>

const keys = Object.keys(practiceFactsSchema.shape) as readonly (keyof PracticeFacts)[]

/** The facts of a practice alone. */
export const practiceFactsOf = (practice: Practice): PracticeFacts => practiceFactsSchema.parse(practice)

const wordsOf = (value: PracticeFacts[keyof PracticeFacts]): string => {
  if (value === undefined) return '24h'
  if (typeof value === 'string') return value
  const { line1, line2, city, state, zip } = value
  return [line1, ...(line2 ? [line2] : []), city, `${state} ${zip}`].join(', ')
}

/** "npi: 1999999976 → 1234567893", each fact that differs. */
export const practiceChanges = (before: PracticeFacts, after: PracticeFacts): readonly string[] =>
  keys.flatMap((key) => {
    const [from, to] = [wordsOf(before[key]), wordsOf(after[key])]
    return from === to ? [] : [`${key}: ${from} → ${to}`]
  })
