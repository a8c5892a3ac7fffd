import fc from 'fast-check'
import type { AdminClass, CodingInput, CodingProfile, Purpose, Route, Service } from '#shared/coding/types.ts'

/** Visits nobody thought of: generated services of one day from 06:00 on, valid on their face. */

const drugs: readonly (readonly [string, AdminClass])[] = [
  ['rituximab', 'antineoplastic'],
  ['paclitaxel', 'antineoplastic'],
  ['fluorouracil', 'antineoplastic'],
  ['leucovorin', 'therapeutic'],
  ['ondansetron', 'therapeutic'],
  ['magnesium', 'therapeutic'],
  ['sodium chloride', 'hydration'],
]

const intravenous: readonly Route[] = ['iv_infusion', 'iv_infusion', 'iv_infusion', 'iv_push']

/** A minute of the day as a charted time; `seconds` as the record keeps them. */
export const timeAt = (minute: number, seconds = 0): string => {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `2026-03-02T${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(seconds)}`
}

const aProfile: fc.Arbitrary<Partial<CodingProfile>> = fc.record(
  {
    officeInitial: fc.constantFrom('primary_reason', 'hierarchy'),
    hydrationSegments: fc.constantFrom('sum', 'each_run'),
    concurrentChemo: fc.constantFrom('unlisted_review', 'withhold'),
    stoppedEarly: fc.constantFrom('by_minutes', 'ordered_service_53'),
    distinctModifier: fc.constantFrom('59', 'XS', 'XE', 'XU'),
  },
  { requiredKeys: [] },
)

/** What a generated visit may hold. */
export interface Wishes {
  readonly most?: number
  readonly accesses?: readonly string[]
  readonly encounters?: readonly string[]
  readonly seconds?: boolean
  readonly profiles?: boolean
  readonly flags?: boolean
}

interface Draft {
  readonly pick: readonly [string, AdminClass]
  readonly route: Route
  readonly access: string
  readonly encounter: string
  readonly start: number
  readonly length: number
  readonly seconds: number
  readonly primary: boolean
  readonly untimed: boolean
  readonly purpose: Purpose
}

const aDraft = ({ accesses = ['A'], encounters = ['1'], seconds = false, flags = true }: Wishes): fc.Arbitrary<Draft> =>
  fc.record({
    pick: fc.constantFrom(...drugs),
    route: fc.constantFrom(...intravenous),
    access: fc.constantFrom(...accesses),
    encounter: fc.constantFrom(...encounters),
    start: fc.integer({ min: 360, max: 700 }),
    length: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 190 })),
    seconds: seconds ? fc.integer({ min: 0, max: 59 }) : fc.constant(0),
    primary: flags ? fc.boolean() : fc.constant(false),
    untimed: fc.boolean(),
    purpose: fc.constantFrom('hydration', 'hydration', 'hydration', 'kvo'),
  })

/** Encounters follow one another; within one, bags of one drug never contradict each other (they carry labels). */
function serviceOf(draft: Draft, place: number): Service {
  const [drug, kind] = draft.pick
  const later = draft.encounter === '2' ? 540 : 0
  const route = kind === 'hydration' ? 'iv_infusion' : draft.route
  const start = draft.start + later
  const stop = route === 'iv_push' && draft.untimed ? null : timeAt(start + draft.length, draft.seconds)
  return {
    id: `s${place}`,
    drug,
    class: kind,
    route,
    access: draft.access,
    encounter: draft.encounter,
    start: timeAt(start, Math.min(draft.seconds, draft.length === 0 ? 0 : 59)),
    stop,
    primary: draft.primary,
    bag: `bag ${place}`,
    ...(kind === 'hydration' ? { purpose: draft.purpose } : {}),
  }
}

/** A whole visit; every service has a bag label of its own, so none is doubted or mixed. */
export function aVisit(wishes: Wishes = {}): fc.Arbitrary<CodingInput> {
  return fc
    .record({
      setting: fc.constantFrom('office', 'facility'),
      drafts: fc.array(aDraft(wishes), { minLength: 1, maxLength: wishes.most ?? 7 }),
      profile: wishes.profiles ? aProfile : fc.constant({}),
    })
    .map(({ setting, drafts, profile }) => ({
      setting: setting as CodingInput['setting'],
      services: drafts.map(serviceOf),
      profile,
    }))
}
