import { z } from 'zod'
import { chairTimesSchema } from '../document/chairTimes.ts'
import { practiceSchema, userSchema } from '../document/clinic.ts'
import { dateSchema, idSchema, instantSchema } from '../document/facts.ts'
import { clinicalLimitsSchema } from '../document/limits.ts'

/** Shapes of what the lock screen asks and is answered. Nothing of a chart: a page begins with these alone. */

export const pinSchema = z.string().regex(/^\d{4,8}$/, 'four to eight digits')
/** As it is typed at the lock screen; a new one has twelve characters or more, of any kind (NIST SP 800-63B 5.1.1). */
export const passwordSchema = z.string().min(1).max(200)
export const leastPassword = 12
export const newPasswordSchema = passwordSchema.min(leastPassword)
export const badgeSchema = z.string().trim().min(1).max(64)

/** `until`: came in without a PIN, in an emergency, for so long. */
export const signedInSchema = z.object({ user: userSchema, since: instantSchema, until: instantSchema.optional() })
export const clinicOutput = z.object({
  practice: practiceSchema,
  demo: z.boolean(),
  /** Idle minutes until a screen locks by itself. */
  idleLockMinutes: z.number().int(),
  deviceName: z.string(),
  deviceId: idSchema,
  now: instantSchema,
  ruleSet: z.string(),
  catalogueIssue: z.string(),
  /** Every coding rule set this program knows, newest first: from which service date on each holds. */
  ruleSets: z.array(z.object({ id: z.string(), validFrom: dateSchema })),
  /** The practice's clinical limits as they hold now. */
  limits: clinicalLimitsSchema,
  /** The minutes that hold for whoever arrives now. */
  times: chairTimesSchema,
})

/** Why nothing can be saved on this workstation, since when, and how much of a damaged record could not be read. */
export const recordStateSchema = z.object({
  trouble: z
    .object({
      kind: z.enum(['disk-full', 'damaged', 'not-writable']),
      since: instantSchema,
      lostRows: z.number().int().min(0),
    })
    .nullable(),
})
export type RecordState = z.infer<typeof recordStateSchema>
