import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, longText, shortText } from '../document/facts.ts'

/** What the hub says of claims, batches, answers and payments: shapes of both contracts, the hub's and the desk's. */

/** Who did it, as the desk knows them: the hub knows devices. */
export const doerSchema = z.object({ id: idSchema, name: shortText })
export type Doer = z.infer<typeof doerSchema>

export const claimFormSchema = z.enum(['professional', 'institutional'])

/** In the order a claim goes through; whatever order answers arrive in, a claim stands at the furthest. */
export const claimStates = ['built', 'sent', 'received', 'accepted', 'rejected', 'adjudicated'] as const
export const claimStateSchema = z.enum(claimStates)
export type ClaimState = z.infer<typeof claimStateSchema>

/** Why a chosen session is not in the file, in words. */
export const leftOutSchema = z.object({
  sessionId: idSchema,
  reference: z.string(),
  words: z.array(longText),
  /** A person who has looked may have it stand in a file all the same. */
  asks: z.literal(true).optional(),
})
export type LeftOut = z.infer<typeof leftOutSchema>

export const batchSchema = z.object({
  id: idSchema,
  form: claimFormSchema,
  production: z.boolean(),
  /** ISA13; BHT03 is written from it. */
  control: z.number().int(),
  fileName: shortText,
  sha256: z.string(),
  claims: z.number().int(),
  totalCents: z.number().int(),
  builtAt: instantSchema,
  builtBy: doerSchema,
  leftOut: z.array(leftOutSchema),
  sentAt: instantSchema.nullable(),
  /** By hand, or the destination's name. */
  sentHow: z.string().nullable(),
  sentBy: z.string().nullable(),
  /** What the receiver said of the file as a whole. */
  verdict: z.enum(['accepted', 'accepted_with_errors', 'partly', 'rejected']).nullable(),
  states: z.array(z.object({ state: claimStateSchema, count: z.number().int() })),
})
export type Batch = z.infer<typeof batchSchema>

/** How far a file is that is being built: visits looked at, then claims written. */
export const buildingSchema = z.object({
  state: z.enum(['planning', 'writing', 'done', 'cancelled', 'failed']),
  done: z.number().int(),
  of: z.number().int(),
})
export type Building = z.infer<typeof buildingSchema>

export const payerNumberSources = ['acknowledgment', 'payment', 'person'] as const

export const sentClaimSchema = z.object({
  batchId: idSchema,
  reference: z.string(),
  sessionId: idSchema,
  version: z.number().int(),
  frequency: z.enum(['1', '7', '8']),
  payerName: z.string(),
  patientName: z.string(),
  totalCents: z.number().int(),
  state: claimStateSchema,
  /** The payer's own number for it, and where it came from. */
  payerNumber: z.string().nullable(),
  payerNumberFrom: z.enum(payerNumberSources).nullable(),
  /** Place of its file in the order of files: later is newer. */
  batchPlace: z.number().int(),
  /** The payer whose turn it is after this one decided; null = nobody's. A hub of before does not say it. */
  nextPayer: z.string().nullish(),
  /** The authorization numbers it left with; null of a claim to a next payer. A hub of before does not say them. */
  authorizations: z.array(z.string()).nullish(),
})
export type SentClaimRow = z.infer<typeof sentClaimSchema>

/** One answer a batch got, in words. */
export const batchAnswerSchema = z.object({
  answerFileId: idSchema,
  kind: z.enum(['TA1', '999', '277CA', '835']),
  fileName: z.string(),
  filedAt: instantSchema,
  words: longText,
})

export const exceptionKinds = [
  'file_rejected',
  'claim_rejected',
  'finding',
  'denied',
  'payment_held',
  'payment_changed',
  'unmatched_payment',
  'unmatched_answer',
  'answer_unreadable',
  'answer_number_reused',
  'not_delivered',
  'answer_late',
  'coded_otherwise',
] as const

/** Where a person puts it right: the visit's claim, the payer's number of a claim, the batch, a line for the money, or outside of the program. */
export const nextSteps = ['claim', 'payer_number', 'batch', 'place', 'outside'] as const

export const exceptionSchema = z.object({
  id: idSchema,
  /** A newer hub's own kind is shown as a finding: its words say what it is. */
  kind: z.enum(exceptionKinds).catch('finding'),
  batchId: idSchema.nullable(),
  reference: z.string().nullable(),
  sessionId: idSchema.nullable(),
  version: z.number().int().nullable(),
  lineId: z.string().nullable(),
  cents: z.number().int().nullable(),
  words: z.string(),
  nextStep: z.enum(nextSteps),
  raisedAt: instantSchema,
  settled: z.object({ at: instantSchema, by: z.string(), words: z.string() }).nullable(),
})
export type ClaimException = z.infer<typeof exceptionSchema>

/** What became of one file of answers. */
export const filedSchema = z.object({
  answerFileId: idSchema,
  /** The same file was here before: nothing was done again. */
  replayed: z.boolean(),
  answers: z.array(
    z.object({
      kind: z.enum(['TA1', '999', '277CA', '835', 'other']),
      words: longText,
      batchId: idSchema.nullable(),
      /** Claims or lines that were found here, and those that were not. */
      matched: z.number().int(),
      unmatched: z.number().int(),
      paidCents: z.number().int().nullable(),
    }),
  ),
  exceptions: z.number().int(),
})
export type Filed = z.infer<typeof filedSchema>

export const adjustmentSchema = z.object({
  group: z.string(),
  reason: z.string(),
  cents: z.number().int(),
  quantity: z.string().nullable(),
})

/** One line with everything payers ever said about it, added up. */
export const linePaymentSchema = z.object({
  reference: z.string(),
  version: z.number().int(),
  lineId: z.string(),
  code: z.string(),
  modifiers: z.array(z.string()),
  units: z.number(),
  chargeCents: z.number().int(),
  paidCents: z.number().int(),
  patientCents: z.number().int(),
  allowedCents: z.number().int().nullable(),
  /** Movements in the order they were posted. */
  movements: z.array(
    z.object({
      payerName: z.string(),
      trace: z.string(),
      paidOn: dateSchema.nullable(),
      /** CLP02; 22 takes an earlier payment back. */
      status: z.string(),
      matchedBy: z.string(),
      paidCents: z.number().int(),
      patientCents: z.number().int(),
      adjustments: z.array(adjustmentSchema),
      remarks: z.array(z.string()),
    }),
  ),
})
export type LinePaymentRow = z.infer<typeof linePaymentSchema>

export const holderSchema = z.object({
  sessionId: idSchema,
  userId: idSchema,
  userName: shortText,
  since: instantSchema,
})
export type ClaimHolder = z.infer<typeof holderSchema>

/** One of our lines that money may be placed on. */
const placeLineSchema = z.object({
  lineId: z.string(),
  code: z.string(),
  modifiers: z.array(z.string()),
  units: z.number(),
  chargeCents: z.number().int(),
})

/** A claim of ours that money may belong to, with the line that looks right for each of the payer's; null = choose. */
export const placeClaimSchema = z.object({
  reference: z.string(),
  version: z.number().int(),
  sessionId: idSchema,
  patientName: z.string(),
  payerName: z.string(),
  serviceDate: z.string(),
  totalCents: z.number().int(),
  lines: z.array(placeLineSchema),
  likely: z.array(z.string().nullable()),
})
export type PlaceClaim = z.infer<typeof placeClaimSchema>

/** Money that found no line, as its payer wrote it, and where a person placed it. */
export const unmatchedMoneySchema = z.object({
  payerName: z.string(),
  trace: z.string(),
  paidOn: dateSchema.nullable(),
  reference: z.string(),
  patientName: z.string(),
  /** CLP02. */
  status: z.string(),
  chargeCents: z.number().int(),
  paidCents: z.number().int(),
  lines: z.array(
    z.object({
      code: z.string(),
      modifiers: z.array(z.string()),
      chargeCents: z.number().int(),
      paidCents: z.number().int(),
      serviceDate: dateSchema.nullable(),
    }),
  ),
  candidates: z.array(placeClaimSchema),
  /** Every visit it may be of, whatever was looked for; a hub of before says none. */
  visitsMeant: z.array(idSchema).default([]),
  /** Where it stands now; null = nowhere yet. */
  placed: z
    .object({
      reference: z.string(),
      version: z.number().int(),
      sessionId: idSchema,
      lineIds: z.array(z.string()),
      words: z.string(),
      by: z.string(),
      at: instantSchema,
    })
    .nullable(),
})
export type UnmatchedMoney = z.infer<typeof unmatchedMoneySchema>
