import { z } from 'zod'
import { idSchema } from '../document/facts.ts'
import { guarded } from './patientRules.ts'
import { boughtProductSchema, receiptSchema, shownReceiptSchema, visitCostsSchema } from './receiptShapes.ts'

/** Why a line is struck. */
const reasonSchema = z.string().trim().min(1).max(200)

/**
 * The contract's rows about what came from suppliers and what it cost (workflow 4.7, reference-files.md 17). Money: the office
 * sees it, the manager enters it, the chair never asks.
 */
export const receiptRows = {
  /** Every line, struck ones with them, the newest day first. */
  'receipts.list': {
    input: z.object({}),
    output: z.object({ receipts: z.array(shownReceiptSchema) }),
    refusals: [],
    access: 'see.money',
  },
  /** Products by name, brand, code or NDC: of the published crosswalk, of today's plans, and of what came before. */
  'receipts.products': {
    input: z.object({ text: z.string().trim().min(1).max(60) }),
    output: z.object({ products: z.array(boughtProductSchema).max(40) }),
    refusals: [],
    access: 'keep.receipts',
  },
  /**
   * A line, or a line in the place of one that was wrong: that is struck with its reason in the same moment. Facts of
   * `receipt-refused`: `field` and `text`; of `receipt-here` and `receipt-rival`: `text`.
   */
  'receipts.enter': {
    input: z.object({
      receipt: receiptSchema,
      corrects: z.object({ id: idSchema, reason: reasonSchema }).nullable(),
    }),
    output: z.object({ id: idSchema }),
    refusals: ['receipt-refused', 'receipt-here', 'receipt-rival', 'receipt-unknown', 'receipt-struck'],
    access: 'keep.receipts',
  },
  'receipts.strike': {
    input: z.object({ id: idSchema, reason: reasonSchema }),
    output: z.object({}),
    refusals: ['receipt-unknown', 'receipt-struck'],
    access: 'keep.receipts',
  },
  /** A supplier's CSV file, whole or not at all; `here` and `struck` of its lines are not counted again. */
  'receipts.import': {
    input: z.object({ text: z.string().max(900_000), fileName: z.string().min(1).max(200) }),
    output: z.object({ added: z.number().int(), here: z.number().int(), struck: z.number().int() }),
    refusals: ['file-refused'],
    access: 'keep.receipts',
  },
  /** Supplier, unit cost and cost of every container of a signed visit, or why nobody can say. */
  'costs.ofVisit': {
    input: z.object({ sessionId: idSchema }),
    output: visitCostsSchema,
    refusals: ['session-unknown', ...guarded],
    access: 'see.money',
  },
} as const
