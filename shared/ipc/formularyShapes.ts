import { z } from 'zod'
import { authorizationSchema, chargeSchema } from '../document/clinic.ts'
import { adminClassSchema, amountSchema, dateSchema, hcpcsSchema, idSchema, routeSchema } from '../document/facts.ts'

const containerKind = z.enum(['single_dose', 'multi_dose'])

/** What the practice says about a code instead of the drug list (shared/catalogue/overrides.ts). */
export const overrideFacts = z.object({
  hcpcs: hcpcsSchema,
  payerId: idSchema.nullable(),
  adminClass: adminClassSchema.nullable(),
  containerType: containerKind.nullable(),
  from: dateSchema,
  to: dateSchema.nullable(),
  source: z.string().max(200),
})
export const overrideSchema = overrideFacts.extend({ id: idSchema })

const drugSchema = z.object({
  id: z.string(),
  hcpcs: z.string(),
  displayName: z.string(),
  genericName: z.string(),
  ingredient: z.string(),
  brandNames: z.array(z.string()),
  billingUnit: amountSchema.nullable(),
  adminClass: adminClassSchema.nullable(),
  usualRoutes: z.array(routeSchema),
  otherRoutes: z.array(z.string()),
  containerType: z.enum(['single_dose', 'multi_dose', 'mixed']),
  vialSizes: z.array(amountSchema),
  biosimilarOf: z.string().nullable(),
  selfAdminNote: z.string(),
  source: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  confidenceNote: z.string(),
})

/** The list that holds today, the practice's own rows, and who changed what. */
export const formularyOutput = z.object({
  issue: z.string(),
  /** null = shipped with the program. */
  imported: z.object({ validFrom: dateSchema, file: z.string(), on: z.string(), by: z.string() }).nullable(),
  drugs: z.array(drugSchema),
  overrides: z.array(overrideSchema),
  payers: z.array(z.object({ id: idSchema, name: z.string() })),
  /** Newest first; `after` null = withdrawn. */
  changes: z.array(
    z.object({
      on: z.string(),
      by: z.string(),
      before: overrideSchema.nullable(),
      after: overrideSchema.nullable(),
    }),
  ),
})
export type Formulary = z.infer<typeof formularyOutput>
export type FormularyRow = Formulary['drugs'][number]
export type PracticeOverride = z.infer<typeof overrideSchema>

export const changeRefusals = [
  'drug-unknown',
  'payer-unknown',
  'override-unknown',
  'override-empty',
  'dates-reversed',
  'override-overlaps',
] as const

export const importOutput = z.object({
  kind: z.enum(['drugs', 'overrides']),
  rows: z.number().int(),
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
})

/** What a claim is made from beside its document (shared/claim/billerDecisions.ts). */
export const billingFactsSchema = z.object({
  decisions: z.array(
    z.union([
      z.object({ lineId: idSchema, about: z.literal('code'), answer: hcpcsSchema }),
      z.object({ lineId: idSchema, about: z.literal('waste'), answer: z.enum(['report', 'leave_out']) }),
    ]),
  ),
  ndcCodes: z.array(z.object({ ndc: z.string(), hcpcs: z.string(), unit: amountSchema.nullable(), drug: z.string() })),
  charges: z.array(chargeSchema),
  authorizations: z
    .array(z.object({ authorization: authorizationSchema, sessionId: idSchema, atUtc: z.string() }))
    .optional(),
  sent: z
    .array(
      z.object({
        version: z.number().int(),
        state: z.enum(['sent', 'received', 'accepted', 'adjudicated', 'rejected']),
        payerControlNumber: z.string().nullable(),
        authorizations: z.array(z.string()).optional(),
      }),
    )
    .optional(),
})
