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
  disconnectAt: instantSchema.optional(),
  disconnectAppointment: z.string().max(120).optional(),
})
export type HomePump = z.infer<typeof homePumpSchema>

/** A pump that is to come off on a day; drug and pump are null where the chart is restricted and not open to who asks. */
export const expectedPumpSchema = z.object({
  connectSessionId: idSchema,
  disconnectAt: instantSchema,
  patientName: shortText,
  drug: shortText.nullable(),
  pumpId: shortText.nullable(),
  /** The patient's visit of that day; null while none is planned. */
  visit: z.object({ sessionId: idSchema, appointmentTime: z.string() }).nullable(),
})
export type ExpectedPump = z.infer<typeof expectedPumpSchema>

export const cameBackInput = z.object({
  /** The first visit of the day. */
  sessionId: idSchema,
  chair: z.string().min(1).max(8),
  reason: z.string().trim().min(1).max(300),
})
export const cameBackRefusals = ['session-unknown', 'not-today', 'still-here', 'already-back', 'chair-unknown'] as const
