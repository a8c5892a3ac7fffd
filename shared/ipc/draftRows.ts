import { z } from 'zod'
import { idSchema, instantSchema } from '../document/facts.ts'
import { guarded } from './patientRules.ts'

/** Which sheet, or which screen's fields. */
export const draftSheetSchema = z.string().min(1).max(300)

const place = { sessionId: idSchema.nullable(), sheet: draftSheetSchema }
/** Whose it is: another window of the same screen may have somebody else by now, and it is never kept as theirs. */
const theirs = { userId: idSchema }

const draftSchema = z.object({
  ...place,
  /** When its first word was typed. */
  since: instantSchema,
  /** What stands in each field, by the field's name. */
  values: z.record(z.string().max(60), z.json()),
})

/** The most characters one draft may have: more than any sheet holds. */
export const mostDraftCharacters = 100_000

/**
 * What whoever is signed in typed and has not saved yet (workflow 13, ADR 40): theirs alone, kept on this workstation until
 * it is recorded, thrown away or a week old. `sessionId` null = about no visit.
 */
export const draftRows = {
  'drafts.list': {
    input: z.object({ sessionId: idSchema.nullable() }),
    output: z.object({ ...theirs, drafts: z.array(draftSchema) }),
    refusals: guarded,
    access: 'signed-in',
  },
  'drafts.keep': {
    input: draftSchema.extend(theirs),
    output: z.object({}),
    refusals: ['draft-too-large', 'draft-not-yours', ...guarded],
    access: 'signed-in',
  },
  'drafts.drop': {
    input: z.object({ ...place, ...theirs }),
    output: z.object({}),
    refusals: ['draft-not-yours'],
    access: 'signed-in',
  },
} as const
