import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aVisit, timeAt } from '#test/builders/anyVisit.ts'
import { bill, chemo, code, fluid, given, infusion, issues } from '#test/builders/codingVisit.ts'
import { codeSession } from './codeSession.ts'
import type { RuleSet } from './ruleSet.ts'
import { ruleSetFor } from './ruleSets/ruleSetFor.ts'
import type { CodeLine, CodingInput, CodingResult, Service } from './types.ts'

const rules = ruleSetFor('2026-03-02')
const coded = (input: CodingInput): CodingResult => codeSession(input, rules)

const everything = aVisit({ accesses: ['A', 'B'], encounters: ['1', '2'], seconds: true, profiles: true })

const everyService = (visit: CodingInput, change: (one: Service) => Service): CodingInput => ({
  ...visit,
  services: visit.services.map(change),
})
const everyTime = (visit: CodingInput, write: (time: string) => string): CodingInput =>
  everyService(visit, (one) => ({ ...one, start: one.start && write(one.start), stop: one.stop && write(one.stop) }))

const minuteOf = (time: string): number => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16))
const secondOf = (time: string): number => Number(time.slice(17, 19))
/** A minute of the day or of the night after it, as a clock shows it. */
const onTheWall = (minute: number, second: number): string =>
  new Date(Date.UTC(2026, 2, 2) + (minute * 60 + second) * 1000).toISOString().slice(0, 19)
const unitsOf = (lines: readonly CodeLine[]): number => lines.reduce((sum, { units }) => sum + units, 0)

describe('the clock', () => {
  it('a change of daylight-saving time, whenever it comes, moves nothing', () => {
    fc.assert(
      fc.property(everything, fc.integer({ min: 300, max: 1300 }), fc.boolean(), (visit, change, forward) => {
        const [before, after, moved] = forward ? ['-06:00', '-05:00', 60] : ['-05:00', '-06:00', -60]
        const straight = everyTime(visit, (time) => time + before)
        const changed = everyTime(visit, (time) => {
          const minute = minuteOf(time)
          return minute < change ? time + before : onTheWall(minute + Number(moved), secondOf(time)) + after
        })
        expect(bill(coded(changed))).toEqual(bill(coded(straight)))
        expect(issues(coded(changed)).filter((one) => one !== 'crosses_midnight')).toEqual(
          issues(coded(straight)).filter((one) => one !== 'crosses_midnight'),
        )
      }),
    )
  })

  it('the seconds never change the bill (R1)', () => {
    fc.assert(
      fc.property(everything, (visit) => {
        const printed = everyTime(visit, (time) => time.slice(0, 16))
        expect(bill(coded(visit))).toEqual(bill(coded(printed)))
      }),
    )
  })

  it.each([
    ['chemo', (stop: string) => chemo('rituximab', '06:00', null, { stop })],
    ['a therapeutic drug', (stop: string) => infusion('iron sucrose', '06:00', null, { stop })],
    ['fluid', (stop: string) => fluid('06:00', null, { stop })],
    ['a subcutaneous infusion', (stop: string) => given('immune globulin', 'sc_infusion', '06:00', { stop })],
    [
      'chemo by artery',
      (stop: string) => given('floxuridine', 'intra_arterial', '06:00', { class: 'antineoplastic', stop }),
    ],
  ] as const)('of %s alone, a minute more never lowers the units', (_, run) => {
    for (const setting of ['office', 'facility'] as const) {
      let before = 0
      for (let minutes = 0; minutes <= 700; minutes += 1) {
        const units = unitsOf(code(setting, [run(timeAt(360 + minutes))]).lines)
        expect([minutes, units >= before]).toEqual([minutes, true])
        before = units
      }
    }
  })
})

describe('what the bill does not turn on', () => {
  it('drugs under other names, kept apart, give the same bill (R25)', () => {
    fc.assert(
      fc.property(everything, fc.constantFrom('Z ', 'cisplatin plus '), (visit, prefix) => {
        const renamed = everyService(visit, (one) => ({ ...one, drug: `${prefix}${one.drug.toUpperCase()}` }))
        expect(bill(coded(renamed))).toEqual(bill(coded(visit)))
      }),
    )
  })

  it('a main reason in a hospital, or in an office that follows the hierarchy (R7)', () => {
    fc.assert(
      fc.property(everything, fc.boolean(), (visit, hospital) => {
        const here: CodingInput = hospital
          ? { ...visit, setting: 'facility' }
          : { ...visit, setting: 'office', profile: { ...visit.profile, officeInitial: 'hierarchy' } }
        const unflagged = everyService(here, (one) => ({ ...one, primary: false }))
        expect(coded(here).lines).toEqual(coded(unflagged).lines)
      }),
    )
  })

  it('a service whose record is incomplete: the others are coded as without it, provisionally (section 6, step 1)', () => {
    fc.assert(
      fc.property(everything, fc.constantFrom('1', '2'), (visit, encounter) => {
        const doubtful = infusion('cefepime', '07:00', null, { id: 'doubtful', encounter })
        const both = coded({ ...visit, services: [...visit.services, doubtful] })
        expect(bill(both)).toEqual(bill(coded(visit)))
        expect(both.complete).toBe(false)
        expect(both.notCounted.map(({ serviceId }) => serviceId)).toContain('doubtful')
      }),
    )
  })
})

describe('parts and the whole', () => {
  it('the stays of a day, each asked for alone, add up to the day', () => {
    fc.assert(
      fc.property(everything, (visit) => {
        const stays = ['1', '2'].flatMap((emitEncounter) => coded({ ...visit, emitEncounter }).lines)
        expect(bill({ lines: stays })).toEqual(bill(coded(visit)))
      }),
    )
  })

  it('the counted stretches of a line are its minutes, and no stretch is empty', () => {
    fc.assert(
      fc.property(everything, (visit) => {
        for (const { code: name, minutes, spans } of coded(visit).lines) {
          const counted = spans.filter((span) => span.counted).reduce((sum, span) => sum + span.minutes, 0)
          expect([name, counted]).toEqual([name, minutes])
          expect(spans.filter((span) => span.minutes <= 0)).toEqual([])
          expect(spans.filter((span) => !span.counted && !span.why)).toEqual([])
        }
      }),
    )
  })

  it('every line says what rule it rests on, and why not its neighbours', () => {
    fc.assert(
      fc.property(everything, (visit) => {
        for (const { code: name, rules: applied, text, whyNot } of coded(visit).lines) {
          expect([name, applied.length > 0, text.length > 0]).toEqual([name, true, true])
          expect([name, whyNot.length > 0]).toEqual([name, true])
          expect(whyNot.filter((why) => why.text === '' || why.code === '')).toEqual([])
        }
      }),
    )
  })
})

describe('rule sets', () => {
  /** A quarter that has not come: shorter hours of hydration, another name. */
  const nextQuarter: RuleSet = {
    ...rules,
    id: '2031.1',
    validFrom: '2031-01-01',
    thresholds: { ...rules.thresholds, hydrationFrom: 16, extraHourFrom: 76 },
  }

  it('a later set changes no visit of an earlier day: the same set gives the same bytes again', () => {
    fc.assert(
      fc.property(everything, (visit) => {
        const signed = JSON.stringify(coded(visit))
        expect(codeSession(visit, nextQuarter).ruleSet).toBe('2031.1')
        expect(JSON.stringify(codeSession(JSON.parse(JSON.stringify(visit)), rules))).toBe(signed)
        expect(JSON.parse(signed).ruleSet).toBe('2026.1')
      }),
    )
  })

  it('numbers come from the set alone', () => {
    const eighty = chemo('rituximab', '08:00', '09:20')
    expect(bill(codeSession({ setting: 'office', services: [eighty] }, nextQuarter))).toEqual(['96413', '96415'])
    expect(bill(code('office', [eighty]))).toEqual(['96413'])
  })
})
