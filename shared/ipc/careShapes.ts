import { z } from 'zod'
import { idSchema, instantSchema, shortText } from '../document/facts.ts'

/** Shapes of what keeps the record: its copies, its check, and the entries about who did what. */

export const copyShape = z.object({
  file: shortText,
  /** The day it was made, YYYY-MM-DD on the clinic's clock. */
  day: z.string(),
  bytes: z.number().int(),
})
export type CopyShape = z.infer<typeof copyShape>

export const copiesOutput = z.object({
  folder: z.string(),
  /** Newest first. */
  copies: z.array(copyShape),
  /** Why the last copy that was tried since the start was not made, in words. */
  failure: z.string().nullable(),
})

export const verdictOutput = z.object({
  intact: z.boolean(),
  records: z.number().int(),
  devices: z.number().int(),
  bad: z.object({ deviceId: z.string(), place: z.number().int(), eventId: z.string(), flaw: z.string() }).nullable(),
})
export type VerdictShape = z.infer<typeof verdictOutput>

export const workingOutput = z.object({
  /** Entries read so far by a check, or by the check of a copy, of how many; null = neither runs. */
  progress: z.object({ work: z.enum(['check', 'copy']), records: z.number().int(), of: z.number().int() }).nullable(),
})

export const auditGroups = [
  'signIn',
  'refused',
  'seen',
  'restricted',
  'emergency',
  'people',
  'record',
  'questions',
  'settings',
] as const
export type AuditGroup = (typeof auditGroups)[number]

export const auditInput = z.object({
  /** null = every kind, everybody, from the newest. */
  group: z.enum(auditGroups).nullable(),
  userId: idSchema.nullable(),
  after: idSchema.nullable(),
  limit: z.number().int().min(1).max(200),
})

export const auditOutput = z.object({
  entries: z.array(
    z.object({
      id: idSchema,
      at: instantSchema,
      kind: shortText,
      group: z.enum(auditGroups),
      /** The person's name; null = nobody was signed in. */
      by: z.string().nullable(),
      sessionId: idSchema.nullable(),
      deviceId: idSchema,
      facts: z.record(z.string(), z.string()),
    }),
  ),
  /** Where the next page begins; null = there is none. */
  next: idSchema.nullable(),
})
export type AuditEntryShape = z.infer<typeof auditOutput>['entries'][number]
