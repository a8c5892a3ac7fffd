import { z } from 'zod'
import { carePlaces, copayHelpStates } from '../clinical/orderLists.ts'
import {
  addressSchema,
  amountSchema,
  centsSchema,
  dateSchema,
  hcpcsSchema,
  idSchema,
  npiSchema,
  shortText,
} from './facts.ts'

/** What a practice is, who works there, who pays, and what a code costs: the setting of every session. */

export const codingProfileSchema = z
  .object({
    officeInitial: z.enum(['primary_reason', 'hierarchy']),
    hydrationSegments: z.enum(['sum', 'each_run']),
    missingStop: z.enum(['no_code', 'push']),
    distinctModifier: z.enum(['59', 'XS', 'XE', 'XU']),
    secondSiteAddOnModifier: z.enum(['none', '59']),
    splitDoseInjection: z.enum(['one_unit', 'per_injection']),
    discardModifiers: z.enum(['medicare', 'none']),
    acquired340b: z.boolean(),
    stoppedEarly: z.enum(['by_minutes', 'ordered_service_53']),
    concurrentChemo: z.enum(['unlisted_review', 'withhold']),
    hospitalVisitCode: z.enum(['as_documented', 'G0463']),
    classOverrides: z.record(
      z.string(),
      z.enum(['antineoplastic', 'hormonal_antineoplastic', 'therapeutic', 'hydration', 'transfusion', 'procedure']),
    ),
  })
  .partial()

export const chairSchema = z.object({ id: idSchema, label: z.string().min(1).max(8) })

/** A site of care with an address and number of its own (837 2310C). */
export const facilitySchema = z.object({ name: shortText, npi: npiSchema, address: addressSchema })
export type Facility = z.infer<typeof facilitySchema>

/** Within how many hours after a claim file left an answer is expected; null = that receiver never sends it. */
export const answerHoursSchema = z.object({
  /** 999 or TA1: whether the file came. */
  acknowledgment: z.number().int().min(1).max(2_000).nullable(),
  /** 277CA or 835: whether its claims were taken. */
  claims: z.number().int().min(1).max(2_000).nullable(),
})
export type AnswerHours = z.infer<typeof answerHoursSchema>

/** 999 after a day, 277CA after three (billing-interfaces 6). */
const usualAnswerHours: AnswerHours = { acknowledgment: 24, claims: 72 }

export const answerHoursOf = ({ answerHours }: { readonly answerHours?: AnswerHours | undefined }): AnswerHours =>
  answerHours ?? usualAnswerHours

/** Hours that count on the claim clocks; absent = every hour does (workflow 4.11). */
export const billingHoursSchema = z.object({
  /** 1 Monday to 7 Sunday. */
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** "24:00" is the end of the day. */
  to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
  /** Days on which the office is closed. */
  closed: z.array(dateSchema).max(400).optional(),
})
export type BillingHours = z.infer<typeof billingHoursSchema>

export const practiceSchema = z.object({
  id: idSchema,
  name: shortText,
  taxId: z.string().regex(/^\d{9}$/),
  npi: npiSchema,
  taxonomy: z.string().regex(/^[A-Z0-9]{10}$/),
  address: addressSchema,
  phone: z.string().regex(/^\d{10}$/),
  contactName: shortText,
  zone: z.string().min(1).max(64),
  /** How the screens read a time of day; absent = 24 hours (workflow 13). */
  clock: z.enum(['24h', '12h']).optional(),
  setting: z.enum(['office', 'facility']),
  placeOfService: z.string().regex(/^\d\d$/),
  chairs: z.array(chairSchema).min(1).max(200),
  codingProfile: codingProfileSchema,
  /** Practice settings for the chair: section 7 of the workflow. */
  showNextChangeToNurses: z.boolean(),
  wasteWitnessRequired: z.boolean(),
  /** X12 submitter and receiver identifiers of the practice's clearinghouse. */
  submitterId: shortText,
  receiverId: shortText,
  receiverName: shortText,
  facility: facilitySchema.optional(),
  billingHours: billingHoursSchema.optional(),
  answerHours: answerHoursSchema.optional(),
  /** Institutional claims: facility type code (CLM05-1) and revenue codes that are not the usual ones. */
  typeOfBill: z
    .string()
    .regex(/^\d\d$/)
    .optional(),
  revenueCodes: z.record(hcpcsSchema, z.string().regex(/^\d{4}$/)).optional(),
})
export type Practice = z.infer<typeof practiceSchema>

export const roleSchema = z.enum(['ma', 'rn', 'charge', 'pharmacist', 'biller', 'manager', 'admin', 'auditor'])
export type Role = z.infer<typeof roleSchema>

export const userSchema = z.object({
  id: idSchema,
  name: shortText,
  initials: z.string().min(1).max(4),
  credential: z.string().max(16),
  roles: z.array(roleSchema).min(1),
  badge: z.string().max(64).optional(),
  /** Chemo-competent: may be one of the two who check an antineoplastic (workflow 11). */
  chemoCompetent: z.boolean(),
})
export type User = z.infer<typeof userSchema>

export const providerSchema = z.object({
  npi: npiSchema,
  last: shortText,
  first: shortText,
  credential: z.string().max(16),
  taxonomy: z
    .string()
    .regex(/^[A-Z0-9]{10}$/)
    .optional(),
})
export type Provider = z.infer<typeof providerSchema>

export const payerSchema = z.object({
  id: idSchema,
  name: shortText,
  /** Payer identifier at the clearinghouse (837 2010BB NM109). */
  payerId: shortText,
  kind: z.enum(['medicare', 'medicare_advantage', 'medicaid', 'commercial', 'exchange', 'self_pay', 'trial']),
  /** 837 SBR09 claim filing indicator. */
  filingCode: z.string().regex(/^[A-Z0-9]{2}$/),
  codingProfile: codingProfileSchema,
  /** Two NDCs of one drug: one line with a note, or a line per NDC (design 12.6). */
  ndcLines: z.enum(['one_line', 'per_ndc']),
  ndcRequired: z.boolean(),
  /** Whether a claim above a unit limit or with an edited pair waits for a person; absent = it is only shown. */
  editReview: z.enum(['note', 'hold']).optional(),
  /** Days from service to the last day a claim is taken; absent = a calendar year for Medicare, else by contract. */
  filingDays: z.number().int().min(1).max(1100).optional(),
})
export type Payer = z.infer<typeof payerSchema>

/** Charge per unit of a code, in cents, from a date on; a payer's own row outranks the general one (design 12.2). */
export const chargeSchema = z.object({
  code: hcpcsSchema,
  cents: centsSchema,
  from: dateSchema,
  payerId: idSchema.optional(),
})
export type Charge = z.infer<typeof chargeSchema>

/** A program that pays the patient's share: a card of the maker's, a foundation. */
const copayHelpSchema = z.object({
  program: shortText,
  memberId: z.string().min(1).max(40).optional(),
  status: z.enum(copayHelpStates),
  /** The last day it pays. */
  to: dateSchema.optional(),
})

/** Where the payer wants these codes given, any of the places; absent `drugs` = every coded drug. */
const siteLimitSchema = z.object({
  places: z.array(z.enum(carePlaces)).min(1).max(carePlaces.length),
  drugs: z.array(hcpcsSchema).min(1).max(200).optional(),
})

export const coverageSchema = z.object({
  id: idSchema,
  payer: payerSchema,
  memberId: z.string().min(1).max(40),
  group: z.string().max(40).optional(),
  order: z.number().int().min(1).max(3),
  relationship: z.enum(['self', 'spouse', 'child', 'other']),
  /** Who holds the policy, where that is not the patient. */
  subscriber: z.object({ last: shortText, first: shortText }).optional(),
  from: dateSchema,
  to: dateSchema.optional(),
  /** Codes this coverage pays in the place of the first: a carve-out. */
  covers: z.array(hcpcsSchema).max(200).optional(),
  copayHelp: copayHelpSchema.optional(),
  siteLimit: siteLimitSchema.optional(),
})
export type Coverage = z.infer<typeof coverageSchema>

/** What of a coverage is learned and changes after it was filed: an absent one was withdrawn. */
export const coverageTermsSchema = coverageSchema.pick({ id: true, copayHelp: true, siteLimit: true })
export type CoverageTerms = z.infer<typeof coverageTermsSchema>

export const authorizationSchema = z.object({
  id: idSchema,
  number: z.string().max(40),
  payerId: idSchema,
  status: z.enum(['approved', 'pending', 'denied', 'not_required', 'retro']),
  /** HCPCS codes it covers. */
  drugs: z.array(hcpcsSchema),
  /** `used`: billing units given under it before this visit. */
  unitsAllowed: z
    .array(
      z.object({
        hcpcs: hcpcsSchema,
        units: z.number().int().min(0),
        used: z.number().int().min(0).optional(),
      }),
    )
    .optional(),
  /** An allowance the payer gives as a dose; `used`: given under it before this visit. */
  dosesAllowed: z.array(z.object({ hcpcs: hcpcsSchema, dose: amountSchema, used: amountSchema.optional() })).optional(),
  visitsAllowed: z.number().int().min(0).optional(),
  visitsUsed: z.number().int().min(0).optional(),
  cyclesAllowed: z.number().int().min(0).optional(),
  cyclesUsed: z.number().int().min(0).optional(),
  /** Where it may be used, in the payer's words. */
  site: shortText.optional(),
  from: dateSchema,
  to: dateSchema,
  diagnosis: z.string().max(10),
  providerNpi: npiSchema.optional(),
  checkedBy: shortText.optional(),
  checkedOn: dateSchema.optional(),
})
export type Authorization = z.infer<typeof authorizationSchema>

/** A stocked container the line may be given from: what scanning or picking offers. */
export const stockedContainerSchema = z.object({
  ndc: z.string().regex(/^\d{11}$/),
  size: amountSchema,
  type: z.enum(['single_dose', 'multi_dose']),
  /** Volume of the container in mL where the label says it, for the NDC quantity. */
  volumeMl: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,3})?$/)
    .optional(),
  lot: z.string().min(1).max(20),
  expires: dateSchema,
  gtin: z
    .string()
    .regex(/^\d{14}$/)
    .optional(),
})
export type StockedContainer = z.infer<typeof stockedContainerSchema>

/** A lot its maker or the FDA called back. Without an NDC it stands for that lot of any product. */
export const recalledLotSchema = z.object({
  ndc: z
    .string()
    .regex(/^\d{11}$/)
    .nullable(),
  lot: z.string().trim().min(1).max(20),
  note: z.string().trim().max(200),
  /** The clinic's calendar day it came onto the list. */
  since: dateSchema,
})
export type RecalledLot = z.infer<typeof recalledLotSchema>
