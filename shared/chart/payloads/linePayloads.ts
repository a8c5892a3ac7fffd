import { z } from 'zod'
import {
  accessEndings,
  checkItems,
  flushSolutions,
  moveLineReasons,
  notScannedReasons,
  rateChangeReasons,
  siteLooks,
  substitutionReasons,
  tolerances,
} from '#shared/clinical/chairPickLists.ts'
import { bloodReturns, identifierKinds, stopEarlyReasons } from '#shared/clinical/pickLists.ts'
import { stockedContainerSchema } from '#shared/document/clinic.ts'
import { amountSchema, dateSchema, decimalSchema, idSchema, instantSchema, shortText } from '#shared/document/facts.ts'
import { catalogueRowSchema } from '#shared/document/plan.ts'

/** What happens to one drug line, or to an access, between its order and its end (workflow 3, 4.5, 4.6). */

const text = z.string().min(1).max(300)
const volumeMl = decimalSchema
/** What the pump shows as run in since the start (workflow 3, time events); absent = nobody read it. */
const volumeSoFarMl = decimalSchema.optional()

/** Another product of the same drug than the order names: a biosimilar, another form. What it is coded with comes along. */
export const productPayload = z.object({
  name: shortText,
  catalogue: catalogueRowSchema,
  stocked: z.array(stockedContainerSchema).max(200),
  reason: z.enum(substitutionReasons),
  /** Whose order it is, where a provider ordered it. */
  orderedBy: z.string().min(1).max(120).optional(),
  text: text.optional(),
})

export type ProductPayload = z.infer<typeof productPayload>

/** "OK to mix": labs and weight are accepted, the mixing room may begin; with another product where it is not the one ordered. */
export const releasePayload = z.object({ lineId: idSchema, product: productPayload.optional() })

/**
 * Mixed, at `happenedAt`: what was opened for it is in the bag. Said again for a next bag, or for one made anew in the place of
 * one that must not be given.
 */
export const mixedPayload = z.object({
  lineId: idSchema,
  /** Who mixed it, where that is not whoever entered it. */
  mixerUserId: idSchema.optional(),
  /** As the label says; absent = `keepsHours` after mixing. */
  useBy: instantSchema.optional(),
  /** The order's hours from mixing as they were then: a time of mixing set right moves the use-by along. */
  keepsHours: decimalSchema.optional(),
})

const productLabel = z.object({
  ndc: z.string().regex(/^\d{11}$/),
  lot: z.string().min(1).max(20).optional(),
  expires: dateSchema.optional(),
})

/** The mixed drug is at the chair: right product, right patient on the label, not past its use-by time. */
export const receivePayload = z.object({
  lineId: idSchema,
  scanned: z.boolean(),
  /** Said when it was not scanned. */
  notScanned: z.enum(notScannedReasons).optional(),
  patientLabelMatches: z.boolean(),
  looksRight: z.boolean(),
  useBy: instantSchema.optional(),
  /** What the scanned code of a product said; its lot and last good day are judged like a vial's. */
  label: productLabel.optional(),
})

/** What one person read off label and pump, without seeing the other's answers. */
const ownReading = {
  identifiers: z.array(z.enum(identifierKinds)).max(6).optional(),
  items: z.array(z.enum(checkItems)).max(checkItems.length).optional(),
  dose: amountSchema.optional(),
  volumeMl: volumeMl.optional(),
  rateMlPerHour: decimalSchema.optional(),
}

/** The first of the two people at the chair, by herself; the second follows with `giveSecondCheck`. */
export const firstCheckPayload = z.object({ lineId: idSchema, ...ownReading })
export type FirstCheckPayload = z.infer<typeof firstCheckPayload>

/** The second person's own reading, compared with the first's where both said it. */
export const secondCheckCommand = z.object({ lineId: idSchema, ...ownReading })

/** With who the two were; earlier builds kept the identifiers alone of what the second person read. */
export const checkPayload = secondCheckCommand.extend({ firstUserId: idSchema, secondUserId: idSchema })

export const rateChangePayload = z.object({
  lineId: idSchema,
  rateMlPerHour: decimalSchema,
  /** The same rate in drug per hour, exactly or rounded to a hundredth: shown, never coded from. */
  dosePerHour: amountSchema.optional(),
  reason: z.enum(rateChangeReasons),
  /** Position of the planned step this confirms, from 0. */
  step: z.number().int().min(0).max(60).optional(),
  volumeSoFarMl,
})

/** Pump and record agree: nothing changed. */
export const rateCheckPayload = z.object({ lineId: idSchema, rateMlPerHour: decimalSchema, volumeSoFarMl })

/** The next bag of one line: still one line and one dose. It hangs at `happenedAt`. */
export const bagPayload = z.object({
  lineId: idSchema,
  /** When the old bag had run empty; what lies between is not counted. Absent = no gap. */
  emptySince: instantSchema.optional(),
  volumeMl: volumeMl.optional(),
  lot: z.string().min(1).max(20).optional(),
  volumeSoFarMl,
})

export const flushPayload = z.object({
  accessId: idSchema,
  /** The drug it followed, where it followed one. */
  lineId: idSchema.optional(),
  volumeMl,
  solution: z.enum(flushSolutions),
})

export const siteCheckPayload = z.object({
  accessId: idSchema,
  /** Empty only where blood return alone was looked at, while a push goes in. */
  look: z.array(z.enum(siteLooks)).max(siteLooks.length),
  bloodReturn: z.enum(bloodReturns).optional(),
  /** While a vesicant is pushed: which drug, and how many mL of it had gone in by then (workflow 5, check 7). */
  lineId: idSchema.optional(),
  pushedMl: volumeMl.optional(),
  /** What a blocked catheter was cleared with: "Alteplase 2 mg". */
  clearingDrug: z.string().min(1).max(80).optional(),
  text: text.optional(),
})

/** How one drug was borne, and whatever else there is to say about it. Said again, the later one holds. */
export const tolerancePayload = z.object({ lineId: idSchema, tolerance: z.enum(tolerances), text: text.optional() })

/** The same drug through another lumen or another access, from `happenedAt` on. */
export const moveLinePayload = z.object({
  lineId: idSchema,
  accessId: idSchema,
  lumen: z.string().min(1).max(20).optional(),
  reason: z.enum(moveLineReasons),
  sameLineOnPurpose: z.boolean().optional(),
  volumeSoFarMl,
})

/** The answer to "two drugs on one lumen", given after the start. */
export const sameLinePayload = z.object({ lineId: idSchema })

export const accessEndedPayload = z.object({
  accessId: idSchema,
  how: z.enum(accessEndings),
  bloodReturn: z.enum(bloodReturns).optional(),
  lockSolution: z.string().min(1).max(80).optional(),
})

/** The portable pump goes home with the patient, running. */
export const homePumpPayload = z.object({
  lineId: idSchema,
  pumpId: z.string().min(1).max(40),
  rateMlPerHour: decimalSchema,
  volumeMl,
  plannedMinutes: z.number().int().min(1).max(20_160),
  /** When it is to come off; with whom and where stands in `disconnectAppointment`, which earlier builds had alone. */
  disconnectAt: instantSchema.optional(),
  disconnectAppointment: z.string().max(120).optional(),
})

/** The pump of an earlier visit comes off; `happenedAt` is its stop. */
export const disconnectPayload = z.object({
  pumpId: z.string().min(1).max(40),
  drug: z.string().min(1).max(200),
  /** The visit that connected it, and when it began to run there. */
  connectSessionId: idSchema,
  connectedAt: instantSchema,
  volumeLeftMl: volumeMl,
  doseGiven: amountSchema,
})

/** Resume; after a reaction with its rate, at most half of the rate at onset unless an order says otherwise. */
export const resumePayload = z.object({
  lineId: idSchema,
  rateMlPerHour: decimalSchema.optional(),
  /** Whose order it was, where the rate is above half after a reaction. */
  orderedBy: z.string().min(1).max(120).optional(),
  volumeSoFarMl,
})

/** Go-live: already running when the app began on this unit. The start is the command's `happenedAt`, always late. */
export const startBeforeAppCommand = z.object({
  lineId: idSchema,
  accessId: idSchema.nullable(),
  rateMlPerHour: decimalSchema.optional(),
  basis: z.enum(['paper', 'pump']),
})

/** Accepts the stop computed from the recorded volume and rates; the moment is computed again, never taken as said. */
export const computedStopCommand = z.object({ lineId: idSchema, volumeMl })

export const stopAllCommand = z.object({ early: z.enum(stopEarlyReasons) })
