import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, shortText } from '../document/facts.ts'
import { leastReason, openingReasons } from '../permissions/restricted.ts'

const nothing = z.object({})

/** A patient for who keeps the list of restricted charts: named, or nobody could tell whom it is about. */
export const listedPatientSchema = z.object({
  patientId: idSchema,
  name: shortText,
  mrn: shortText,
  birthDate: dateSchema,
  isRestricted: z.boolean(),
})
export type ListedPatient = z.infer<typeof listedPatientSchema>

export const restrictedPatientSchema = listedPatientSchema.extend({
  /** Nobody of that number was here yet: name and birth date are not known. */
  name: z.string(),
  birthDate: z.string(),
  reason: z.string(),
  /** Whose own chart it is, of those who work here. */
  staff: z.object({ id: idSchema, name: shortText }).nullable(),
  by: z.string(),
  at: instantSchema,
})
export type RestrictedPatient = z.infer<typeof restrictedPatientSchema>

const listed = z.object({ patients: z.array(restrictedPatientSchema) })

export const restrictRefusals = ['patient-unknown', 'person-unknown', 'chart-own'] as const
export const openRestrictedRefusals = ['session-unknown', 'not-assigned', 'reason-missing', 'chart-own'] as const

/** The contract's rows about restricted charts (workflow 10, ADR 14). */
export const restrictedRows = {
  /** Patients by the beginning of a name or by MRN, to mark one. At most 20. */
  'restricted.find': {
    input: z.object({ text: z.string().trim().min(3).max(100) }),
    output: z.object({ patients: z.array(listedPatientSchema) }),
    refusals: [],
    access: 'restrict.charts',
  },
  'restricted.list': { input: nothing, output: listed, refusals: [], access: 'restrict.charts' },
  /** Marks a patient's charts, of every visit and on every workstation, or lifts it. */
  'restricted.put': {
    input: z.object({
      patientId: idSchema,
      mrn: shortText,
      isRestricted: z.boolean(),
      reason: z.string().trim().min(leastReason).max(300),
      staffId: idSchema.nullable(),
    }),
    output: listed,
    refusals: restrictRefusals,
    access: 'restrict.charts',
  },
  /** The reason somebody opens a restricted chart for: kept in the audit, and the chart is open to them for the shift. */
  'restricted.open': {
    input: z.object({ sessionId: idSchema, reason: z.enum(openingReasons), words: z.string().trim().max(300) }),
    output: nothing,
    refusals: openRestrictedRefusals,
    access: 'see.chart',
  },
} as const
