import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aVisit, timeAt } from '#test/builders/anyVisit.ts'
import { bill, chemo, code } from '#test/builders/codingVisit.ts'
import { codeSession } from './codeSession.ts'
import { ruleSetFor } from './ruleSets/ruleSetFor.ts'
import type { CodeLine, CodingInput, CodingResult, Service } from './types.ts'

const rules = ruleSetFor('2026-03-02')
const coded = (input: CodingInput): CodingResult => codeSession(input, rules)
/** What one stay of the day gives by itself, the other for context. */
const inStay = (visit: CodingInput, encounter: string): CodingResult => coded({ ...visit, emitEncounter: encounter })
const initialCodes = ['96413', '96409', '96365', '96374', '96360']

const everything = aVisit({ accesses: ['A', 'B'], encounters: ['1', '2'], seconds: true, profiles: true })

const minuteOf = (time: string): number => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16))
const units = (lines: readonly CodeLine[], wanted: string): number =>
  lines.filter((line) => line.code === wanted).reduce((sum, line) => sum + line.units, 0)

describe('time', () => {
  it('splitting a run at a minute mark changes nothing', () => {
    fc.assert(
      fc.property(everything, fc.nat(), fc.nat(), (visit, which, where) => {
        const service = visit.services[which % visit.services.length] as Service
        if (service.start === null || service.stop === null) return
        const [from, to] = [minuteOf(service.start), minuteOf(service.stop)]
        if (to - from < 2) return
        const mark = timeAt(from + 1 + (where % (to - from - 1)))
        const segments = [
          { start: service.start, stop: mark },
          { start: mark, stop: service.stop },
        ]
        const split = {
          ...visit,
          services: visit.services.map((one) => (one === service ? { ...one, segments } : one)),
        }
        expect(bill(coded(split))).toEqual(bill(coded(visit)))
        expect(coded(split).lines).toEqual(coded(visit).lines)
      }),
    )
  })

  it('pauses never add minutes or units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 400 }), fc.nat(), fc.nat(), (length, a, b) => {
        const [from, to] = [1 + (a % length), 1 + (b % length)].sort((x, y) => x - y) as [number, number]
        const whole = chemo('rituximab', null, null, { start: timeAt(400), stop: timeAt(400 + length) })
        const segments = [
          { start: timeAt(400), stop: timeAt(400 + from) },
          { start: timeAt(400 + to), stop: timeAt(400 + length) },
        ]
        const paused = code('office', [{ ...whole, segments }])
        const straight = code('office', [whole])
        expect(paused.lines[0]?.minutes).toBe(length - (to - from))
        expect(units(paused.lines, '96415')).toBeLessThanOrEqual(units(straight.lines, '96415'))
      }),
    )
  })

  it('more minutes of one drug never give fewer units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 120 }), (length, more) => {
        const run = (minutes: number) =>
          code('office', [chemo('rituximab', null, null, { start: timeAt(360), stop: timeAt(360 + minutes) })])
        const [short, long] = [run(length).lines, run(length + more).lines]
        const total = (lines: readonly CodeLine[]): number => lines.reduce((sum, line) => sum + line.units, 0)
        expect(total(long)).toBeGreaterThanOrEqual(total(short))
        expect(units(long, '96413')).toBeGreaterThanOrEqual(units(short, '96413'))
      }),
    )
  })

  it('moving the visit by whole hours inside the day changes nothing', () => {
    fc.assert(
      fc.property(everything, fc.integer({ min: 1, max: 5 }), (visit, hours) => {
        const move = (time: string | null): string | null => {
          if (time === null) return null
          const seconds = Number(time.slice(17, 19))
          return timeAt(minuteOf(time) - hours * 60, seconds)
        }
        const moved = visit.services.map((one) => ({ ...one, start: move(one.start), stop: move(one.stop) }))
        expect(bill(coded({ ...visit, services: moved }))).toEqual(bill(coded(visit)))
      }),
    )
  })
})

describe('whole visits', () => {
  it('the order of the input changes nothing, and the same input gives the same bytes', () => {
    fc.assert(
      fc.property(everything, fc.nat(), (visit, turn) => {
        const at = turn % visit.services.length
        const turned = [...visit.services.slice(at), ...visit.services.slice(0, at)].reverse()
        const text = JSON.stringify(coded(visit))
        expect(JSON.stringify(coded({ ...visit, services: turned }))).toBe(text)
        expect(JSON.stringify(coded(structuredClone(visit) as CodingInput))).toBe(text)
      }),
    )
  })

  it('one initial per encounter and access; of each encounter one at most is unmodified', () => {
    fc.assert(
      fc.property(everything, (visit) => {
        for (const encounter of ['1', '2']) {
          const initials = inStay(visit, encounter).lines.filter((line) => initialCodes.includes(line.code))
          const accesses = new Set(
            visit.services.filter((one) => one.encounter === encounter).map(({ access }) => access),
          )
          const count = initials.reduce((sum, line) => sum + line.units, 0)
          expect(count).toBeLessThanOrEqual(accesses.size)
          const clean = initials.filter((line) => line.modifiers.filter((mark) => mark !== '53').length === 0)
          expect(clean.length).toBeLessThanOrEqual(1)
          if (encounter === '1' && initials.length > 0) expect(clean).toHaveLength(1)
          if (encounter === '2' && visit.services.some((one) => one.encounter === '1')) expect(clean).toHaveLength(0)
        }
      }),
    )
  })

  it('every add-on has a parent, and a concurrent one without is held', () => {
    fc.assert(
      fc.property(everything, (visit) => {
        for (const encounter of ['1', '2']) {
          const { lines, issues } = inStay(visit, encounter)
          for (const { code: addOn } of lines) {
            const parents = rules.addOnParents[addOn]
            if (!parents || lines.some((other) => parents.includes(other.code))) continue
            expect(addOn).toBe('96368')
            expect(issues.map((issue) => issue.code)).toContain('addon_without_primary')
          }
        }
      }),
    )
  })

  it('at most one concurrent unit per encounter, and a repeat push in a facility alone', () => {
    fc.assert(
      fc.property(everything, (visit) => {
        for (const encounter of ['1', '2'])
          expect(units(inStay(visit, encounter).lines, '96368')).toBeLessThanOrEqual(1)
        if (visit.setting === 'office') expect(units(coded(visit).lines, '96376')).toBe(0)
      }),
    )
  })

  it('hydration never counts a minute in which a drug runs', () => {
    fc.assert(
      fc.property(aVisit({ accesses: ['A', 'B'], profiles: true }), (visit) => {
        const drugMinutes = new Set<number>()
        const fluidMinutes = new Set<number>()
        for (const one of visit.services) {
          if (one.start === null || one.stop === null) continue
          const minutes = one.class === 'hydration' ? fluidMinutes : drugMinutes
          for (let minute = minuteOf(one.start); minute < minuteOf(one.stop); minute += 1) minutes.add(minute)
        }
        const free = [...fluidMinutes].filter((minute) => !drugMinutes.has(minute)).length
        const { lines } = coded(visit)
        const counted = new Map(
          lines
            .filter((line) => line.code === '96360' || line.code === '96361')
            .flatMap((line) => line.spans.filter((span) => span.counted))
            .map((span) => [span.serviceId + span.from, span.minutes] as const),
        )
        expect([...counted.values()].reduce((sum, minutes) => sum + minutes, 0)).toBeLessThanOrEqual(free)
      }),
    )
  })

  it('every service stands behind a line or says where it went (C7)', () => {
    fc.assert(
      fc.property(everything, (visit) => {
        const { lines, notCounted } = coded(visit)
        const told = new Set([
          ...lines.flatMap((line) => line.serviceIds),
          ...notCounted.map(({ serviceId }) => serviceId),
        ])
        expect(visit.services.filter(({ id }) => !told.has(id))).toEqual([])
      }),
    )
  })
})

describe('bad records', () => {
  const anyTime = fc.oneof(
    fc.constant(null),
    fc.string(),
    fc.constantFrom(
      '2026-02-30T10:00',
      '2026-03-02T25:00',
      '2026-03-02T10:00+99:99',
      '9999-12-31T23:59',
      '0000-01-01T00:00Z',
    ),
    fc.integer({ min: 0, max: 1439 }).map((minute) => timeAt(minute)),
    fc.integer({ min: 0, max: 1439 }).map((minute) => `${timeAt(minute)}.123-06:00`),
  )
  const anyService = fc.record(
    {
      id: fc.constantFrom('a', 'b', 'c', ''),
      drug: fc.constantFrom('x', 'y', ''),
      class: fc.constantFrom(
        'antineoplastic',
        'hormonal_antineoplastic',
        'therapeutic',
        'hydration',
        'transfusion',
        'procedure',
        null,
      ),
      route: fc.constantFrom(
        'iv_infusion',
        'iv_push',
        'subcutaneous',
        'on_body_injector',
        'sc_infusion',
        'pump_prolonged',
        'pump_refill_portable',
        'intra_arterial',
        'intrathecal',
        'transfusion',
        'port_flush',
        'port_blood_draw',
        'declot',
        'bone_marrow_biopsy',
        'bone_marrow_aspiration',
        'oral',
        'by carrier pigeon',
      ),
      access: fc.constantFrom('A', 'B', '', null),
      start: anyTime,
      stop: anyTime,
      segments: fc.array(fc.record({ start: anyTime, stop: anyTime }), { maxLength: 3 }),
      running: fc.boolean(),
      stopUnknown: fc.boolean(),
      runningOnArrival: fc.boolean(),
      encounter: fc.constantFrom('1', '2'),
      primary: fc.boolean(),
      bag: fc.constantFrom('1', '2'),
      resumes: fc.constantFrom('a', 'b', 'c', 'none'),
      splitOf: fc.constantFrom('a', 'b', 'none'),
      plannedMinutes: fc.constantFrom(-5, 0, 480, 481, 1e15, Number.NaN, Number.POSITIVE_INFINITY),
      productUnits: fc.constantFrom(-1, 0, 2.5),
      additionalSites: fc.constantFrom(0, 2),
      discontinued: fc.boolean(),
    },
    { requiredKeys: ['id', 'drug', 'class', 'route', 'start', 'stop'] },
  )
  const anyRecord = fc.record(
    {
      setting: fc.constantFrom('office', 'facility'),
      services: fc.array(anyService, { maxLength: 8 }),
      arrived: anyTime,
      discharged: anyTime,
      now: anyTime,
      visit: fc.record({ em: fc.constantFrom('99211', '99214', 'nonsense'), separatelyIdentifiable: fc.boolean() }),
      emitEncounter: fc.constantFrom('1', '2', '3'),
    },
    { requiredKeys: ['setting', 'services'] },
  )

  it('nothing in a record makes it throw, and every service is accounted for', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const result = coded(record as unknown as CodingInput)
        expect(result.ruleSet).toBe('2026.1')
        for (const line of result.lines) expect(line.units).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
