import fc from 'fast-check'
import type { AdminClass, CodingInput, Purpose, Route, Segment, Service, Setting } from '#shared/coding/types.ts'

const chemoDrugs = ['doxorubicin', 'cisplatin', 'fluorouracil'] as const
const therapeuticDrugs = ['ondansetron', 'dexamethasone', 'iron sucrose'] as const
const fluids = ['sodium chloride 0.9%', 'lactated ringer'] as const

/** Minutes about which the rules have something to say, and some they have not. */
const minutes = fc.oneof(
  fc.constantFrom(1, 5, 10, 14, 15, 16, 17, 20, 30, 31, 32, 45, 60, 75, 89, 90, 91, 92, 120, 150, 151, 152, 210, 211),
  fc.integer({ min: 0, max: 260 }),
)

/** A start: on a coarse grid, so that stops and starts meet, or anywhere in the day. */
const start = fc.oneof(
  fc.integer({ min: 0, max: 24 }).map((quarter) => quarter * 15),
  fc.integer({ min: 0, max: 480 }),
)

/** 22:00 as well as 08:00, so that some sessions pass midnight. */
const dayStart = fc.constantFrom(8 * 60, 8 * 60, 22 * 60)

function clock(minute: number, second = 0): string {
  const text = new Date(Date.UTC(2026, 2, 2) + (minute * 60 + second) * 1000).toISOString()
  return text.slice(0, second === 0 ? 16 : 19)
}

type Draft = Omit<Service, 'id'>

/** A drug into a vein, of any of the two classes, anywhere in the session. */
const vein = (route: 'iv_infusion' | 'iv_push'): fc.Arbitrary<Draft> =>
  fc
    .record({
      drug: fc.oneof(
        fc.constantFrom(...chemoDrugs).map((name) => ({ name, class: 'antineoplastic' as AdminClass })),
        fc.constantFrom(...therapeuticDrugs).map((name) => ({ name, class: 'therapeutic' as AdminClass })),
      ),
      at: start,
      lasts: route === 'iv_push' ? fc.integer({ min: 0, max: 8 }) : minutes,
      timed: fc.boolean(),
      access: accesses,
      encounter: fc.constantFrom('1', '1', '1', '2'),
      primary: fc.boolean(),
      seconds: fc.constantFrom(0, 0, 0, 50),
      pause: fc.option(
        fc.record({
          after: fc.integer({ min: 1, max: 60 }),
          gap: fc.oneof(fc.integer({ min: 1, max: 45 }), fc.integer({ min: 60, max: 120 })),
        }),
      ),
    })
    .map((facts) => {
      const begins = facts.at + (facts.encounter === '2' ? 600 : 0)
      const paused = route === 'iv_infusion' && facts.pause && facts.pause.after < facts.lasts ? facts.pause : null
      const ends = begins + facts.lasts + (paused?.gap ?? 0)
      const segments: readonly Segment[] | undefined = paused
        ? [
            { start: clock(begins), stop: clock(begins + paused.after) },
            { start: clock(begins + paused.after + paused.gap), stop: clock(ends) },
          ]
        : undefined
      return {
        drug: facts.drug.name,
        class: facts.drug.class,
        route,
        access: facts.access,
        encounter: facts.encounter,
        start: clock(begins, paused ? 0 : facts.seconds),
        stop: route === 'iv_push' && !facts.timed ? null : clock(ends, paused ? 0 : facts.seconds),
        ...(segments ? { segments } : {}),
        ...(facts.primary ? { primary: true } : {}),
      }
    })

const accesses = fc.constantFrom('A', 'A', 'A', 'B')

const hydration: fc.Arbitrary<Draft> = fc
  .record({
    drug: fc.constantFrom(...fluids),
    at: start,
    lasts: minutes,
    access: accesses,
    encounter: fc.constantFrom('1', '1', '1', '2'),
    purpose: fc.constantFrom<Purpose>('hydration', 'hydration', 'hydration', 'kvo', 'vehicle', 'flush'),
    primary: fc.boolean(),
  })
  .map(({ drug, at, lasts, purpose, primary, ...place }) => {
    const begins = at + (place.encounter === '2' ? 600 : 0)
    return {
      // Incidental fluid has a name of its own: the record would refuse the same fluid twice at once.
      drug: purpose === 'hydration' ? drug : `${drug} (${purpose})`,
      class: 'hydration' as const,
      route: 'iv_infusion' as const,
      start: clock(begins),
      stop: clock(begins + lasts),
      purpose,
      ordered: true,
      reason: 'dehydration',
      ...place,
      ...(primary ? { primary } : {}),
    }
  })

const pump: fc.Arbitrary<Draft> = fc
  .record({
    at: start,
    planned: fc.constantFrom(479, 480, 481, 1320, 2760),
    actual: fc.option(minutes),
    access: accesses,
  })
  .map(({ at, planned, actual, access }) => ({
    drug: 'fluorouracil',
    class: 'antineoplastic',
    route: 'pump_prolonged',
    access,
    encounter: '1',
    start: clock(at),
    // A plan of no more than 480 minutes is coded by its stop (R17); without one the rules do not say.
    stop: actual === null && planned > 480 ? null : clock(at + (actual ?? planned)),
    plannedMinutes: planned,
    sentHome: true,
  }))

/** Injections, transfusions, ports, cavities: what stands outside the order of initial codes. */
const standAlone: fc.Arbitrary<Draft> = fc
  .record({
    what: fc.constantFrom<readonly [Route, AdminClass, string]>(
      ['subcutaneous', 'antineoplastic', 'bortezomib'],
      ['subcutaneous', 'therapeutic', 'filgrastim'],
      ['intramuscular', 'therapeutic', 'cyanocobalamin'],
      ['intramuscular', 'hormonal_antineoplastic', 'fulvestrant'],
      ['on_body_injector', 'therapeutic', 'pegfilgrastim'],
      ['sc_infusion', 'therapeutic', 'immune globulin SC'],
      ['transfusion', 'transfusion', 'red blood cells'],
      ['port_flush', 'procedure', 'heparin flush'],
      ['port_blood_draw', 'procedure', 'blood draw'],
      ['declot', 'procedure', 'alteplase'],
      ['phlebotomy', 'procedure', 'phlebotomy'],
      ['intrathecal', 'antineoplastic', 'methotrexate'],
      ['intravesical', 'antineoplastic', 'mitomycin'],
      ['intra_arterial', 'antineoplastic', 'floxuridine'],
      ['intra_arterial', 'therapeutic', 'nicardipine'],
      ['pump_refill_portable', 'antineoplastic', 'fluorouracil refill'],
    ),
    at: start,
    lasts: minutes,
    sites: fc.constantFrom(0, 0, 2),
    encounter: fc.constantFrom('1', '1', '1', '2'),
  })
  .map(({ what: [route, className, drug], at, lasts, sites, encounter }) => {
    const begins = at + (encounter === '2' ? 600 : 0)
    const timed = ['sc_infusion', 'transfusion', 'intra_arterial'].includes(route)
    return {
      drug,
      class: className,
      route,
      encounter,
      start: clock(begins),
      stop: timed ? clock(begins + lasts) : null,
      ...(route === 'intra_arterial' ? { access: 'IA' } : {}),
      ...(route === 'transfusion' ? { access: 'A', hcpcs: 'P9016', productUnits: 1 + sites } : {}),
      ...(route === 'sc_infusion' ? { additionalSites: sites } : {}),
    }
  })

/** An infusion and its next bottle, or what followed a reaction: at once or after a while, said or not (R6). */
const inParts: fc.Arbitrary<readonly Draft[]> = fc
  .record({ first: vein('iv_infusion'), after: fc.constantFrom(0, 0, 5, 31, 70), lasts: minutes, said: fc.boolean() })
  .map(({ first, after, lasts, said }) => {
    const { segments: _pauses, primary: _reason, ...bottle } = first
    const begins = minuteNumber(first.stop) + after
    const next = { ...bottle, start: clock(begins), stop: clock(begins + lasts) }
    return [first, said ? { ...next, resumes: 'previous' } : next]
  })

function minuteNumber(text: string | null): number {
  return Math.floor((Date.parse(`${text}Z`) - Date.UTC(2026, 2, 2)) / 60_000)
}

/** What a chart should not say: each of these the record refuses, or takes as it is. */
const oddities: fc.Arbitrary<readonly Draft[]> = fc
  .record({
    one: vein('iv_infusion'),
    odd: fc.constantFrom<Partial<Draft>>(
      { stop: null },
      { start: null },
      { class: null },
      { access: null },
      { stop: null, stopUnknown: true },
      { stop: '2026-03-01T00:00' },
      { stop: '2026-03-04T23:00' },
      { discontinued: true },
    ),
  })
  .map(({ one: { segments: _pauses, ...one }, odd }) => [{ ...one, ...odd }])

/** Two drugs in one bag: what the first was charted with holds for both (R28). */
const admixture: fc.Arbitrary<readonly Draft[]> = vein('iv_infusion').map((first) => {
  const second = first.drug === 'ondansetron' ? 'dexamethasone' : 'ondansetron'
  const bag = `${first.drug} ${first.start} ${first.access}`
  return [
    { ...first, bag },
    { ...first, bag, drug: second, class: 'therapeutic' },
  ]
})

const drafts: fc.Arbitrary<readonly Draft[]> = fc.oneof(
  { weight: 8, arbitrary: vein('iv_infusion').map((one) => [one]) },
  { weight: 5, arbitrary: vein('iv_push').map((one) => [one]) },
  { weight: 4, arbitrary: hydration.map((one) => [one]) },
  { weight: 1, arbitrary: pump.map((one) => [one]) },
  { weight: 2, arbitrary: standAlone.map((one) => [one]) },
  { weight: 1, arbitrary: admixture },
  { weight: 2, arbitrary: inParts },
  { weight: 1, arbitrary: oddities },
)

/** A session as a ward might chart it and as it hopefully never will, within the scope of the naive coding. */
export const anySession: fc.Arbitrary<CodingInput> = fc
  .record({
    setting: fc.constantFrom<Setting>('office', 'facility'),
    given: fc.array(drafts, { minLength: 1, maxLength: 6 }),
    base: dayStart,
    arrival: fc.option(fc.record({ at: fc.integer({ min: 0, max: 90 }), alreadyRunning: fc.boolean() }), { freq: 9 }),
    visit: fc.option(fc.record({ em: fc.constantFrom('99211', '99213'), separatelyIdentifiable: fc.boolean() }), {
      freq: 9,
    }),
  })
  .map(({ setting, given, base, arrival, visit }) => {
    const arrived = arrival === null ? null : clock(arrival.at + base)
    return {
      setting,
      ...(arrived === null ? {} : { arrived }),
      ...(visit === null ? {} : { visit }),
      services: given.flat().map((draft, index): Service => {
        const service = { ...later(draft, base), id: `s${index + 1}` }
        const early = arrival?.alreadyRunning && service.route === 'iv_infusion' && isAround(service, arrived)
        return {
          ...service,
          ...(service.resumes ? { resumes: `s${index}` } : {}),
          ...(early ? { runningOnArrival: true } : {}),
        }
      }),
    }
  })

function isAround({ start, stop, segments }: Service, arrived: string | null): boolean {
  if (start === null || stop === null || arrived === null || segments) return false
  return start < arrived && stop > arrived
}

/** Every time of a draft moved from midnight to the hour the session begins. */
function later(draft: Draft, base: number): Draft {
  const moved = (text: string | null): string | null =>
    text === null ? null : new Date(Date.parse(`${text}Z`) + base * 60_000).toISOString().slice(0, text.length)
  return {
    ...draft,
    start: moved(draft.start),
    stop: moved(draft.stop),
    ...(draft.segments
      ? { segments: draft.segments.map((run) => ({ start: moved(run.start) ?? '', stop: moved(run.stop) })) }
      : {}),
  }
}
