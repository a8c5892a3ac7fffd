import { z } from 'zod'
import { amountSchema, dateSchema, decimalSchema, idSchema, instantSchema, shortText } from '../document/facts.ts'

/** A portable pump this patient took home and nobody has disconnected yet. */
export const homePumpSchema = z.object({
  connectSessionId: idSchema,
  day: dateSchema,
  lineId: idSchema,
  drug: shortText,
  pumpId: shortText,
  rateMlPerHour: decimalSchema,
  volumeMl: decimalSchema,
  plannedMinutes: z.number().int(),
  connectedAt: instantSchema,
  dose: amountSchema,
})
export type HomePump = z.infer<typeof homePumpSchema>

export const cameBackInput = z.object({
  /** The first visit of the day. */
  sessionId: idSchema,
  chair: z.string().min(1).max(8),
  reason: z.string().trim().min(1).max(300),
})
export const cameBackRefusals = ['session-unknown', 'not-today', 'still-here', 'already-back', 'chair-unknown'] as const
