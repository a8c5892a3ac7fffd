import { z } from 'zod'
import { missingKinds } from '../claim/missingKinds.ts'
import { idSchema, shortText } from '../document/facts.ts'

/** What a row stands under in the worklist's own views. */
export const worklistGroups = ['all', 'ready', 'missing', 'waiting', 'exported'] as const
export type WorklistGroup = (typeof worklistGroups)[number]

export const worklistSortKeys = [
  ...(['hours', 'patient', 'service', 'payer', 'treatment', 'status', 'holder', 'missing', 'value'] as const),
]
export type WorklistSortKey = (typeof worklistSortKeys)[number]

/** Time left of the claim's clock: less than so many hours, or over. */
export const hoursFilters = ['overdue', 'under8', 'under24', 'over24'] as const

/** Everything that says which rows are shown, and in what order; null = whatever it is. */
export const worklistViewSchema = z.object({
  group: z.enum(worklistGroups),
  search: z.string().max(100),
  payer: shortText.nullable(),
  status: z.string().max(40).nullable(),
  hours: z.enum(hoursFilters).nullable(),
  missing: z.enum(missingKinds).nullable(),
  /** `me`, `nobody`, or a biller's id. */
  holder: idSchema.nullable(),
  question: z.enum(['open', 'answered', 'none']).nullable(),
  sort: z.object({ key: z.enum(worklistSortKeys), direction: z.enum(['up', 'down']) }),
})
export type WorklistView = z.infer<typeof worklistViewSchema>

const named = z.object({ name: z.string().trim().min(1).max(40), view: worklistViewSchema })
export type NamedView = z.infer<typeof named>
const views = z.object({ views: z.array(named) })

/** The most views one person keeps. */
export const mostViews = 12

/** The contract's rows about a biller's own views of the worklist, kept on every workstation. */
export const worklistViewRows = {
  'worklist.views': { input: z.object({}), output: views, refusals: [], access: 'see.worklist' },
  'worklist.saveView': { input: named, output: views, refusals: ['too-many-views'], access: 'see.worklist' },
  'worklist.removeView': {
    input: z.object({ name: z.string().max(40) }),
    output: views,
    refusals: [],
    access: 'see.worklist',
  },
} as const
