import { z } from 'zod'
import {
  alertAnswers,
  extravasationActions,
  overridableBlocks,
  overridableStops,
  reactionActions,
  reactionOutcomes,
  reactionSymptoms,
  reactionTerms,
  skinColors,
  vitalsPostponeReasons,
} from '#shared/clinical/chairPickLists.ts'
import { overrideReasons } from '#shared/clinical/pickLists.ts'
import { amountSchema, dateSchema, decimalSchema, idSchema, instantSchema } from '#shared/document/facts.ts'

/** Reactions, extravasations, alerts, and the stops that somebody overrode (workflow 4.8, 5, 6, 8). */

const text = z.string().min(1).max(300)
const millimeters = z.number().int().min(0).max(1000)

/** A reaction began at `happenedAt`. What ran, for how long and how fast, is read from the record and kept here. */
export const reactionPayload = z.object({
  reactionId: idSchema,
  symptoms: z.array(z.enum(reactionSymptoms)).min(1).max(reactionSymptoms.length),
  running: z
    .array(
      z.object({
        lineId: idSchema,
        minutesSinceStart: z.number().int().min(0),
        rateMlPerHour: decimalSchema.optional(),
      }),
    )
    .max(60),
  text: text.optional(),
})
export type ReactionPayload = z.infer<typeof reactionPayload>

export const openReactionCommand = reactionPayload.omit({ running: true }).extend({
  /** Pauses everything that runs, in the same tap. */
  pauseRunning: z.boolean(),
})

export const reactionActionPayload = z.object({
  reactionId: idSchema,
  action: z.enum(reactionActions),
  /** Dose of a rescue drug, liters per minute of oxygen, and how it was given: "0.3 mg", "IM". */
  dose: amountSchema.optional(),
  route: z.string().min(1).max(40).optional(),
  text: text.optional(),
})

export const reactionSymptomsPayload = z.object({
  reactionId: idSchema,
  symptoms: z.array(z.enum(reactionSymptoms)).min(1).max(reactionSymptoms.length),
  /** What else is seen, where one of them is "other". */
  text: text.optional(),
})

export const reactionClosedPayload = z.object({
  reactionId: idSchema,
  term: z.enum(reactionTerms),
  /** 0–5, 0 only for another term; chosen by the nurse. */
  grade: z.number().int().min(0).max(5),
  outcome: z.enum(reactionOutcomes),
  allergyListUpdated: z.boolean(),
  reportFiled: z.boolean(),
  text: text.optional(),
})

export const extravasationPayload = z.object({
  extravasationId: idSchema,
  accessId: idSchema,
  lineId: idSchema.optional(),
  volumeOutsideMl: decimalSchema.optional(),
  concentration: z.string().min(1).max(60).optional(),
  lastBloodReturnAt: instantSchema.optional(),
  lengthMm: millimeters.optional(),
  widthMm: millimeters.optional(),
  skin: z.enum(skinColors).optional(),
  pain: z.number().int().min(0).max(10).optional(),
  text: text.optional(),
})

export const openExtravasationCommand = extravasationPayload.extend({ pauseRunning: z.boolean() })

export const extravasationActionPayload = z.object({
  extravasationId: idSchema,
  action: z.enum(extravasationActions),
  dose: amountSchema.optional(),
  volumeMl: decimalSchema.optional(),
  text: text.optional(),
})

export const extravasationClosedPayload = z.object({
  extravasationId: idSchema,
  grade: z.number().int().min(1).max(5),
  outcome: text,
  /** The days somebody looks again; an earlier build took any text of the form. */
  followUpOn: z.array(dateSchema).max(10),
})

/** A due set of vitals moved to `until`, with its reason. `dueId` is the id `timersAt` gave it. */
export const postponePayload = z.object({
  dueId: z.string().min(1).max(160),
  until: instantSchema,
  reason: z.enum(vitalsPostponeReasons),
  text: text.optional(),
})

/** One alarm kept quiet for five minutes, never all of them. `alarmId` is the id `timersAt` gave it. */
export const silencePayload = z.object({ alarmId: z.string().min(1).max(160) })

/** What was done about vitals outside their limits: closes the alert of that set. */
export const alertPayload = z.object({
  /** The `VitalsRecorded` event. */
  vitalsId: idSchema,
  answer: z.enum(alertAnswers),
  provider: z.string().min(1).max(120).optional(),
  text: text.optional(),
})

/** A safety stop a provider overrode: who, why, and for which drug. */
export const stopOverridePayload = z.object({
  stop: z.enum(overridableStops),
  lineId: idSchema.optional(),
  provider: z.string().min(1).max(120),
  reason: z.enum(overrideReasons),
  text: text.optional(),
  overriddenBy: idSchema.optional(),
})

/** A starred sign-off block the charge nurse overrode. */
export const blockOverridePayload = z.object({
  block: z.enum(overridableBlocks),
  lineId: idSchema.optional(),
  reason: z.enum(overrideReasons),
  text,
  /** The charge nurse whose PIN came beside the command; absent = whoever was signed in. */
  overriddenBy: idSchema.optional(),
})
