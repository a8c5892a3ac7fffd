import { z } from 'zod'
import { allergySeverities } from '../clinical/patientFacts.ts'
import { addressSchema, dateSchema, idSchema, instantSchema } from '../document/facts.ts'

/** What schedulers told the hub (HL7 SIU and ADT, billing-interfaces 8), as it stands now. */

const word = z.string().max(250)

export const toldPatientSchema = z.object({
  mrn: word,
  last: word,
  first: word,
  middle: word,
  birthDate: dateSchema.nullable(),
  sex: z.enum(['F', 'M', 'U']),
  address: addressSchema.nullable(),
  phone: word.nullable(),
  // Absent: told before these were read, or by a hub that does not read them.
  language: word.nullable().optional(),
  emergencyContact: z.object({ name: word, relationship: word, phone: word }).nullable().optional(),
  alerts: z.array(word).max(40).optional(),
  allergies: z
    .array(z.object({ substance: word, reaction: word, severity: z.enum(allergySeverities) }))
    .max(40)
    .optional(),
})
export type ToldPatient = z.infer<typeof toldPatientSchema>

const told = {
  /** Its place among everything that was told: later is newer. */
  changed: z.number().int(),
  /** MSH-7 of the message that said it last; ISO 8601, UTC. */
  sentUtc: z.string(),
  patient: toldPatientSchema,
  /** The receiver's own number of the visit, PV1-19. */
  visitId: word.nullable(),
}

export const appointmentStates = ['booked', 'moved', 'changed', 'cancelled', 'deleted', 'no_show'] as const

export const toldAppointmentSchema = z.object({
  ...told,
  about: z.literal('appointment'),
  /** SCH-2, else SCH-1. */
  key: word,
  placer: word.nullable(),
  filler: word.nullable(),
  state: z.enum(appointmentStates),
  startsAt: instantSchema.nullable(),
  /** What it was booked for at first. */
  firstStart: instantSchema.nullable(),
  minutes: z.number().int().nullable(),
  reason: word,
  chair: word.nullable(),
})
export type ToldAppointment = z.infer<typeof toldAppointmentSchema>

/** `key` is the patient's number. */
export const toldArrivalSchema = z.object({
  ...told,
  about: z.literal('arrival'),
  key: word,
  state: z.enum(['arrived', 'cancelled']),
  arrivedAt: instantSchema.nullable(),
})
export type ToldArrival = z.infer<typeof toldArrivalSchema>

export const toldFactsSchema = z.object({ ...told, about: z.literal('facts'), key: word, state: z.literal('updated') })
export type ToldFacts = z.infer<typeof toldFactsSchema>

/** `key` is the number that disappears (MRG-1); the patient's own number stands from now on. */
export const toldMergeSchema = z.object({ ...told, about: z.literal('merge'), key: word, state: z.literal('merged') })
export type ToldMerge = z.infer<typeof toldMergeSchema>

export const toldSchema = z.discriminatedUnion('about', [
  toldAppointmentSchema,
  toldArrivalSchema,
  toldFactsSchema,
  toldMergeSchema,
])
export type Told = z.infer<typeof toldSchema>

export const hubScheduleRows = {
  /**
   * What changed after a place, in order; each appointment and each patient as they stand now. `ledger` names this hub's
   * own books: a desk that knows another one begins at the start.
   */
  'schedule.changed': {
    input: z.object({
      after: z.number().int().min(0),
      ledger: idSchema.nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ ledger: idSchema, told: z.array(toldSchema), cursor: z.number().int() }),
    access: 'device',
  },
} as const
