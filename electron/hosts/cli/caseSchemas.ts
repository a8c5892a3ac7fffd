import { z } from 'zod'
import type { Route } from '#shared/coding/types.ts'
import { codingProfileSchema } from '#shared/document/clinic.ts'
import { adminClassSchema, dateSchema } from '#shared/document/facts.ts'

/** The arrays `code` and `units` read: worked cases of the coding rules, or anybody's sessions in the same form. */

const moment = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/,
    'expected a time such as 2026-03-02T08:40 or 2026-03-02T08:40:00-06:00',
  )
  .refine(isOnTheCalendar, 'there is no such time on the calendar')

/** `Date.parse` lets 31 February roll over into March; a chart must not. */
function isOnTheCalendar(text: string): boolean {
  const wall = `${text.slice(0, 16)}:00.000Z`
  const parsed = Date.parse(wall)
  return !Number.isNaN(parsed) && new Date(parsed).toISOString() === wall
}

const words = z.string().min(1).max(200)
const timeOrNone = moment.nullable().default(null)

/** A route no rule covers is no mistake of the file: coding answers `route_not_coded` (design 12.4). An implant is given like an injection. */
const route = words.transform((text) => (text === 'subcutaneous_implant' ? 'subcutaneous' : text) as Route)

const serviceSchema = z.object({
  id: words,
  drug: words,
  class: adminClassSchema.nullable().default(null),
  route,
  access: words.nullable().optional(),
  start: timeOrNone,
  stop: timeOrNone,
  segments: z.array(z.object({ start: moment, stop: moment.nullable().default(null) })).optional(),
  running: z.boolean().optional(),
  stopUnknown: z.boolean().optional(),
  encounter: words.optional(),
  primary: z.boolean().optional(),
  bag: words.optional(),
  resumes: words.optional(),
  purpose: z.enum(['hydration', 'vehicle', 'kvo', 'flush']).optional(),
  plannedMinutes: z.number().int().min(0).optional(),
  additionalSites: z.number().int().min(0).optional(),
  splitOf: words.optional(),
  discontinued: z.boolean().optional(),
  site: words.optional(),
  hcpcs: words.optional(),
  productUnits: z.number().int().min(0).optional(),
  ordered: z.boolean().optional(),
  reason: z.string().optional(),
  accessReason: z.string().optional(),
  sentHome: z.boolean().optional(),
  runningOnArrival: z.boolean().optional(),
})

export const codeCaseSchema = z
  .object({
    id: words,
    setting: z.enum(['office', 'facility']),
    services: z.array(serviceSchema).max(5000),
    arrived: moment.nullable().optional(),
    discharged: moment.nullable().optional(),
    now: moment.optional(),
    visit: z.object({ em: z.string().regex(/^[A-Z0-9]{5}$/), separatelyIdentifiable: z.boolean() }).optional(),
    profile: codingProfileSchema.optional(),
    emitEncounter: words.optional(),
    encounterReason: z.string().optional(),
    dateOfService: dateSchema.optional(),
  })
  .superRefine(({ services }, context) => {
    const seen = new Set<string>()
    for (const [index, { id }] of services.entries()) {
      if (seen.has(id))
        context.addIssue({
          code: 'custom',
          path: ['services', index, 'id'],
          message: `${id} stands twice in this case`,
        })
      seen.add(id)
    }
  })
export type CodeCase = z.infer<typeof codeCaseSchema>

/** A JSON number or text, kept as its plain decimal text: amounts are never floating point inside. */
const exactAmount = z
  .union([z.number(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'expected a plain decimal that is not negative, such as 712.5'))

const amountSchema = z.object({ amount: exactAmount, unit: words })

export const unitsCaseSchema = z.object({
  id: words,
  hcpcs: words,
  billingUnit: amountSchema,
  /** No amount, or an amount without its unit, is a dose that is missing: coding says so (U7). */
  administered: z
    .object({ amount: exactAmount.optional(), unit: z.string().max(200).default('') })
    .transform(({ amount, unit }) => (amount === undefined ? null : { amount, unit }))
    .nullable()
    .default(null),
  containers: z.array(
    z.object({
      size: amountSchema,
      type: z.enum(['single_dose', 'multi_dose']),
      count: z.number().int().min(1).max(10_000),
      ndc: words.optional(),
    }),
  ),
  profile: codingProfileSchema.pick({ discardModifiers: true, acquired340b: true }).optional(),
  stockedSizes: z.array(amountSchema).optional(),
  concentration: z.object({ mass: amountSchema, volume: amountSchema }).optional(),
  waste: z
    .object({
      recorded: z.boolean(),
      reason: z.string().optional(),
      witness: z.string().optional(),
      witnessRequired: z.boolean().optional(),
    })
    .optional(),
  remainderBilledElsewhere: z.boolean().optional(),
  patientSupplied: z.boolean().optional(),
})
export type UnitsCase = z.infer<typeof unitsCaseSchema>
