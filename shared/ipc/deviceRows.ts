import { z } from 'zod'
import { chairSchema } from '../document/clinic.ts'
import { idSchema, instantSchema, shortText } from '../document/facts.ts'

const nothing = z.object({})

const deviceShape = z.object({
  id: idSchema,
  name: shortText,
  letters: z.string(),
  isOwn: z.boolean(),
  enrolledAt: instantSchema,
  /** When it last asked the hub; null = never. */
  heardAt: instantSchema.nullable(),
  keyUntil: instantSchema,
  revoked: z.boolean(),
})
export type KnownDevice = z.infer<typeof deviceShape>

/** The contract's rows about a clinic's workstations, as its hub knows them, and about its chairs (workflow 12.20). */
export const deviceRows = {
  'devices.list': {
    input: nothing,
    output: z.object({
      hub: z.enum(['none', 'answered', 'not_answered']),
      devices: z.array(deviceShape),
    }),
    refusals: [],
    access: 'manage.clinic',
  },
  /** Its key is worth nothing from then on; a fresh code, which only who runs the hub can give, lets it in again. */
  'devices.revoke': {
    input: z.object({ deviceId: idSchema }),
    output: nothing,
    refusals: ['hub-not-answering', 'device-unknown', 'device-own'],
    access: 'manage.clinic',
  },
  /** Every chair in its order; `id` null = a new one. Those left out are taken away. */
  'chairs.put': {
    input: z.object({
      chairs: z
        .array(chairSchema.extend({ id: idSchema.nullable(), label: z.string().trim().min(1).max(8) }))
        .min(1)
        .max(200),
    }),
    output: nothing,
    /** `chair-in-use`: a visit of today has it. */
    refusals: ['chair-twice', 'chair-in-use'],
    access: 'manage.clinic',
  },
} as const
