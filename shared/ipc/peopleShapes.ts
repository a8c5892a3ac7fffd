import { z } from 'zod'
import { userSchema } from '../document/clinic.ts'
import { idSchema, instantSchema } from '../document/facts.ts'
import { badgeSchema, pinSchema } from './shapes.ts'

/** Shapes of the people who work here, as an administrator keeps them (workflow 11, 12.20). */

export const knownPersonSchema = userSchema.omit({ badge: true }).extend({
  hasBadge: z.boolean(),
  /** On this workstation; a PIN never travels. */
  hasPin: z.boolean(),
  mustChangePin: z.boolean(),
  active: z.boolean(),
  lockedUntil: instantSchema.nullable(),
})
export type KnownPerson = z.infer<typeof knownPersonSchema>

export const personInput = userSchema.omit({ id: true, badge: true, initials: true }).extend({
  /** null = somebody new. */
  id: idSchema.nullable(),
  name: z.string().trim().min(2).max(60),
})

export const personRefusals = ['person-unknown', 'person-twice', 'last-administrator'] as const
export const badgeInput = z.object({ userId: idSchema, badge: badgeSchema.nullable() })
export const temporaryPinInput = z.object({ userId: idSchema, pin: pinSchema })

export const changePinInput = z.object({ userId: idSchema, pin: pinSchema, next: pinSchema })
/** `pin-used`: one of the last ones. `pin-plain`: one digit again and again, or digits in a row. */
export const changePinRefusals = ['pin-wrong', 'locked-out', 'person-unknown', 'pin-used', 'pin-plain'] as const

export const emergencyInput = z.object({ userId: idSchema, reason: z.string().trim().min(5).max(300) })

export const emergenciesOutput = z.object({
  /** Newest first; those nobody has looked at yet come first. */
  emergencies: z.array(
    z.object({
      id: idSchema,
      at: instantSchema,
      by: z.string(),
      reason: z.string(),
      deviceId: idSchema,
      seenBy: z.string().nullable(),
    }),
  ),
})
export type Emergency = z.infer<typeof emergenciesOutput>['emergencies'][number]
