import type { Authorization, Coverage, Payer } from '#shared/document/clinic.ts'
import type { Patient } from '#shared/document/patient.ts'
import type { Plan, PlannedLine } from '#shared/document/plan.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { practice } from './clinicFacts.ts'
import { addDays } from './days.ts'
import { onShelf, type ShelfName } from './shelf.ts'

/** One appointment of the demo day: everything `SessionScheduled` carries except claim reference and profile. */
export interface DemoVisit {
  readonly appointmentTime: string
  /** Label of one of the practice's chairs. */
  readonly chair: string
  readonly nurseId: string
  readonly patient: Patient
  readonly coverages: Coverage[]
  readonly authorizations: Authorization[]
  readonly plan: Plan
}

/** A planned line as the demo writes it: the shelf gives drug and containers, place in the list gives id and sequence. */
export type DraftLine = Omit<
  PlannedLine,
  'id' | 'sequence' | 'name' | 'catalogue' | 'vesicant' | 'hazardous' | 'stocked' | 'source'
> &
  (
    | { readonly from: ShelfName }
    | Pick<PlannedLine, 'name' | 'catalogue' | 'vesicant' | 'hazardous' | 'stocked' | 'source'>
  )

/** A plan without what follows from the day. */
export type DraftPlan = Omit<
  Plan,
  'id' | 'orderSignedAt' | 'weighedOn' | 'labs' | 'consentOn' | 'lines' | 'labsRequired'
> & {
  /** Name and value as they came in the day before; empty where the plan asks for none. */
  readonly labs: readonly (readonly [name: string, value: string])[]
  readonly lines: readonly DraftLine[]
}

/** A plan signed in the afternoon before `day`, with its lines numbered in order. `key` makes ids unique per day. */
export function planFor(day: string, key: string, draft: DraftPlan): Plan {
  const id = `${key}-${day}`
  const dayBefore = addDays(day, -1)
  return {
    ...draft,
    id,
    orderSignedAt: instantOnClock(dayBefore, '16:10', practice.zone),
    weighedOn: addDays(day, -7),
    labsRequired: draft.labs.length > 0,
    labs: draft.labs.map(([name, value]) => ({ name, value, on: dayBefore })),
    consentOn: addDays(day, -10),
    lines: draft.lines.map((line, index): PlannedLine => {
      const place = { id: `${id}-${index + 1}`, sequence: index + 1 }
      if (!('from' in line)) return { ...line, ...place }
      const { from, ...ordered } = line
      return { ...ordered, ...onShelf(from, day), ...place }
    }),
  }
}

/** The patient's own policy with a payer, in force since two years before. */
export const coverageFor = (day: string, key: string, payer: Payer, memberId: string, order = 1): Coverage => ({
  id: `${key}-coverage-${order}`,
  payer,
  memberId,
  order,
  relationship: 'self',
  from: addDays(day, -730),
})

type DraftAuthorization = Pick<Authorization, 'number' | 'status' | 'drugs' | 'diagnosis'> &
  Partial<Pick<Authorization, 'unitsAllowed' | 'visitsAllowed' | 'visitsUsed' | 'providerNpi'>>

/** An authorization for half a year around `day`, checked the week before. */
export const authorizationFor = (day: string, key: string, payer: Payer, draft: DraftAuthorization): Authorization => ({
  ...draft,
  id: `${key}-authorization`,
  payerId: payer.id,
  from: addDays(day, -30),
  to: addDays(day, 150),
  checkedBy: 'Grace Kim',
  checkedOn: addDays(day, -5),
})

export const mg = (amount: string): PlannedLine['dose'] => ({ amount, unit: 'mg' })
export const saline = 'Sodium chloride 0.9 %'
