import { z } from 'zod'
import { stockedContainerSchema } from '../document/clinic.ts'
import { amountSchema, routeSchema, shortText } from '../document/facts.ts'
import { catalogueRowSchema } from '../document/plan.ts'

/** Words as somebody types them, or codes; each is answered by itself, in order. */
export const findDrugsInput = z.object({
  texts: z.array(z.string().trim().min(1).max(60)).min(1).max(24),
  limit: z.number().int().min(1).max(20),
})

/** A drug as the chair may add it: what a session freezes of its row, and the containers today's plans know of it. */
export const foundDrugSchema = z.object({
  /** With tall-man letters. */
  name: shortText,
  catalogue: catalogueRowSchema,
  usualRoutes: z.array(routeSchema),
  vialSizes: z.array(amountSchema).max(40),
  stocked: z.array(stockedContainerSchema).max(200),
})
export type FoundDrug = z.infer<typeof foundDrugSchema>

export const findDrugsOutput = z.object({
  /** Issue of the drug list, for a drug that is on none. */
  issue: z.string(),
  found: z.array(z.array(foundDrugSchema)),
})
