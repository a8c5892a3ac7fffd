import { z } from 'zod'
import { handlingNeeds } from '../clinical/handlingNeeds.ts'
import { bsaFormulas, infusionGroups } from '../clinical/orderLists.ts'
import { stockedContainerSchema } from './clinic.ts'
import {
  adminClassSchema,
  amountSchema,
  dateSchema,
  decimalSchema,
  hcpcsSchema,
  idSchema,
  instantSchema,
  npiSchema,
  routeSchema,
  shortText,
} from './facts.ts'
import { labLimitsSchema } from './limits.ts'

/** The catalogue row a line is coded with, frozen into the record when the session is opened. */
export const catalogueRowSchema = z.object({
  hcpcs: hcpcsSchema.nullable(),
  /** Active ingredient, the coding module's "drug" (R6). */
  drug: shortText,
  billingUnit: amountSchema.nullable(),
  /** null = no class on file: `unclassified_drug` (R25). */
  adminClass: adminClassSchema.nullable(),
  /** The catalogue issue it was read from, "2026-11". */
  issue: z.string().min(1).max(32),
  concentration: z.object({ mass: amountSchema, volume: amountSchema }).optional(),
  /** How this visit's payer counts the container, where the practice's formulary says so; otherwise the label decides (U3). */
  containerType: z.enum(['single_dose', 'multi_dose']).optional(),
})
export type CatalogueRow = z.infer<typeof catalogueRowSchema>

export const plannedLineSchema = z.object({
  id: idSchema,
  sequence: z.number().int().min(1),
  role: z.enum(['premed', 'antineoplastic', 'supportive', 'hydration', 'flush', 'rescue', 'transfusion']),
  /** Name as shown: "Rituximab". */
  name: shortText,
  catalogue: catalogueRowSchema,
  /** The product or form the order names, where the name does not say it: "Ruxience", "lyophilized powder". */
  form: z.string().min(1).max(80).optional(),
  dose: amountSchema,
  diluent: z.string().max(80).optional(),
  volumeMl: decimalSchema.optional(),
  route: routeSchema,
  /** Whole minutes the order plans; absent for pushes and injections. */
  plannedMinutes: z.number().int().min(1).max(20_160).optional(),
  /** The ordered rate of a drug at one rate; drugs that go in steps have `rateSteps`. */
  rateMlPerHour: decimalSchema.optional(),
  /** How it is given beside the drug before it; absent = the order does not say. */
  infusionGroup: z.enum(infusionGroups).optional(),
  /** Same label = one bag (R28). */
  bag: z.string().max(20).optional(),
  purpose: z.enum(['hydration', 'vehicle', 'kvo', 'flush']).optional(),
  /** Why hydration was ordered; also carried to the claim. */
  reason: z.string().max(200).optional(),
  vesicant: z.enum(['vesicant', 'irritant', 'neither']),
  hazardous: z.boolean(),
  /** Light, filter and tubing needs (workflow 4.1). */
  handling: z.array(z.enum(handlingNeeds)).max(handlingNeeds.length).optional(),
  /** Given only if this comes about; absent = given as planned. */
  prnCondition: z.string().min(1).max(120).optional(),
  /** The order differs from the regimen by so many whole per cent, below zero for less, and why. */
  doseChange: z.object({ percent: z.number().int().min(-99).max(200), reason: shortText }).optional(),
  /** Office: the documented main reason for the visit (R7). */
  primary: z.boolean().optional(),
  observationMinutes: z.number().int().min(0).optional(),
  /** How many hours the mixed drug keeps, counted from mixing (workflow 4.1); absent = the order does not say. */
  expiryHoursAfterMixing: decimalSchema.optional(),
  /** Blood product: P code and units come from the row. */
  productUnits: z.number().int().min(1).optional(),
  source: z.enum(['practice', 'specialty_pharmacy', 'free_drug', 'trial']),
  stocked: z.array(stockedContainerSchema),
  /** What the dose was computed from: so much of the dose's unit per m² or kg. */
  doseBasis: z.object({ per: z.enum(['m2', 'kg', 'flat', 'auc']), amount: decimalSchema }).optional(),
  /** What the order calls its rate schedule: "RTX-FIRST". */
  rateScheduleId: z.string().min(1).max(40).optional(),
  /** The order's own rate schedule, in amount per hour; it wins over the drug's default (workflow 4.4). */
  rateSteps: z
    .array(z.object({ afterMinutes: z.number().int().min(0).max(1440), perHour: amountSchema }))
    .max(40)
    .optional(),
  /** Lifetime dose so far and its limit, in the dose's unit (workflow 5, check 6). */
  lifetime: z.object({ given: amountSchema, limit: amountSchema }).optional(),
  /** Premedication: minutes to wait before the first antineoplastic (check 9). */
  waitMinutes: z.number().int().min(0).max(240).optional(),
  lastGivenOn: dateSchema.optional(),
  minIntervalDays: z.number().int().min(1).max(365).optional(),
  /** Diagnosis codes this line points to; absent = all of the plan. */
  diagnoses: z.array(z.string().max(10)).optional(),
})
export type PlannedLine = z.infer<typeof plannedLineSchema>

export const diagnosisSchema = z.object({
  code: z.string().regex(/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/, 'an ICD-10-CM code with its dot'),
  kind: z.enum(['disease', 'treatment_reason', 'other']),
  text: shortText,
})
export type Diagnosis = z.infer<typeof diagnosisSchema>

export const planSchema = z.object({
  id: idSchema,
  regimen: shortText,
  intent: z.enum(['curative', 'control', 'palliative', 'supportive']),
  /** First, second, … treatment of this disease. */
  lineOfTherapy: z.number().int().min(1).max(20).optional(),
  cycle: z.number().int().min(1),
  cyclesPlanned: z.number().int().min(1).optional(),
  day: z.number().int().min(1),
  /** Empty = none is known yet: signing warns, and a claim is held. */
  diagnoses: z.array(diagnosisSchema).max(12),
  providerNpi: npiSchema,
  supervisingNpi: npiSchema.optional(),
  /** Who wrote the order, where another provider treats. */
  orderingNpi: npiSchema.optional(),
  referringNpi: npiSchema.optional(),
  orderSignedAt: instantSchema.nullable(),
  heightCm: decimalSchema.optional(),
  dosingWeightKg: decimalSchema.optional(),
  weighedOn: dateSchema.optional(),
  bsaM2: decimalSchema.optional(),
  /** What `bsaM2` was computed by; today's body surface follows it. */
  bsaFormula: z.enum(bsaFormulas).optional(),
  labsRequired: z.boolean(),
  /** Labs as they came in, already worded: "ANC 2.1". */
  labs: z.array(z.object({ name: shortText, value: shortText, on: dateSchema })),
  /** Limits of this plan's own: they win over the practice's (workflow 4.2). */
  labLimits: labLimitsSchema.optional(),
  consentOn: dateSchema.nullable(),
  /** Empty only for a patient who came back after everything planned was given. */
  lines: z.array(plannedLineSchema).max(60),
})
export type Plan = z.infer<typeof planSchema>
