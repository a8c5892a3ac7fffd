import { z } from 'zod'
import {
  advanceDirectives,
  allergySeverities,
  codeStatuses,
  isolations,
  pregnancyPotentials,
} from '../clinical/patientFacts.ts'
import { addressSchema, dateSchema, idSchema, shortText } from './facts.ts'

/** Who is treated, and what must be known of them (workflow 4.1). */

export const allergySchema = z.object({
  substance: shortText,
  reaction: z.string().max(200),
  severity: z.enum(allergySeverities),
  verifiedOn: dateSchema,
})

/** A reaction of an earlier day: to what, how bad (CTCAE grade) and when, as far as it is known. */
const priorReactionSchema = z.object({
  drug: shortText,
  grade: z.number().int().min(1).max(4).optional(),
  on: dateSchema.optional(),
})

const emergencyContactSchema = z.object({
  name: shortText,
  relationship: z.string().max(64).optional(),
  phone: z.string().min(1).max(24),
})

/** Fields were only ever added, and the added ones may be absent: a record of an earlier build reads as it was written. */
export const patientSchema = z.object({
  id: idSchema,
  mrn: z.string().min(1).max(24),
  last: shortText,
  first: shortText,
  middle: z.string().max(64).optional(),
  preferred: z.string().max(64).optional(),
  birthDate: dateSchema,
  sex: z.enum(['F', 'M', 'U']),
  /** Absent = not known yet: a claim is held until it is. */
  address: addressSchema.optional(),
  phone: z.string().max(24).optional(),
  language: z.string().max(64).optional(),
  /** Empty with `allergiesReviewedOn` = none known. */
  allergies: z.array(allergySchema),
  accessDevice: z.string().max(120).optional(),
  /** The day a port or PICC on file was put in. */
  accessInsertedOn: dateSchema.optional(),
  alerts: z.array(shortText),
  codeStatus: z.enum(codeStatuses).optional(),
  advanceDirective: z.enum(advanceDirectives).optional(),
  isolation: z.array(z.enum(isolations)).optional(),
  fallRisk: z.boolean().optional(),
  pregnancyPotential: z.enum(pregnancyPotentials).optional(),
  priorReactions: z.array(priorReactionSchema).max(40).optional(),
  emergencyContact: emergencyContactSchema.optional(),
})
export type Patient = z.infer<typeof patientSchema>

const careFactKeys = [
  ...(['preferred', 'language', 'allergies', 'accessDevice', 'accessInsertedOn', 'alerts', 'codeStatus'] as const),
  ...(['advanceDirective', 'isolation', 'fallRisk', 'pregnancyPotential'] as const),
  ...(['priorReactions', 'emergencyContact'] as const),
] as const satisfies readonly (keyof Patient)[]

/** What is known of a patient beside who they are. */
export type CareFacts = Pick<Patient, (typeof careFactKeys)[number]>

const isCareFact = (key: string): boolean => (careFactKeys as readonly string[]).includes(key)

/** A patient → the facts alone; what was never asked stays absent. */
export const careFactsOf = (patient: Patient): CareFacts =>
  Object.fromEntries(Object.entries(patient).filter(([key]) => isCareFact(key))) as CareFacts

/** The one's identity with the facts given in place of its own. */
export const withCareFacts = (patient: Patient, facts: CareFacts): Patient =>
  ({ ...Object.fromEntries(Object.entries(patient).filter(([key]) => !isCareFact(key))), ...facts }) as Patient
