import { z } from 'zod'
import { coverageSchema, payerSchema, providerSchema } from '../document/clinic.ts'
import { calendarDaySchema, idSchema } from '../document/facts.ts'
import { patientSchema } from '../document/patient.ts'
import { planSchema } from '../document/plan.ts'
import { guarded } from './patientRules.ts'

/** Who is typed in: what identifies them, and what is asked of everybody. */
const newPatientSchema = patientSchema.pick({
  mrn: true,
  last: true,
  first: true,
  birthDate: true,
  sex: true,
  address: true,
  phone: true,
  allergies: true,
})

/** What the order says; the provider stands beside it, and whatever is not known yet is absent. */
const newPlanSchema = planSchema
  .pick({
    regimen: true,
    intent: true,
    cycle: true,
    day: true,
    diagnoses: true,
    orderSignedAt: true,
    heightCm: true,
    dosingWeightKg: true,
    weighedOn: true,
    labsRequired: true,
    consentOn: true,
    lines: true,
  })
  .strict()

export const addVisitInput = z.object({
  day: calendarDaySchema,
  /** HH:MM on the clinic's clock. */
  appointmentTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  chair: z.string().min(1).max(8),
  /** The newest visit of a patient who is here already, from which who they are is taken over; null = `patient` says it. */
  fromSessionId: idSchema.nullable(),
  patient: newPatientSchema.nullable(),
  provider: providerSchema.omit({ taxonomy: true }),
  /** `before` = as in the visit the patient is taken from; `none` = no coverage is on file. */
  coverage: z.union([z.enum(['before', 'none']), coverageSchema.omit({ id: true })]),
  plan: newPlanSchema,
})
export type AddVisitInput = z.infer<typeof addVisitInput>

export const addVisitRefusals = [
  'session-unknown',
  'patient-missing',
  'patient-here',
  'already-planned',
  'day-passed',
  'chair-unknown',
  'npi-wrong',
  'vinca-intrathecal',
] as const

/** The contract's rows about a visit that is typed in (workflow 2: add-on patients; 12.15). */
export const addVisitRows = {
  /** Facts of `already-planned`: `chair` and `time`; of `vinca-intrathecal`: `drug`. */
  'visits.add': {
    input: addVisitInput,
    output: z.object({ sessionId: idSchema }),
    refusals: [...addVisitRefusals, ...guarded],
    access: 'bring.visits',
  },
  /** Who orders and who pays, as far as this clinic knows them. */
  'visits.known': {
    input: z.object({}),
    output: z.object({ providers: z.array(providerSchema), payers: z.array(payerSchema) }),
    refusals: [],
    access: 'bring.visits',
  },
} as const
