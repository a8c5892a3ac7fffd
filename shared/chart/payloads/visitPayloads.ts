import { z } from 'zod'
import { handoffKinds, patientChanges } from '#shared/clinical/chairPickLists.ts'
import { lineStatuses } from '#shared/clinical/pickLists.ts'
import { authorizationSchema, coverageTermsSchema } from '#shared/document/clinic.ts'
import { dateSchema, decimalSchema, idSchema, shortText } from '#shared/document/facts.ts'
import { patientSchema } from '#shared/document/patient.ts'
import { planSchema } from '#shared/document/plan.ts'

/** Who is responsible, who the patient is, what the plan is, and how a visit is tied to another (workflow 3, 4.10, 10). */

const text = z.string().min(1).max(300)

/** A visit offered to another nurse, for good or over lunch. Times and drugs are read from the record. */
export const handoffPayload = z.object({
  toUserId: idSchema,
  as: z.enum(handoffKinds),
  /** Open issues, in the giver's words. */
  note: z.string().max(500).optional(),
})

/** The receiver's own sign-in; `handoffId` is the `HandoffOffered` event. */
export const handoffAnswerPayload = z.object({ handoffId: idSchema })

/** Whose visit it is, by the charge nurse's plan of the day; null = nobody's yet (workflow 2, 12.3). */
export const assignPayload = z.object({ nurseId: idSchema.nullable() })

/** Emergency: the patient leaves for somewhere else; everything still open is stopped in the same tap. */
export const transferPayload = z.object({
  to: shortText,
  reason: text,
  lineStatus: z.enum(lineStatuses),
})

/** `chargeUserId`: the charge nurse whose PIN came beside the command, once a drug was given. */
export const enteredInErrorPayload = z.object({ reason: text, chargeUserId: idSchema.optional() })

/**
 * The patient's name, MRN or what is known of them as it is from now on; the earlier one stays in the history. `care_facts`
 * changes what is known and nothing of the identity, every other change the identity and nothing of what is known.
 */
export const identityPayload = z.object({ change: z.enum(patientChanges), patient: patientSchema })

/** Largest photo of a patient in bytes; one entry of the record carries it whole (ADR 22). */
export const largestPhotoBytes = 60_000
/** The sides in pixels the page draws it in: square, whatever the camera gave. */
export const photoSide = 320

/** The patient's face as a JPEG, in base64. */
export const photoPayload = z.object({
  jpegBase64: z
    .base64()
    .min(4)
    .max((largestPhotoBytes * 4) / 3),
})

/** Another day or time, as the scheduler has it or as somebody says; `appointment` is the scheduler's own number of it. */
export const appointmentPayload = z.object({
  day: dateSchema,
  appointmentTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  appointment: z.string().min(1).max(250).optional(),
})

/** The plan as the source says it now, waiting for a nurse; started lines keep their order. */
export const proposedPlanPayload = z.object({ plan: planSchema, from: shortText })
/** `proposalId` is the `PlanChangeProposed` event. */
export const planAnswerPayload = z.object({ proposalId: idSchema })

/** Authorizations as they stand now; matched again at once. */
export const authorizationsPayload = z.object({
  authorizations: z.array(authorizationSchema).max(20),
  /** Copay help and site-of-care limit of the coverages named, as they stand now; a coverage that is not named keeps its own. */
  coverages: z.array(coverageTermsSchema).max(3).optional(),
})

/** Entries that belong to another patient, named; they stay readable, marked in error. */
export const wrongPatientCommand = z.object({
  eventIds: z.array(idSchema).min(1).max(200),
  toSessionId: idSchema,
})

/** Entries of another chart taken over here with their times and their people. */
export const copyEntriesCommand = z.object({
  fromSessionId: idSchema,
  entries: z
    .array(
      z.object({
        eventId: idSchema,
        /** The line of this visit it belongs to, where it is about a drug. */
        lineId: idSchema.optional(),
        /** The access of this visit, where it names one. */
        accessId: idSchema.optional(),
      }),
    )
    .min(1)
    .max(200),
})

/** Which of the contradicting events stands; the others are struck through. */
export const resolveConflictCommand = z.object({ keepEventId: idSchema, reason: text })

/** Facts of the first visit of the day, for coding this one (design 12.9). JSON as `toCodingInput` made it. */
export const earlierSessionPayload = z.object({
  earlierSessionId: idSchema,
  /** Why the patient came back (R23). */
  reason: text,
  services: z.json(),
})
export const linkEarlierCommand = earlierSessionPayload.omit({ services: true })

/** Where a copied entry came from: both people are named. */
export const copiedFromSchema = z.object({ sessionId: idSchema, eventId: idSchema, userId: idSchema })

/** Today's answers of the arrival talk (workflow 4.2): all may be left out. */
export const reviewPayload = z.object({
  symptoms: z
    .array(z.object({ term: shortText, grade: z.number().int().min(0).max(5) }))
    .max(40)
    .optional(),
  newMedicines: z.string().max(300).optional(),
  ecog: z.number().int().min(0).max(4).optional(),
  distress: z.number().int().min(0).max(10).optional(),
  fallRisk: z.boolean().optional(),
  infectionSigns: z.boolean().optional(),
  pregnancyTest: z.enum(['negative', 'positive', 'not_due']).optional(),
  labs: z
    .array(z.object({ name: shortText, value: decimalSchema }))
    .max(40)
    .optional(),
})
