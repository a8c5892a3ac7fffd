import { z } from 'zod'
import { chartEventSchema } from '../chart/events.ts'
import { idSchema, instantSchema, shortText } from '../document/facts.ts'

/** What happened around a visit's record beside its entries: looked at, printed, exported, refused (workflow 9). */
export const auditEntrySchema = z.object({
  id: idSchema,
  /** Without its `audit.`: `sessionSeen`. */
  kind: shortText,
  at: instantSchema,
  userId: idSchema.nullable(),
  /** False = it belongs to no visit, and happened on the workstations while this one was open: a refused PIN. */
  ofSession: z.boolean(),
  facts: z.record(z.string(), z.string()),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

export const historyOutput = z.object({
  sessionId: idSchema,
  /** Entries this role may read, in the record's order; empty for a role that reads none. */
  events: z.array(chartEventSchema),
  /** How many there are in all. */
  entries: z.number().int(),
  scope: z.enum(['all', 'own', 'none']),
  audit: z.array(auditEntrySchema).nullable(),
  /** Signed versions that are held here, oldest first. */
  versions: z.array(z.object({ version: z.number().int(), sha256: z.string(), receivedAt: instantSchema.nullable() })),
})
export type SessionHistory = z.infer<typeof historyOutput>
