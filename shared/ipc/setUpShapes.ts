import { z } from 'zod'
import { practiceSchema, userSchema } from '../document/clinic.ts'
import { hubPlaceSchema } from './deviceRows.ts'
import { newPasswordSchema, pinSchema } from './lockShapes.ts'

/** Somebody who works here, with the PIN they chose, and the password if they chose that too: otherwise the first sign-in asks. */
const firstPersonSchema = userSchema
  .omit({ id: true, badge: true })
  .extend({ pin: pinSchema, password: newPasswordSchema.optional() })

/** What the first start asks (workflow 12.20): the practice, its chairs, its people, and where its hub is; null = none. */
export const setUpInput = z.object({
  practice: practiceSchema.omit({
    id: true,
    chairs: true,
    codingProfile: true,
    showNextChangeToNurses: true,
    wasteWitnessRequired: true,
  }),
  chairs: z.array(z.string().trim().min(1).max(8)).min(1).max(200),
  people: z.array(firstPersonSchema).min(1).max(100),
  hub: hubPlaceSchema.nullable(),
})
export type SetUpInput = z.infer<typeof setUpInput>

export const setUpRefusals = [
  'already-set-up',
  'zone-unknown',
  'chair-twice',
  'person-twice',
  'no-administrator',
  'nobody-signs',
  'password-plain',
] as const
