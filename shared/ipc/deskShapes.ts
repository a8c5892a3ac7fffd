import { z } from 'zod'
import { closingKinds } from '../chart/closing.ts'
import { idSchema, instantSchema, shortText } from '../document/facts.ts'

/** Shapes of the end of the day and of the sync monitor (workflow 2, 12.18). */

export const dayInput = z.object({ day: z.string().regex(/^\d{4}-\d\d-\d\d$/) })

export const closingOutput = z.object({
  visits: z.array(
    z.object({
      sessionId: idSchema,
      patientName: shortText,
      chair: z.string(),
      kind: z.enum(closingKinds),
      holds: z.boolean(),
      drug: shortText.nullable(),
      at: instantSchema.nullable(),
    }),
  ),
  /** The last time somebody closed this day, here or at another desk. */
  closed: z
    .object({ at: instantSchema, userId: idSchema, counts: z.enum(['agree', 'differ']), note: z.string() })
    .nullable(),
})
export type Closing = z.infer<typeof closingOutput>

export const closeInput = dayInput.extend({
  /** Whether the controlled drugs that were counted agree with the book. */
  counts: z.enum(['agree', 'differ']),
  note: z.string().trim().max(300),
})

/** What waits on this workstation, one row each. */
export const monitorRowSchema = z.object({
  id: z.string().max(200),
  /** Entries of this desk, a signed visit, a scan that is no whole file, or something of another desk that could not be taken. */
  kind: z.enum(['events', 'signed', 'scan', 'foreign']),
  /** `settled` = a later version carries it; it stays on the list for whoever looks for it. */
  state: z.enum(['waiting', 'needs_person', 'set_aside', 'settled']),
  /** The patient it is about, where that is known. */
  about: shortText.nullable(),
  taps: z.number().int(),
  attempts: z.number().int(),
  since: instantSchema,
  nextTryAt: instantSchema.nullable(),
  /** The last answer, in the words of whoever gave it. */
  words: z.string().max(1_000).nullable(),
})
export type MonitorRow = z.infer<typeof monitorRowSchema>

export const monitorOutput = z.object({ rows: z.array(monitorRowSchema) })
