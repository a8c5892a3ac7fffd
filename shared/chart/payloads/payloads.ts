import { z } from 'zod'
import { forearmParts, needleLengths } from '#shared/clinical/accessLists.ts'
import { addedUnder } from '#shared/clinical/chairDrugs.ts'
import { notScannedReasons, siteLooks, treatmentDecisions, vitalPositions } from '#shared/clinical/chairPickLists.ts'
import {
  accessDevices,
  accessSites,
  bloodReturns,
  consciousnessLevels,
  dischargeConditions,
  identifierKinds,
  lateReasons,
  lineStatuses,
  notGivenReasons,
  overrideReasons,
  pauseReasons,
  signingMethods,
  stopEarlyReasons,
  timeBases,
  wasteReasons,
} from '#shared/clinical/pickLists.ts'
import { chairTimesSchema } from '#shared/document/chairTimes.ts'
import { authorizationSchema, codingProfileSchema, coverageSchema } from '#shared/document/clinic.ts'
import {
  amountSchema,
  calendarDaySchema,
  dateSchema,
  decimalSchema,
  idSchema,
  longText,
  shortText,
} from '#shared/document/facts.ts'
import { givenBeforeSchema } from '#shared/document/givenBefore.ts'
import { clinicalLimitsSchema } from '#shared/document/limits.ts'
import { patientSchema } from '#shared/document/patient.ts'
import { plannedLineSchema, planSchema } from '#shared/document/plan.ts'
import { referenceUsedSchema } from '#shared/document/referenceUsed.ts'

/** What each event and command carries. Quantities are whole numbers in the smallest unit, or exact decimals as text. */

export const lateSchema = z.object({
  reason: z.enum(lateReasons),
  basis: z.enum(timeBases),
  text: z.string().max(300).optional(),
  /** Who saw it, where the basis is another nurse. */
  seenBy: idSchema.optional(),
})
export type Late = z.infer<typeof lateSchema>

export const scheduledPayload = z.object({
  /** At most 15 characters: date, device letters, counter (design 12.5). */
  claimRef: z.string().regex(/^[A-Z0-9-]{5,15}$/),
  /** Day on the clinic's clock. */
  day: dateSchema,
  appointmentTime: z.string().regex(/^\d\d:\d\d$/),
  /** The scheduler's own number of the appointment, where it is known. */
  appointment: z.string().min(1).max(250).optional(),
  chair: z.string().min(1).max(8),
  nurseId: idSchema.optional(),
  practiceId: idSchema,
  setting: z.enum(['office', 'facility']),
  patient: patientSchema,
  coverages: z.array(coverageSchema).max(3),
  authorizations: z.array(authorizationSchema).max(20),
  plan: planSchema,
  /** Profile in force: the practice's with the payer's on top. */
  profile: codingProfileSchema,
  wasteWitnessRequired: z.boolean(),
  /** Earlier session of the same patient on the same day (design 12.9). */
  earlierSessionId: idSchema.optional(),
})
export type ScheduledPayload = z.infer<typeof scheduledPayload>

export const arrivedPayload = z.object({
  identifiers: z.array(z.enum(identifierKinds)).min(1).max(6),
  broughtBy: z.string().min(1).max(120).optional(),
})

export const vitalsPayload = z.object({
  setType: z.enum(['baseline', 'step', 'prn', 'reaction', 'post']),
  /** Tenths of a degree Celsius: 368 is 36.8. Missing is not zero. */
  temperatureTenthsC: z.number().int().optional(),
  pulse: z.number().int().optional(),
  respirations: z.number().int().optional(),
  systolic: z.number().int().optional(),
  diastolic: z.number().int().optional(),
  spo2: z.number().int().optional(),
  oxygenLitersPerMinute: z.number().int().optional(),
  pain: z.number().int().optional(),
  /** mg/dL. */
  glucose: z.number().int().optional(),
  consciousness: z.enum(consciousnessLevels).optional(),
  weightGrams: z.number().int().optional(),
  /** The scale was read again: a jump of more than 25 % from the dosing weight is real (workflow 4.3). */
  weightConfirmed: z.boolean().optional(),
  heightMillimeters: z.number().int().optional(),
  position: z.enum(vitalPositions).optional(),
  /** Where the cuff was. */
  arm: z.enum(['left', 'right', 'leg']).optional(),
  /** Whoever measured, where that is not whoever entered it. */
  takenBy: z.string().min(1).max(80).optional(),
})
export type VitalsPayload = z.infer<typeof vitalsPayload>

/** With the minutes that hold for this visit from here on, where the practice had set its own (workflow 4.4, 6). */
export const recordedArrivalPayload = arrivedPayload.extend({
  times: chairTimesSchema.optional(),
  /** What earlier visits gave, as far as they were held where the arrival was recorded: which dose of a drug today's is. */
  givenBefore: givenBeforeSchema.optional(),
})

/** With the limits it was judged by, where the practice had set its own: a later change judges nothing anew. */
export const recordedVitalsPayload = vitalsPayload.extend({ limits: clinicalLimitsSchema.optional() })
export type RecordedVitalsPayload = z.infer<typeof recordedVitalsPayload>

/** A scan of a sheet that was charted on by hand: what it is and its hash; the file lies where it was attached. */
export const attachedPaperPayload = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(120),
  type: z.enum(['pdf', 'jpeg', 'png']),
  bytes: z.number().int().min(1),
  /** The payer's letter of that authorization; absent = a sheet the visit was charted on. */
  authorizationId: idSchema.optional(),
})
export type AttachedPaperPayload = z.infer<typeof attachedPaperPayload>
export type PaperType = AttachedPaperPayload['type']

export const accessPayload = z.object({
  accessId: idSchema,
  device: z.enum(accessDevices),
  site: z.enum(accessSites),
  side: z.enum(['left', 'right', 'none']),
  gauge: z.string().max(8).optional(),
  bloodReturn: z.enum(bloodReturns).optional(),
  /** Why a further access was needed; asked from the second one on (R23). */
  reason: z.string().max(200).optional(),
  /** Lumens of one catheter are one access for coding; each lumen is asked about by itself. */
  lumens: z.array(z.string().min(1).max(20)).max(3).optional(),
  needleLength: z.enum(needleLengths).optional(),
  /** Which part of the forearm, where the site is one. */
  forearmPart: z.enum(forearmParts).optional(),
  attempts: z.number().int().min(0).max(6).optional(),
  skinPrep: z.string().max(60).optional(),
  flushMl: decimalSchema.optional(),
  look: z.array(z.enum(siteLooks)).max(siteLooks.length).optional(),
  dressing: z.string().max(60).optional(),
  /** Whoever accessed it, where that is not whoever entered it. */
  accessedBy: z.string().min(1).max(80).optional(),
})
export type AccessPayload = z.infer<typeof accessPayload>

export const readinessPayload = z.object({
  identifiers: z.array(z.enum(identifierKinds)).max(6),
  allergiesReviewed: z.boolean(),
  weightAccepted: z.boolean(),
  consentOnFile: z.boolean(),
  orderChecked: z.boolean(),
  labs: z.enum(['reviewed', 'not_required']),
  authorization: z.discriminatedUnion('answer', [
    z.object({ answer: z.literal('matched') }),
    z.object({ answer: z.literal('not_required') }),
    z.object({
      answer: z.literal('override'),
      reason: z.enum(overrideReasons),
      text: z.string().max(300),
      /** The charge nurse whose PIN came beside the command; written by the back end, never claimed. */
      overriddenBy: idSchema.optional(),
    }),
  ]),
  consentVersion: z.string().min(1).max(60).optional(),
  decision: z.enum(treatmentDecisions).optional(),
  /** Who was called, and whether the answer was read back. */
  providerCall: z.object({ name: z.string().min(1).max(120), readBack: z.boolean() }).optional(),
})
export type ReadinessPayload = z.infer<typeof readinessPayload>

/** The answer to "premedication is missing or its wait is not over: start all the same?" */
const premedWaitAccepted = z.boolean().optional()
export const startPayload = z.object({
  lineId: idSchema,
  accessId: idSchema.nullable(),
  rateMlPerHour: decimalSchema.optional(),
  /** The answer to "two drugs on one lumen: same line on purpose?" */
  sameLineOnPurpose: z.boolean().optional(),
  lumen: z.string().min(1).max(20).optional(),
  by: z.enum(['pump', 'gravity']).optional(),
  pumpId: z.string().min(1).max(40).optional(),
  /** Chosen in the place of the drug's usual rate steps: a fifth of the dose in 30 minutes, the rest in 60 (workflow 4.4). */
  rateScheme: z.enum(['ninety_minutes']).optional(),
  /** Whose order that is, where the order does not name the scheme itself. */
  schemeOrderedBy: z.string().min(1).max(120).optional(),
  premedWaitAccepted,
  /** The answer to "a vesicant planned longer than a vein of the arm takes it: start all the same?" */
  longDripAccepted: z.boolean().optional(),
  /** Go-live: it ran already when the app began here. Two people confirmed the start. */
  beforeApp: z.object({ basis: z.enum(['paper', 'pump']), secondUserId: idSchema }).optional(),
})
export const pausePayload = z.object({
  lineId: idSchema,
  reason: z.enum(pauseReasons),
  volumeSoFarMl: decimalSchema.optional(),
  /** Paused by the one tap that pauses everything. */
  all: z.boolean().optional(),
})
/** Why the dose given is over 105 % or under 90 % of the order (workflow 4.6). */
const doseReasonSchema = z.string().min(1).max(200).optional()
export const stopPayload = z.object({
  lineId: idSchema,
  early: z.enum(stopEarlyReasons).optional(),
  /** Null = as ordered when the line ran to its end, not known yet when it was stopped early. */
  doseGiven: amountSchema.nullable(),
  doseReason: doseReasonSchema,
  volumeGivenMl: decimalSchema.optional(),
  /** The time was computed from volume and rates, and accepted by a nurse. */
  computed: z.object({ volumeMl: decimalSchema }).optional(),
})
export const pushPayload = z.object({
  lineId: idSchema,
  accessId: idSchema.nullable(),
  doseGiven: amountSchema,
  minutes: z.number().int().min(0).max(120).optional(),
  doseReason: doseReasonSchema,
  premedWaitAccepted,
})
export const injectionPayload = z.object({
  lineId: idSchema,
  site: z.enum(accessSites),
  side: z.enum(['left', 'right', 'none']),
  doseGiven: amountSchema,
  doseReason: doseReasonSchema,
  premedWaitAccepted,
})
export const notGivenPayload = z.object({
  lineId: idSchema,
  reason: z.enum(notGivenReasons),
  text: z.string().max(300).optional(),
})
export const stopUnknownPayload = lateSchema.extend({ lineId: idSchema })
export const dosePayload = z.object({
  lineId: idSchema,
  doseGiven: amountSchema,
  reason: z.string().max(200).optional(),
})

export const usedContainerSchema = z.object({
  id: idSchema,
  ndc: z.string().regex(/^\d{11}$/),
  size: amountSchema,
  type: z.enum(['single_dose', 'multi_dose']),
  volumeMl: decimalSchema.optional(),
  lot: z.string().min(1).max(20),
  expires: dateSchema,
  /** The product number of its square code, where it has one (workflow 4.7). */
  gtin: z
    .string()
    .regex(/^\d{14}$/)
    .optional(),
  /** The label's serial number, where it has one: the same container is then never counted twice unseen. */
  serial: z.string().min(1).max(20).optional(),
  scanned: z.boolean(),
  /** Said when it was not scanned (workflow 5.10). */
  notScanned: z.enum(notScannedReasons).optional(),
  /** used + wasted + kept, and a shared container's other patients, = labeled, exactly; kept only for multi-dose. */
  used: decimalSchema,
  wasted: decimalSchema,
  kept: decimalSchema,
  /** Of a shared container: what another patient had from it before, and what goes to another patient now (U9). */
  takenBefore: decimalSchema.optional(),
  passedOn: decimalSchema.optional(),
  wasteReason: z.enum(wasteReasons).optional(),
  /** Into which mixing of the line it went, from 1; absent = the first, which mostly is the only one. */
  mixing: z.number().int().min(1).max(40).optional(),
})
export type UsedContainer = z.infer<typeof usedContainerSchema>

/** The whole set of a line: a later set replaces the earlier. */
export const containersPayload = z.object({
  lineId: idSchema,
  containers: z.array(usedContainerSchema).min(1).max(40),
  nothingWasted: z.boolean(),
  witnessId: idSchema.optional(),
})
export type ContainersPayload = z.infer<typeof containersPayload>

export const addedLinePayload = z.object({
  line: plannedLineSchema,
  /** On which ground: a provider's order, a PRN order of the plan, the standing emergency order. */
  under: z.enum(addedUnder).optional(),
  /** Whose order it is, and whether it was read back. */
  orderedBy: z.string().min(1).max(120).optional(),
  readBack: z.boolean().optional(),
})
export const notePayload = z.object({ text: longText.min(1) })
export const visitPayload = z.object({
  em: z.string().regex(/^\d{5}$/),
  separatelyIdentifiable: z.boolean(),
  decision: z.string().max(500),
})
export const dischargePayload = z.object({
  condition: z.enum(dischargeConditions),
  lineStatus: z.enum(lineStatuses),
  leftWith: z.string().max(120).optional(),
  teaching: z.string().max(300).optional(),
  /** The day of the next appointment; with whom and when stands in `nextAppointment`, which earlier builds had alone. */
  nextAppointmentOn: calendarDaySchema.optional(),
  nextAppointment: z.string().max(120).optional(),
  transport: z.string().max(80).optional(),
})
export const closePayload = z.object({ reason: z.enum(notGivenReasons), text: z.string().max(300).optional() })
export const voidPayload = z.object({
  target: idSchema,
  cause: z.enum(['undo', 'correction', 'wrong_patient', 'conflict', 'entered_in_error']),
  /** Entered in error: why, from the pick-list; `reason` says more. */
  why: z.enum(lateReasons).optional(),
  late: lateSchema.optional(),
  /** The chart an entry of another patient was copied to. */
  toSessionId: idSchema.optional(),
  /** Of two contradicting entries, the one that stands. */
  keptEventId: idSchema.optional(),
  reason: z.string().max(300).optional(),
})
export const chairPayload = z.object({ chair: z.string().min(1).max(8) })

/** What signing freezes beside the events (design 4). Coding values are kept as the JSON the modules returned. */
export const signedPayload = z.object({
  version: z.number().int().min(1),
  statement: z.string().min(1).max(20),
  /** How the signer proved who they are (workflow 4.10); absent = signed before this was kept, then always by PIN. */
  method: z.enum(signingMethods).optional(),
  /** Every amendment opened since the version before: what this signature signs of the changes. Absent in version 1. */
  amendmentIds: z.array(idSchema).min(1).max(50).optional(),
  /** How many entries of each workstation this signature carries; absent = signed before this was kept. */
  covers: z
    .array(z.object({ deviceId: idSchema, entries: z.number().int().min(1) }))
    .max(100)
    .optional(),
  warningsAccepted: z.array(shortText).max(60),
  ruleSet: z.string().min(1).max(32),
  catalogueIssue: z.string().min(1).max(32),
  codingInput: z.json(),
  codingResult: z.json(),
  unitsInput: z.json(),
  unitsResult: z.json(),
  /** The imported public data of the date of service; absent = none was imported (issue 4). */
  reference: referenceUsedSchema.optional(),
})
export type SignedPayload = z.infer<typeof signedPayload>
