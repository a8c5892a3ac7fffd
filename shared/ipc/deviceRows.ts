import { z } from 'zod'
import { chairSchema } from '../document/clinic.ts'
import { idSchema, instantSchema, shortText } from '../document/facts.ts'

const nothing = z.object({})

/** A hub as it is named: its address as it says it at its start, and the one-time code it gives out there. */
export const hubPlaceSchema = z.object({ address: z.url({ protocol: /^https?$/ }), code: z.string().min(6).max(40) })

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
  /** Where this workstation's hub is; null = none. Fixed: whoever starts the program says it, and it is not changed here. */
  'hub.get': {
    input: nothing,
    output: z.object({ address: z.string().nullable(), isFixed: z.boolean() }),
    refusals: [],
    access: 'manage.clinic',
  },
  /** Names the hub or its new address; `code` null = the same hub, at another address. Answered once it was tried. */
  'hub.put': {
    input: hubPlaceSchema.extend({ code: hubPlaceSchema.shape.code.nullable() }),
    output: z.object({ answers: z.boolean() }),
    refusals: ['hub-fixed', 'hub-code-missing'],
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
