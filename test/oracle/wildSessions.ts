import { defaultProfile } from '#shared/coding/ruleSets/defaultProfile.ts'
import type {
  AdminClass,
  CodingInput,
  CodingProfile,
  IssueCode,
  Purpose,
  Route,
  Segment,
  Service,
} from '#shared/coding/types.ts'
import type { RandomSource } from '#test/simulation/seeded/randomSource.ts'

/** Records no ward would write, and some it would: anything that keeps the form of `CodingInput`, up to 500 services. */
export function wildSession(random: RandomSource): CodingInput {
  const count = random.weighted<readonly [number, number]>([
    [900, [0, 12]],
    [80, [13, 40]],
    [18, [41, 120]],
    [2, [200, 500]],
  ])
  const clock = clockOf(random)
  const size = random.between(...count)
  const labelled = random.percent(30)
  const services = Array.from({ length: size }, (_, place) => {
    const service = wildService(place, size, clock, random)
    // Bags of their own contradict nobody: long sessions in which little is blocked.
    return labelled ? { ...service, bag: `bag ${place}` } : service
  })
  const now = random.percent(40) ? { now: clock.at(random.between(0, 1700)) } : {}
  return {
    setting: random.pick(['office', 'facility']),
    services,
    profile: wildProfile(random),
    ...now,
    ...(random.percent(20) ? { arrived: clock.at(random.between(-60, 300)) } : {}),
    ...(random.percent(20) ? { discharged: clock.at(random.between(300, 1500)) } : {}),
    ...(random.percent(20) ? { emitEncounter: random.pick(encounters) } : {}),
    ...(random.percent(20) ? { visit: { em: random.pick(visits), separatelyIdentifiable: random.percent(50) } } : {}),
  }
}

const encounters = ['1', '1', '1', '2', '3'] as const
const visits = ['99211', '99213', '99204', '12345', ''] as const
const routes: readonly Route[] = [
  ...Array.from({ length: 12 }, () => 'iv_infusion' as const),
  ...Array.from({ length: 8 }, () => 'iv_push' as const),
  'pump_prolonged',
  'pump_prolonged',
  'sc_infusion',
  'subcutaneous',
  'intramuscular',
  'on_body_injector',
  'pump_refill_portable',
  'pump_refill_implanted',
  'intra_arterial',
  'intra_arterial',
  'intrathecal',
  'intrathecal_reservoir',
  'intrapleural',
  'intraperitoneal',
  'intravesical',
  'transfusion',
  'port_flush',
  'port_blood_draw',
  'catheter_blood_draw',
  'declot',
  'phlebotomy',
  'bone_marrow_aspiration',
  'bone_marrow_biopsy',
  'bone_marrow_biopsy_aspiration',
  'oral',
]
const classes: readonly (AdminClass | null)[] = [
  'antineoplastic',
  'antineoplastic',
  'hormonal_antineoplastic',
  'therapeutic',
  'therapeutic',
  'therapeutic',
  'hydration',
  'hydration',
  'transfusion',
  'procedure',
  null,
]
const purposes: readonly Purpose[] = ['hydration', 'hydration', 'vehicle', 'kvo', 'flush']
const lengths = [0, 1, 14, 15, 16, 17, 30, 31, 45, 60, 90, 91, 150, 151, 480, 481, 1440, 1441] as const

/** One clock of a session: local, or with an offset that may change in the night. */
interface Clock {
  readonly at: (minute: number) => string
}

function clockOf(random: RandomSource): Clock {
  const day = Date.UTC(2026, random.pick([2, 9]), random.pick([2, 7, 8, 31])) + random.pick([0, 8, 22]) * 3_600_000
  const zones = random.pick([[''], [''], ['Z'], ['-06:00'], ['-06:00', '-05:00'], ['-05:00', '-06:00', '']])
  return {
    at: (minute) => {
      if (random.percent(1))
        return random.pick(['', 'soon', '2026-02-30T10:00', '2026-03-02T25:00', '9999-12-31T23:59'])
      const seconds = random.percent(30) ? random.between(0, 59) : 0
      const text = new Date(day + minute * 60_000 + seconds * 1000).toISOString()
      return text.slice(0, seconds === 0 ? 16 : 19) + random.pick(zones)
    },
  }
}

function wildService(place: number, size: number, clock: Clock, random: RandomSource): Service {
  const route = random.pick(routes)
  const start = random.between(0, random.pick([60, 300, 900, 1500]))
  const length = random.percent(60) ? random.pick(lengths) : random.between(-5, 300)
  const id = random.percent(99) ? `s${place + 1}` : 's1'
  const maybe = <T>(of: number, value: () => T): T | undefined => (random.percent(of) ? value() : undefined)
  const written = {
    encounter: maybe(40, () => random.pick(encounters)),
    segments: maybe(20, () => wildSegments(start, length, clock, random)),
    running: maybe(10, () => true),
    stopUnknown: maybe(4, () => true),
    primary: maybe(15, () => true),
    bag: maybe(15, () => `bag ${random.between(1, 1 + Math.ceil(size / 3))}`),
    resumes: maybe(10, () => `s${random.between(1, size + 1)}`),
    splitOf: maybe(8, () => `s${random.between(1, size + 1)}`),
    purpose: maybe(30, () => random.pick(purposes)),
    plannedMinutes: maybe(12, () => random.pick([-1, 0, 60, 480, 481, 2760, 1e15, Number.NaN])),
    additionalSites: maybe(5, () => random.between(0, 2)),
    discontinued: maybe(5, () => true),
    site: maybe(10, () => random.pick(['left', 'right'])),
    hcpcs: maybe(5, () => 'P9016'),
    productUnits: maybe(5, () => random.pick([-1, 0, 1, 2.5, 3])),
    sentHome: maybe(5, () => true),
    runningOnArrival: maybe(5, () => true),
    accessReason: maybe(10, () => 'by protocol'),
    ordered: maybe(30, () => true),
    reason: maybe(30, () => 'dehydration'),
  }
  return {
    id,
    drug: `drug ${random.between(1, Math.max(3, Math.ceil(size / 4)))}`,
    class: random.pick(classes),
    route,
    access: random.percent(94) ? random.pick(['A', 'A', 'A', 'B', 'C']) : null,
    start: random.percent(97) ? clock.at(start) : null,
    stop: random.percent(88) ? clock.at(start + length) : null,
    ...Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)),
  }
}

/** Pauses: mostly in order, sometimes overlapping, backwards, open or outside the service. */
function wildSegments(start: number, length: number, clock: Clock, random: RandomSource): readonly Segment[] {
  let at = start
  return Array.from({ length: random.between(0, 5) }, () => {
    const from = at + random.between(-2, 30)
    at = from + random.between(-1, Math.max(5, Math.floor(length / 2)))
    return { start: clock.at(from), stop: random.percent(92) ? clock.at(at) : null }
  })
}

/** Every value of every switch. A new switch does not compile until it is fuzzed. */
const switches: { readonly [Name in keyof Omit<CodingProfile, 'classOverrides'>]: readonly CodingProfile[Name][] } = {
  officeInitial: ['primary_reason', 'hierarchy'],
  hydrationSegments: ['sum', 'each_run'],
  missingStop: ['no_code', 'push'],
  distinctModifier: ['59', 'XS', 'XE', 'XU'],
  secondSiteAddOnModifier: ['none', '59'],
  splitDoseInjection: ['one_unit', 'per_injection'],
  discardModifiers: ['medicare', 'none'],
  acquired340b: [false, true],
  stoppedEarly: ['by_minutes', 'ordered_service_53'],
  concurrentChemo: ['unlisted_review', 'withhold'],
  hospitalVisitCode: ['as_documented', 'G0463'],
}

function wildProfile(random: RandomSource): CodingProfile {
  const chosen = Object.fromEntries(
    Object.entries(switches).map(([name, values]) => [name, random.pick<string | boolean>(values)]),
  )
  const override = random.percent(20) ? { classOverrides: { 'drug 1': random.pick(classes) ?? 'therapeutic' } } : {}
  return { ...defaultProfile, ...chosen, ...override }
}

/** What is wrong with an answer, whatever the record; empty when nothing is. */
export function wrongWith(session: CodingInput, { lines, notCounted, issues, complete }: CodingResultLike): string[] {
  const wrong: string[] = []
  for (const { code, units } of lines)
    if (!Number.isSafeInteger(units) || units < 1) wrong.push(`${code} has ${units} units`)
  const told = new Set([...lines.flatMap(({ serviceIds }) => serviceIds), ...notCounted.map((note) => note.serviceId)])
  const asked = ({ encounter = '1' }: Service): boolean => encounter === (session.emitEncounter ?? encounter)
  for (const { id } of session.services.filter(asked)) if (!told.has(id)) wrong.push(`nothing is said of ${id}`)
  if (
    session.emitEncounter !== undefined &&
    lines.filter(({ code }) => code === '96368').some(({ units }) => units > 1)
  )
    wrong.push('more than one 96368 in an encounter')
  if (session.setting === 'office' && lines.some(({ code }) => code === '96376')) wrong.push('96376 in an office')
  if (!complete && !issues.some(({ level }) => level === 'E')) wrong.push('incomplete, and nothing blocks')
  return wrong
}

interface CodingResultLike {
  readonly lines: readonly { readonly code: string; readonly units: number; readonly serviceIds: readonly string[] }[]
  readonly notCounted: readonly { readonly serviceId: string }[]
  readonly issues: readonly { readonly code: IssueCode; readonly level: string }[]
  readonly complete: boolean
}
