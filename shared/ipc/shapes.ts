import { z } from 'zod'
import { commandSchema } from '../chart/command.ts'
import { chartEventSchema, sourceSchema } from '../chart/events.ts'
import { lateSchema } from '../chart/payloads/payloads.ts'
import type { DoubtfulUser } from '../chart/signOff/signOffItems.ts'
import { missingKinds } from '../claim/missingKinds.ts'
import { billingHoursSchema } from '../document/clinic.ts'
import { idSchema, instantSchema, shortText } from '../document/facts.ts'
import { standings } from '../permissions/restricted.ts'
import { draftSheetSchema } from './draftRows.ts'
import { badgeSchema, pinSchema } from './lockShapes.ts'
import { ringSchema } from './ringShapes.ts'

/** Shapes the contract's rows share. */

export const witnessSchema = z.object({ userId: idSchema, pin: pinSchema })

export const performInput = z.object({
  commandId: idSchema,
  sessionId: idSchema,
  command: commandSchema,
  happenedAt: instantSchema,
  source: sourceSchema,
  late: lateSchema.optional(),
  /** Source `paper`: who did it and wrote it down; the person signed in types it in. */
  paperBy: idSchema.optional(),
  /** A second person's own PIN: second check, waste witness. Verified, used, never stored. */
  witness: witnessSchema.optional(),
  /** The sheet it was typed in: what was kept of it half typed goes with the same transaction (ADR 40). */
  draft: draftSheetSchema.optional(),
  /** The signer's own PIN again, for `sign`. */
  confirmPin: pinSchema.optional(),
  /** Or, within the shift of a full sign-in, the signer's own badge. */
  confirmBadge: badgeSchema.optional(),
})

export const performOutput = z.object({ version: z.number().int().min(0), events: z.array(chartEventSchema) })

/** Where a record is, in words the screen can say honestly. */
export const deliverySchema = z.object({
  state: z.enum(['saved_here', 'waiting', 'received', 'needs_person']),
  waiting: z.number().int().min(0),
  receivedAt: instantSchema.nullable(),
  receipt: z.object({ sessionId: idSchema, version: z.number().int(), sha256: z.string() }).nullable(),
  note: z.string().max(400).nullable(),
})
export type Delivery = z.infer<typeof deliverySchema>

export const chartOutput = z.object({
  sessionId: idSchema,
  /** Number of events: grows by one with every event, never shrinks. */
  version: z.number().int(),
  events: z.array(chartEventSchema),
  delivery: deliverySchema,
  /** Open for a reason that was given: it leaves the screen with whoever gave it. */
  restricted: z.boolean(),
  /** The patient's photo of an earlier visit, a JPEG; absent where this visit has its own, or none is here. */
  photoOnFile: z.base64().optional(),
})

export const doubtfulUserSchema = z.object({
  userId: idSchema,
  why: z.enum(['unknown', 'locked']),
  /** As it stands here; absent where the person is unknown. */
  name: z.string().optional(),
}) satisfies z.ZodType<DoubtfulUser>

/** What rings and runs in a chart that is not open here: no name, no number. */
export const clocksSchema = z.object({
  running: z.array(z.object({ drug: shortText, startedAt: instantSchema, plannedEndAt: instantSchema.nullable() })),
  alarms: z.array(ringSchema),
  /** Offered to whoever asks, as a handoff. */
  isOffered: z.boolean(),
})
export type Clocks = z.infer<typeof clocksSchema>

export const daySessionSchema = z.object({
  sessionId: idSchema,
  day: z.string(),
  chair: z.string(),
  appointmentTime: z.string(),
  patientName: shortText,
  /** Empty, as birth date and regimen, where `restricted` is "closed" or "own". */
  mrn: z.string().max(200),
  birthDate: z.string(),
  regimen: z.string().max(200),
  /** Absent = the chart is not restricted. */
  restricted: z.enum(standings).optional(),
  clocks: clocksSchema.optional(),
  nurseId: idSchema.nullable(),
  state: z.string(),
  /** Signed, and open again for changes. */
  amending: z.boolean().optional(),
  version: z.number().int(),
  delivery: deliverySchema,
})
export type DaySession = z.infer<typeof daySessionSchema>

/** Somebody is amending the signed version. */
export const amendingSchema = z.object({ since: instantSchema, by: shortText, text: z.string().max(300) })
export type Amending = z.infer<typeof amendingSchema>

const billedSchema = z.object({ units: z.number().int(), cents: z.number().int() }).nullable()

/** A code that one version bills otherwise than another (shared/claim/compareClaims.ts). */
export const claimDifferenceSchema = z.object({
  code: shortText,
  modifiers: z.array(z.string().max(4)),
  before: billedSchema,
  after: billedSchema,
})

/** One row of the biller's worklist (workflow 12.16). Money in cents, only for roles that may see it. */
export const worklistRowSchema = z.object({
  sessionId: idSchema,
  version: z.number().int(),
  claimRef: shortText,
  patientName: shortText,
  /** Empty, as the regimen, where `restricted` is "closed" or "own". */
  mrn: z.string().max(200),
  payerName: shortText,
  regimen: z.string().max(200),
  restricted: z.enum(standings).optional(),
  serviceDate: z.string(),
  signedAt: instantSchema,
  signedBy: shortText,
  dischargedAt: instantSchema.nullable(),
  /** End of the 48-hour clock. */
  dueAt: instantSchema.nullable(),
  /** The hours that count on it; absent = every hour does. */
  hours: billingHoursSchema.optional(),
  valueCents: z.number().int().nullable(),
  /**
   * `corrected_claim`: an earlier version left as a claim, and this one bills after it; or this one left with another
   * authorization (`reauthorized`). `second_payer`: a payer has decided,
   * and the claim to the next one is due.
   */
  status: z.enum([
    ...['not_yet_received', 'received', 'needs_person', 'on_hold', 'exported', 'corrected_claim'],
    ...['in_batch', 'sent', 'accepted', 'rejected', 'adjudicated', 'second_payer'],
  ] as const),
  amending: amendingSchema.nullable().optional(),
  /** What this version bills otherwise than `since`, the version billed before or else signed before; null = it is the first. */
  changed: z
    .object({ since: z.number().int(), isBilled: z.boolean(), differences: z.array(claimDifferenceSchema) })
    .nullable()
    .optional(),
  /** The authorization numbers its claim left with, and those it would carry now; null = the same. */
  reauthorized: z
    .object({ left: z.array(z.string()), now: z.array(z.string()) })
    .nullable()
    .optional(),
  /** What the hub codes otherwise than was signed, in words; null = the same. */
  codedOtherwise: z.string().nullable().optional(),
  /** What still holds the claim, in words, and of what kinds that is. */
  missing: z.array(z.string()),
  missingKinds: z.array(z.enum(missingKinds)).optional(),
  /** The workstation it was signed on, where that is another one; null = this one. */
  from: shortText.nullable().optional(),
  /** What was last said between a biller and a nurse, while that is not closed. */
  question: z
    .object({ state: z.enum(['open', 'answered']), words: z.string(), by: shortText, at: instantSchema })
    .nullable()
    .optional(),
  /** The payer whose claim is due after another one decided. */
  nextPayer: z.string().nullable().optional(),
  /**
   * The claim as a file that left outside of the hub's ledger: it counts as sent, and whoever builds the claim is asked about
   * it. `format` and `by` null = an earlier program saved it; `from` the workstation, where that is another one.
   */
  saved: z
    .object({
      version: z.number().int(),
      format: z.string().nullable(),
      at: instantSchema,
      by: shortText.nullable(),
      from: shortText.nullable(),
    })
    .nullable()
    .optional(),
  /** The biller who works on it. */
  holder: z.object({ userId: idSchema, name: shortText }).nullable().optional(),
})
export type WorklistRow = z.infer<typeof worklistRowSchema>

/** What is known of this workstation's own clock (workflow 10, clock skew). */
export const clockStatusSchema = z.object({
  level: z.enum(['right', 'quiet', 'doubtful']),
  /** Ahead (+) or behind (−). */
  offsetSeconds: z.number().int(),
  /** The hub's clock; or this workstation's own newest entry, which stands later than its clock now. */
  against: z.enum(['hub', 'own_record']),
})
export type ClockStatus = z.infer<typeof clockStatusSchema>

export const syncSchema = z.object({
  hub: z.enum(['none', 'reachable', 'unreachable', 'never_tried']),
  waiting: z.number().int(),
  needsPerson: z.number().int(),
  lastReceiptAt: instantSchema.nullable(),
  unreachableSince: instantSchema.nullable(),
  problems: z.array(z.object({ id: idSchema, words: z.string(), since: instantSchema })),
  /** The other workstations of the site, and as of when this one knows what they wrote. */
  desks: z.array(z.object({ id: idSchema, name: shortText, asOf: instantSchema })).optional(),
  clock: clockStatusSchema.optional(),
})
export type SyncStatus = z.infer<typeof syncSchema>

/** `text` is a file of `format: chairside.emergency` that "Bring visits" and `chairside -- import` take (docs/session-document.md). */
export const emergencyCopyOutput = z.object({
  fileName: z.string(),
  text: z.string(),
  visits: z.number().int(),
  /** Visits of which something could not be read; they are not in the file. */
  unreadable: z.array(z.string()),
  /** How many of them are of restricted patients. */
  restricted: z.number().int(),
})

/** A PDF: its name, and its bytes in base64. */
export const pdfOutput = z.object({ fileName: z.string(), base64: z.base64() })
