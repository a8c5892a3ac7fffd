import { z } from 'zod'
import type { GivenBefore } from '../clinical/doseNumber.ts'
import { dateSchema, shortText } from './facts.ts'

/** What earlier visits gave, as an arrival carries it: every workstation numbers the doses alike. */
export const givenBeforeSchema = z.object({
  courseKnown: z.boolean(),
  drugs: z
    .array(z.object({ drug: shortText, times: z.number().int().min(1), lastOn: dateSchema }))
    .max(200)
    .readonly(),
}) satisfies z.ZodType<GivenBefore>
