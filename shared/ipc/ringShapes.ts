import { z } from 'zod'
import { instantSchema } from '../document/facts.ts'

/** Shapes of what rings in a chart that is not open here, and of when a running drug stands out: no names. */

export const ringSchema = z.object({
  id: z.string(),
  /** An alarm kind of the timers, "vitals", "rate_step", "site_check" or "vein_limit". */
  kind: z.string(),
  drug: z.string().nullable(),
  at: instantSchema,
  /** Of an alarm around the planned end: how far from it. Of a vesicant's limit: how long that is. Of vitals: so late they are the charge nurse's too. */
  minutes: z.number().int().optional(),
})

export const endMarksSchema = z.object({
  /** Ends soon, so many minutes before the planned end. */
  soon: z.number().int(),
  /** "Still running?", so many minutes after it. */
  still: z.number().int(),
  /** A possible missing stop, so many minutes after it. */
  missing: z.number().int(),
})
