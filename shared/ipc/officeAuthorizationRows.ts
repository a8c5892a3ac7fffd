import { z } from 'zod'
import { authorizationSchema } from '../document/clinic.ts'
import { idSchema, instantSchema, shortText } from '../document/facts.ts'
import { guarded } from './patientRules.ts'
import { scanFile, scanHashSchema } from './scanRows.ts'

/** Whose letter it is: the authorization by its id, or by the payer's number for it. */
export const lettersAuthorization = authorizationSchema.pick({ id: true, payerId: true, number: true })

/** A payer's letter beside the record: which file, of which authorization, who attached it where and when. */
export const officeLetterSchema = z.object({
  authorization: lettersAuthorization,
  sha256: scanHashSchema,
  name: shortText,
  type: z.enum(['pdf', 'jpeg', 'png']),
  bytes: z.number().int().min(1),
  userId: idSchema,
  deviceId: idSchema,
  at: instantSchema,
})
export type OfficeLetter = z.infer<typeof officeLetterSchema>

/** One entry of the office as screens show it. */
export const officeEntrySchema = z.object({
  authorization: authorizationSchema,
  isWithdrawn: z.boolean(),
  /** The visit it was entered at. */
  sessionId: idSchema,
  by: z.string(),
  at: instantSchema,
})
export type ShownOfficeEntry = z.infer<typeof officeEntrySchema>

/** A letter of a visit's patient as screens show it; `visitDay` null = the office attached it beside the record. */
export const shownLetterSchema = officeLetterSchema
  .omit({ userId: true, deviceId: true })
  .extend({ by: z.string(), visitDay: z.string().nullable(), isOfThisVisit: z.boolean() })
export type ShownLetter = z.infer<typeof shownLetterSchema>

const scanNos = ['scan-empty', 'scan-too-large', 'scan-unknown-kind', 'scan-attached'] as const

/** The contract's rows about authorizations that arrive after the signature (workflow 10; ADR 33). */
export const officeAuthorizationRows = {
  /**
   * One authorization as it holds now, beside the signed visit; `isWithdrawn` takes back what the office said of it. The
   * claims of the patient are matched again at once.
   */
  'claim.authorize': {
    input: z.object({ sessionId: idSchema, authorization: authorizationSchema, isWithdrawn: z.boolean() }),
    output: z.object({}),
    refusals: [
      ...(['session-unknown', 'payer-unknown', 'dates-reversed', 'number-missing', 'authorization-same'] as const),
      ...(['authorization-unknown'] as const),
      ...guarded,
    ],
    access: 'update.authorizations',
  },
  /** What the office entered about the patient's authorizations, newest first. */
  'claim.authorizations': {
    input: z.object({ sessionId: idSchema }),
    output: z.object({ entries: z.array(officeEntrySchema) }),
    refusals: ['session-unknown', ...guarded],
    access: 'see.worklist',
  },
  /** The payer's letter of an authorization of a signed visit, beside its record. */
  'claim.attachLetter': {
    input: scanFile.extend({ authorizationId: idSchema }),
    output: z.object({}),
    refusals: ['session-unknown', 'authorization-unknown', ...scanNos, ...guarded],
    access: 'update.authorizations',
  },
  /** Every letter of the patient's authorizations that is known here, whichever visit it was attached at; newest first. */
  'papers.letters': {
    input: z.object({ sessionId: idSchema }),
    output: z.object({ letters: z.array(shownLetterSchema) }),
    refusals: ['session-unknown', ...guarded],
    access: 'see.chart',
  },
} as const
