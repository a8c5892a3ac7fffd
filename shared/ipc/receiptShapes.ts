import { z } from 'zod'
import { amountSchema, dateSchema, decimalSchema, idSchema, ndcSchema } from '../document/facts.ts'
import { pools, type Receipt } from '../inventory/receipt.ts'

/** A line of an invoice as it crosses the wire and lies in the record; what may stand in it, `receiptFlaws` says. */
export const receiptSchema = z.object({
  receivedOn: z.string().max(10),
  supplier: z.string().max(200),
  invoice: z.string().max(200),
  contract: z.string().max(200).nullable(),
  ndc: z.string().max(20),
  lot: z.string().max(40),
  expires: z.string().max(10),
  packages: z.number().int(),
  containersPerPackage: z.number().int(),
  packageCents: z.number().int(),
  taxCents: z.number().int(),
  freightCents: z.number().int(),
  pool: z.enum(pools),
}) satisfies z.ZodType<Receipt>

/** A receipt as the list shows it. `drug` null = no list here knows its NDC; `on` = "2026-03-02 14:05" on the clinic's clock. */
export const shownReceiptSchema = receiptSchema.extend({
  id: idSchema,
  drug: z.string().nullable(),
  by: z.string(),
  on: z.string(),
  /** What it was entered from; null = by hand. */
  file: z.string().nullable(),
  struck: z.object({ reason: z.string(), by: z.string(), on: z.string() }).nullable(),
})
export type ShownReceipt = z.infer<typeof shownReceiptSchema>

/** A product that may have come: `perPackage` where a published list says how many containers its package holds. */
export const boughtProductSchema = z.object({
  ndc: ndcSchema,
  drug: z.string(),
  hcpcs: z.string().nullable(),
  size: z.string().nullable(),
  perPackage: z.number().int().nullable(),
})
export type BoughtProduct = z.infer<typeof boughtProductSchema>

const cents = z.number().int()

const containerCostSchema = z.object({
  id: idSchema,
  ndc: ndcSchema,
  lot: z.string(),
  size: amountSchema,
  used: decimalSchema,
  wasted: decimalSchema,
  /** Null = `why` says the reason. Money rounded here, at the end, and nowhere before. */
  cost: z
    .object({
      /** "Harbor Wholesale, invoice 7781". */
      source: z.string(),
      /** Dollars of one whole container to a hundredth of a cent; `isExact` false = it has more places. */
      perContainer: decimalSchema,
      isExact: z.boolean(),
      usedCents: cents,
      wastedCents: cents,
    })
    .nullable(),
  why: z.string().nullable(),
})

/** Sums of the containers whose cost is known; `unknown` counts the others. */
const sumShape = { usedCents: cents, wastedCents: cents, unknown: z.number().int() }

/** What a visit's containers cost, by drug. Each sum is rounded once, of the exact parts. */
export const visitCostsSchema = z.object({
  usedOn: dateSchema,
  drugs: z.array(
    z.object({
      drug: z.string(),
      hcpcs: z.string().nullable(),
      containers: z.array(containerCostSchema),
      ...sumShape,
    }),
  ),
  ...sumShape,
})
export type ShownCosts = z.infer<typeof visitCostsSchema>
