import { z } from 'zod'
import { wasteReasons } from '../clinical/pickLists.ts'
import { calendarDaySchema, idSchema, instantSchema } from '../document/facts.ts'
import { standings } from '../permissions/restricted.ts'
import { replacementStates } from '../reports/replacement.ts'
import { stopGroupings, stopOutcomes } from '../reports/stopTimes.ts'
import { guarded } from './patientRules.ts'

/** Days of service, both counted in. */
const period = z
  .object({ from: calendarDaySchema, to: calendarDaySchema })
  .refine(({ from, to }) => from <= to, 'the first day is not after the last')
const count = z.number().int().min(0)
/** Cents; null = no receipt says what it cost. */
const cost = z.number().int().nullable()

const stopCountsSchema = z.object({ in_time: count, late_strong: count, late_weak: count, unknown: count })
const stopGroupSchema = z.object({ key: z.string(), name: z.string(), counts: stopCountsSchema })
export type NamedStopGroup = z.infer<typeof stopGroupSchema>

/** Whose visit a row is of; a restricted one without its name, as on every list (ADR 14). */
const visitShape = {
  sessionId: idSchema,
  day: z.string(),
  patientName: z.string(),
  mrn: z.string(),
  claimRef: z.string(),
  restricted: z.enum(standings).nullable(),
}

const stopRowSchema = z.object({
  ...visitShape,
  lineId: idSchema,
  drug: z.string(),
  nurse: z.string(),
  outcome: z.enum(stopOutcomes),
  startedAt: instantSchema,
  stoppedAt: instantSchema.nullable(),
})
export type StopRow = z.infer<typeof stopRowSchema>

const lossRowSchema = z.object({
  ...visitShape,
  /** False = it ended without treatment: it stands on no worklist. */
  signed: z.boolean(),
  lineId: idSchema,
  containerId: idSchema,
  drug: z.string(),
  ndc: z.string(),
  lot: z.string(),
  amount: z.string(),
  unit: z.string(),
  reason: z.enum(wasteReasons).nullable(),
  costCents: cost,
  /** Where the cost comes from, or why there is none and what to do, as a sentence. */
  costWords: z.string(),
})
export type LossRow = z.infer<typeof lossRowSchema>

const total = { containers: count, costCents: cost, withoutCost: count }
const totalsSchema = z.object({
  all: z.object(total),
  byReason: z.array(z.object({ reason: z.enum(wasteReasons).nullable(), ...total })),
  byDrug: z.array(z.object({ drug: z.string(), amount: z.string(), unit: z.string(), ...total })),
})

const replacementRowSchema = lossRowSchema.extend({
  state: z.enum(replacementStates),
  askedOn: z.string().nullable(),
  askedBy: z.string().nullable(),
  reference: z.string(),
  settledOn: z.string().nullable(),
  why: z.string(),
})
export type ReplacementRow = z.infer<typeof replacementRowSchema>

const why = z.string().trim().min(3).max(200)
const step = z.discriminatedUnion('state', [
  z.object({ state: z.literal('to_ask') }),
  z.object({ state: z.literal('asked'), on: calendarDaySchema, reference: z.string().trim().max(60) }),
  z.object({ state: z.literal('replaced'), on: calendarDaySchema }),
  z.object({ state: z.literal('refused'), on: calendarDaySchema, reason: why }),
  z.object({ state: z.literal('left_out'), reason: why }),
])

/** The contract's rows about the manager's reports (workflow 10, 12.19). Money: nobody at the chair may ask. */
export const reportRows = {
  /** How complete the stop times of a period are, by nurse, by drug and by day. */
  'reports.stopTimes': {
    input: period,
    output: z.object({
      all: stopCountsSchema,
      wentHome: count,
      groups: z.object({
        nurse: z.array(stopGroupSchema),
        drug: z.array(stopGroupSchema),
        day: z.array(stopGroupSchema),
      }),
    }),
    refusals: [],
    access: 'see.reports',
  },
  /** The lines behind one row of it, what lacks most first. */
  'reports.stopLines': {
    input: period.safeExtend({ by: z.enum(stopGroupings), key: z.string().max(200) }),
    output: z.object({ lines: z.array(stopRowSchema) }),
    refusals: [],
    access: 'see.reports',
  },
  /** Drug of the practice's that was thrown away and is on no claim, container by container. */
  'reports.losses': {
    input: period,
    output: z.object({ rows: z.array(lossRowSchema), totals: totalsSchema }),
    refusals: [],
    access: 'see.reports',
  },
  /** The same as a CSV file; without names, the claim's reference says which visit. */
  'reports.lossFile': {
    input: period,
    output: z.object({ fileName: z.string(), text: z.string() }),
    refusals: [],
    access: 'see.reports',
  },
  /** Lost containers that a maker may replace: every open one, and what was settled of those lost in the period. */
  'reports.replacements': {
    input: period,
    output: z.object({ rows: z.array(replacementRowSchema) }),
    refusals: [],
    access: 'see.reports',
  },
  /** What became of one; what was said before stays in the audit. */
  'reports.replacement': {
    input: z.object({ sessionId: idSchema, lineId: idSchema, containerId: idSchema, step }),
    output: z.object({}),
    refusals: ['container-unknown', 'not-asked-yet', 'day-to-come', 'day-before-asked', ...guarded],
    access: 'manage.replacements',
  },
} as const
