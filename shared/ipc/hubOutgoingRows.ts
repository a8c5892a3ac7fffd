import { z } from 'zod'
import { idSchema, instantSchema, shortText } from '../document/facts.ts'
import { billingFactsSchema } from './formularyShapes.ts'
import { batchSchema, doerSchema } from './hubClaimShapes.ts'

/** Where the hub may send things, and everything that is on its way there. */

export const destinationSchema = z.object({
  id: idSchema,
  name: shortText,
  kind: z.enum(['folder', 'sftp', 'mllp', 'fhir']),
  waiting: z.number().int(),
  /** Why nothing goes there now, in words; null = it goes. */
  stopped: z.string().nullable(),
})
export type Destination = z.infer<typeof destinationSchema>

export const outgoingSchema = z.object({
  id: idSchema,
  destination: shortText,
  name: shortText,
  about: z.enum(['batch', 'session']),
  aboutId: idSchema,
  state: z.enum(['waiting', 'delivered', 'needs_person']),
  attempts: z.number().int(),
  /** What the last try came to. */
  words: z.string().nullable(),
  createdAt: instantSchema,
  createdBy: shortText,
  settledAt: instantSchema.nullable(),
  /** Of charges: the version, and the authorization numbers they left with; of a visit alone, and not of an older hub. */
  charged: z.object({ version: z.number().int(), authorizations: z.array(shortText) }).optional(),
})
export type OutgoingRow = z.infer<typeof outgoingSchema>

/** Charges as they stand, or everything that was charged before taken back. */
export const chargesAsSchema = z.enum(['claim', 'void'])

/** `queued` false = the same content already went, or goes, there. */
const queuedOutput = z.object({ queued: z.boolean() })

export const hubOutgoingRows = {
  'destinations.list': {
    input: z.object({}),
    output: z.object({ destinations: z.array(destinationSchema) }),
    access: 'device',
  },
  /**
   * A claim file to a folder or an SFTP server; when it arrived there, its claims count as sent. One that somebody saved is
   * asked about first; `again` = the saved file was not used.
   */
  'batches.send': {
    input: z.object({ batchId: idSchema, destinationId: idSchema, by: doerSchema, again: z.boolean().optional() }),
    output: queuedOutput.extend({ batch: batchSchema }),
    access: 'device',
  },
  /**
   * The charges of one signed version: DFT messages to an HL7 receiver, a bundle to a FHIR server. What was charged there
   * before is credited first, as it was charged; `void` credits it and charges nothing. A visit whose claim left in a file is
   * asked about first; `again` = a person who has looked charges it all the same.
   */
  'charges.send': {
    input: z.object({
      sessionId: idSchema,
      version: z.number().int().min(1),
      facts: billingFactsSchema,
      destinationId: idSchema,
      /** A desk of before knows no void. */
      as: chargesAsSchema.default('claim'),
      by: doerSchema,
      again: z.boolean().optional(),
    }),
    output: queuedOutput,
    access: 'device',
  },
  'outgoing.list': {
    input: z.object({ limit: z.number().int().min(1).max(500) }),
    output: z.object({ outgoing: z.array(outgoingSchema) }),
    access: 'device',
  },
  /** What is on its way, or has arrived, about a visit with its claim files, or about a claim file; the newest first. */
  'outgoing.about': {
    input: z.object({ id: idSchema }),
    output: z.object({ outgoing: z.array(outgoingSchema) }),
    access: 'device',
  },
  /** A person has looked: it is tried again at once. A claim file that left another way meanwhile is asked about first. */
  'outgoing.retry': {
    input: z.object({ id: idSchema, by: doerSchema, again: z.boolean().optional() }),
    output: z.object({}),
    access: 'device',
  },
} as const
