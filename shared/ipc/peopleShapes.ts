import { z } from 'zod'
import { userSchema } from '../document/clinic.ts'
import { idSchema, instantSchema } from '../document/facts.ts'
import { badgeSchema, newPasswordSchema, passwordSchema, pinSchema } from './lockShapes.ts'

/** Shapes of the people who work here, as an administrator keeps them (workflow 11, 12.20). */

export const knownPersonSchema = userSchema.omit({ badge: true }).extend({
  hasBadge: z.boolean(),
  /** On this workstation; a PIN never travels. */
  hasPin: z.boolean(),
  mustChangePin: z.boolean(),
  /** On this workstation; a password never travels either. */
  hasPassword: z.boolean(),
  mustChangePassword: z.boolean(),
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

export const temporaryPasswordInput = z.object({ userId: idSchema, password: newPasswordSchema })

export const changePasswordInput = z.object({
  userId: idSchema,
  /** The password until now; or the PIN, of whoever has no password yet. */
  proof: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('password'), password: passwordSchema }),
    z.object({ kind: z.literal('pin'), pin: pinSchema }),
  ]),
  next: newPasswordSchema,
})
/** `password-plain`: one of the commonest, a row of keys, or an own name. */
export const changePasswordRefusals = [
  'password-wrong',
  'pin-wrong',
  'locked-out',
  'person-unknown',
  'password-plain',
  'password-same',
] as const

/** Who works here now, and what the lock screen asks each for: the password once a shift, the PIN after it. */
export const listedPersonSchema = userSchema.omit({ badge: true }).extend({ asks: z.enum(['pin', 'password']) })

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
