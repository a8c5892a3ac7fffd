import { z } from 'zod'
import { lateReasons } from '#shared/clinical/pickLists.ts'
import { idSchema } from '#shared/document/facts.ts'

/** What opens and takes back an amendment of a signed visit, and what marks one entry as a mistake (workflow 9). */

const text = z.string().min(1).max(300)

/** What the person says: a reason of the pick-list and, in their words, what is to be put right. */
export const openAmendmentCommand = z.object({ reason: z.enum(lateReasons), text })

export const amendmentPayload = z.object({
  ...openAmendmentCommand.shape,
  /** The newest signed version when it was opened. */
  ofVersion: z.number().int().min(1),
})

/** `amendmentId` is the `AmendmentOpened` event; nothing was changed under it. */
export const amendmentAnswerPayload = z.object({ amendmentId: idSchema })

/** One entry that should not be there: struck through with its reason, never deleted. */
export const voidEntryCommand = z.object({ eventId: idSchema, reason: z.enum(lateReasons), text: text.optional() })
