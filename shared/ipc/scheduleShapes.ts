import { z } from 'zod'
import { commandSchema } from '../chart/command.ts'
import { dateSchema, idSchema, instantSchema, shortText } from '../document/facts.ts'
import { appointmentStates } from './hubScheduleRows.ts'

/** What the scheduler says of a day's visits, as this workstation heard it last (billing-interfaces 8). */

export const newsAbout = ['appointment', 'arrival', 'facts', 'merge'] as const
export const identityFields = ['last', 'first', 'middle', 'birthDate', 'sex', 'address', 'phone', 'mrn'] as const
export const factFields = ['language', 'emergencyContact', 'alerts', 'allergies'] as const

/**
 * Something the scheduler says otherwise than the visit. `command` takes it over, as a tap of whoever is signed in; null =
 * it changes nothing here and is only told, because the visit has begun or because a person has to do it.
 */
export const scheduleNewsSchema = z.object({
  sessionId: idSchema,
  about: z.enum(newsAbout),
  key: z.string().max(250),
  kind: z.enum(['moved', 'cancelled', 'no_show', 'arrived', 'arrival_cancelled', 'identity', 'care_facts', 'merged']),
  patientName: shortText,
  /** When the scheduler said it. */
  sentAt: instantSchema,
  /** Moved: where to. Arrived: when. */
  to: z.object({ day: dateSchema, time: z.string() }).nullable(),
  differences: z.array(
    z.object({ field: z.enum([...identityFields, ...factFields]), before: z.string(), after: z.string() }),
  ),
  command: commandSchema.nullable(),
  /** The visit has begun: what happens at the chair stands. */
  hasBegun: z.boolean(),
})
export type ScheduleNews = z.infer<typeof scheduleNewsSchema>

/** An appointment of the day for which no visit with a plan is here. */
export const announcedSchema = z.object({
  key: z.string(),
  /** HH:MM on the clinic's clock. */
  time: z.string(),
  minutes: z.number().int().nullable(),
  patientName: z.string(),
  mrn: z.string(),
  birthDate: dateSchema.nullable(),
  chair: z.string().nullable(),
  reason: z.string(),
  state: z.enum(appointmentStates),
  arrivedAt: instantSchema.nullable(),
})
export type Announced = z.infer<typeof announcedSchema>

export const scheduleRows = {
  /** `toldAt` null = no scheduler has told anything yet. Works without the hub, with what was heard last. */
  'schedule.day': {
    input: z.object({ day: dateSchema }),
    output: z.object({
      toldAt: instantSchema.nullable(),
      news: z.array(scheduleNewsSchema),
      announced: z.array(announcedSchema),
    }),
    refusals: [],
    access: 'see.chart',
  },
  /** The visit stays as it is; the same news is not shown again on this workstation. */
  'schedule.leave': {
    input: z.object({ sessionId: idSchema, about: z.enum(newsAbout), key: z.string().max(250) }),
    output: z.object({}),
    refusals: ['news-unknown'],
    access: 'record.arrival',
  },
} as const
