import { z } from 'zod'
import { dateSchema } from './facts.ts'

/** One imported public file as a session names it: nobody can change it afterwards, so its hash stands for its rows. */
export const usedIssueSchema = z.object({
  kind: z.string().min(1).max(40),
  validFrom: dateSchema,
  validTo: dateSchema.nullable(),
  file: z.string().max(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  importedUtc: z.string().max(40),
})
export type UsedIssue = z.infer<typeof usedIssueSchema>

const codeText = z.string().regex(/^[0-9A-Z]{5}$/)

/** Most units of a code (MUE): `mai` 1 compares each line, 2 and 3 the day; 0 units = not payable in this setting. */
export const unitLimitSchema = z.object({
  code: codeText,
  units: z.number().int().min(0),
  mai: z.enum(['1', '2', '3']),
})
export type UnitLimit = z.infer<typeof unitLimitSchema>

/** Two codes of one day with an edit in force: `modifier` 0 = never together, 1 = a modifier may. */
export const pairEditSchema = z.object({ codes: z.tuple([codeText, codeText]), modifier: z.enum(['0', '1', '9']) })
export type PairEdit = z.infer<typeof pairEditSchema>

/** The public data of the date of service that a signature found imported, and what it says about the codes of the session. */
export const referenceUsedSchema = z.object({
  issues: z.array(usedIssueSchema).max(40),
  /** Of the session's codes; a code that is not here has no published limit. null = no table was imported for the day. */
  unitLimits: z.array(unitLimitSchema).max(400).nullable(),
  /** null = no pairs were imported for the day. */
  pairs: z.array(pairEditSchema).max(400).nullable(),
})
export type ReferenceUsed = z.infer<typeof referenceUsedSchema>
