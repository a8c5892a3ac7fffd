import { z } from 'zod'
import { idSchema, instantSchema, shortText } from '../document/facts.ts'
import { signedEnvelopeSchema } from '../document/sessionDocument.ts'
import { hubClaimRows } from './hubClaimRows.ts'
import { hubOutgoingRows } from './hubOutgoingRows.ts'
import { hubScanRows } from './hubScanRows.ts'
import { hubScheduleRows } from './hubScheduleRows.ts'

/** Every method of the hub, the same kind of table as the desk's. `device` = a valid device key is needed. */

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)

/** One event as its device stored it: the text that was hashed, and its place in that device's chain. */
export const pushedEventSchema = z.object({
  seq: z.number().int().min(1),
  id: idSchema,
  body: z.string().max(262_144),
  prevHash: z.string().max(64),
  hash: hex64,
})

export const receiptSchema = z.object({
  receipt: idSchema,
  session: idSchema,
  version: z.number().int(),
  sha256: hex64,
  storedAt: instantSchema,
  /** The same envelope was here before: nothing was stored twice. */
  replayed: z.boolean(),
  /** What the hub's own coding gives otherwise; null = the same lines. Never hidden. */
  difference: z.string().nullable(),
})
export type Receipt = z.infer<typeof receiptSchema>

export const hubSessionSchema = z.object({
  sessionId: idSchema,
  version: z.number().int(),
  sha256: hex64,
  receipt: receiptSchema,
  claimRef: shortText,
  deviceId: idSchema,
})

/**
 * Where a desk stands in a list of the hub: the place it has, and the hash of what it was given there (null = nothing yet).
 * A hub that was set up anew, or from an older copy, has something else at that place: then it begins at the start again,
 * and whoever asks takes each thing once.
 */
const cursorFields = { after: z.number().int().min(0), mark: hex64.nullable().optional() }
const cursorOutput = { cursor: z.number().int(), mark: hex64.nullable() }

/** An event of another desk, as that desk stored it. */
export const pulledEventSchema = pushedEventSchema.extend({ deviceId: idSchema })

export const hubContract = {
  'hub.status': {
    input: z.object({}),
    output: z.object({ name: shortText, siteId: idSchema, now: instantSchema, store: z.enum(['sqlite', 'postgres']) }),
    access: 'open',
  },
  /**
   * A one-time code becomes a device key, shown once and stored hashed. The device brings the id its events have carried
   * since its first start: it may have worked for days before a hub was there.
   */
  'device.enrol': {
    input: z.object({ code: z.string().min(6).max(40), deviceId: idSchema, deviceName: shortText }),
    output: z.object({
      deviceKey: z.string().min(32).max(128),
      letters: z.string().regex(/^[A-Z]{2,3}$/),
      siteId: idSchema,
      /** When the key ends; a hub of before does not say it. */
      keyExpiresAt: instantSchema.optional(),
    }),
    access: 'open',
  },
  /**
   * The next key, while the one in use is good, which stays so until its own end. An answer that was lost costs nothing: the
   * device asks again with the key it has.
   */
  'device.renewKey': {
    input: z.object({}),
    output: z.object({ deviceKey: z.string().min(32).max(128), keyExpiresAt: instantSchema }),
    access: 'device',
  },
  /** Every device of the site, for an administrator's screen. */
  'devices.list': {
    input: z.object({}),
    output: z.object({
      devices: z.array(
        z.object({
          id: idSchema,
          name: shortText,
          letters: z.string(),
          revoked: z.boolean(),
          enrolledUtc: z.string(),
          heardUtc: z.string().nullable(),
          keyExpiresUtc: z.string(),
        }),
      ),
    }),
    access: 'device',
  },
  /** Takes another device out of service at once. Letting one in needs a code, which no device can ask for. */
  'devices.revoke': { input: z.object({ deviceId: idSchema }), output: z.object({}), access: 'device' },
  /** Own events in order from the last acknowledged sequence; each stored exactly once by (device, seq). */
  'events.push': {
    input: z.object({ events: z.array(pushedEventSchema).min(1).max(500) }),
    output: z.object({
      answers: z.array(
        z.object({
          seq: z.number().int(),
          answer: z.enum(['new', 'identical', 'invalid']),
          reason: z.string().nullable(),
        }),
      ),
      lastSeq: z.number().int(),
    }),
    access: 'device',
  },
  /**
   * What the other desks of the site wrote, in the order of commits: a cursor passes nothing that is still being stored.
   * `devices`: when each desk last asked the hub, so that a board can say as of when it knows that desk.
   * `now`: the hub's clock, for the asking desk to hold its own against; a hub of before does not say it.
   */
  'events.pull': {
    input: z.object({ ...cursorFields, limit: z.number().int().min(1).max(500) }),
    output: z.object({
      events: z.array(pulledEventSchema),
      ...cursorOutput,
      devices: z.array(z.object({ deviceId: idSchema, name: shortText, heardAt: instantSchema })),
      now: instantSchema.optional(),
    }),
    access: 'device',
  },
  /** What this device itself sent after a place of its chain: what a restored workstation lacks. */
  'events.own': {
    input: z.object({ afterSeq: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
    output: z.object({ events: z.array(pulledEventSchema) }),
    access: 'device',
  },
  /** Key is session and version; the same bytes again get the same receipt, other bytes are a 422. */
  'sessions.submit': { input: z.object({ envelope: signedEnvelopeSchema }), output: receiptSchema, access: 'device' },
  /** Every signed version received after the cursor, in the order of commits, for billers. */
  'sessions.list': {
    input: z.object({ ...cursorFields, limit: z.number().int().min(1).max(500) }),
    output: z.object({ sessions: z.array(hubSessionSchema), ...cursorOutput }),
    access: 'device',
  },
  'sessions.get': {
    input: z.object({ sessionId: idSchema, version: z.number().int().min(1) }),
    output: z.object({ envelope: signedEnvelopeSchema, receipt: receiptSchema }),
    access: 'device',
  },
  ...hubClaimRows,
  ...hubOutgoingRows,
  ...hubScheduleRows,
  ...hubScanRows,
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType; access: 'open' | 'device' }>

export type HubContract = typeof hubContract
export type HubMethod = keyof HubContract
export type HubInput<M extends HubMethod> = z.infer<HubContract[M]['input']>
export type HubOutput<M extends HubMethod> = z.infer<HubContract[M]['output']>

/**
 * Over HTTP: POST /api/<method>, JSON, `Authorization: Bearer <device key>`, `Idempotency-Key` on submit.
 * 200 or 201 with the value; otherwise a status of billing-interfaces 4 and `{ code, message }` in words.
 */
export const hubErrorSchema = z.object({
  code: z.enum([
    'bad-input',
    'unknown-method',
    'not-enrolled',
    'revoked',
    'key-expired',
    'code-used',
    'code-unknown',
    'not-found',
    'other-content',
    'hash-wrong',
    'busy',
    'too-large',
    'wrong-host',
    'foreign-page',
    'internal',
  ]),
  message: z.string(),
  /** A person who has looked may say it again and be answered; a desk of before knows a plain no. */
  asks: z.literal(true).optional(),
})
export type HubError = z.infer<typeof hubErrorSchema>
