import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aVisit, timeAt } from '#test/builders/anyVisit.ts'
import { bill, blocks, chemo, clock, code, fluid, infusion, push } from '#test/builders/codingVisit.ts'
import { codeOnce } from './codeOnce.ts'
import { codeSession } from './codeSession.ts'
import type { Scene } from './model.ts'
import { ruleSetFor } from './ruleSets/ruleSetFor.ts'
import type { CodingInput, CodingResult, NextChange, Service } from './types.ts'

const rules = ruleSetFor('2026-03-02')
const minuteOf = (time: string): number => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16))

/** The visit as it stood at a minute: later services not begun, unfinished ones running. */
function asOf(visit: CodingInput, now: number): CodingInput {
  const services = visit.services
    .filter(({ start }) => start !== null && minuteOf(start) <= now)
    .map((one) => (one.stop !== null && minuteOf(one.stop) > now ? { ...one, stop: null, running: true } : one))
  return { ...visit, services, now: timeAt(now) }
}

/** The same record with everything that runs stopped at a minute. */
const stoppedAt = (live: CodingInput, minute: number): CodingInput => {
  const { now: _, ...rest } = live
  return {
    ...rest,
    services: live.services.map((one) => (one.running ? { ...one, running: false, stop: timeAt(minute) } : one)),
  }
}

const isRunning = (one: Service): boolean => one.running === true

describe('a running infusion', () => {
  const start = chemo('rituximab', '09:00', null, { running: true })
  const at = (time: string): CodingResult => code('office', [start], { now: clock(time) })

  it('is coded as if stopped now, provisionally, and needs no stop time', () => {
    const result = at('09:50')
    expect(bill(result)).toEqual(['96413'])
    expect(blocks(result)).toEqual([])
    expect(result.lines[0]?.provisional).toBe(true)
    expect(result.complete).toBe(true)
  })

  it('says when it would be coded otherwise', () => {
    expect(at('09:10').lines[0]?.nextChange).toMatchObject({ at: clock('09:16'), inMinutes: 6, code: '96413' })
    expect(at('09:50').lines[0]?.nextChange).toMatchObject({ at: clock('10:31'), inMinutes: 41, code: '96415' })
    expect(at('10:31').lines[0]?.nextChange).toMatchObject({ at: clock('11:31'), inMinutes: 60, code: '96415' })
  })

  it('writes the instant on the clock the record uses', () => {
    const zoned = chemo('rituximab', null, null, { start: '2026-03-02T09:00:12-06:00', running: true })
    const result = code('office', [zoned], { now: '2026-03-02T09:50:40-06:00' })
    expect(result.lines[0]?.nextChange?.at).toBe('2026-03-02T10:31-06:00')
  })

  it('stands still while paused', () => {
    const segments = [{ start: clock('09:00'), stop: clock('09:40') }]
    const result = code('office', [{ ...start, segments }], { now: clock('10:30') })
    expect(result.lines[0]).toMatchObject({ minutes: 40, provisional: true })
    expect(result.lines[0]?.nextChange).toBeUndefined()
    expect(blocks(result)).toEqual([])
  })

  it('without now nothing may be running', () => {
    expect(blocks(code('office', [start]))).toEqual(['missing_stop_time'])
  })
})

describe('running hydration', () => {
  it('below 31 minutes it is not counted yet, with the instant it would be', () => {
    const result = code('facility', [chemo('cisplatin', '08:00', '09:00'), fluid('09:00', null, { running: true })], {
      now: clock('09:10'),
    })
    expect(bill(result)).toEqual(['96413'])
    expect(result.notCounted[0]?.nextChange).toMatchObject({ at: clock('09:31'), inMinutes: 21, code: '96361' })
  })

  it('its clock stands while a drug runs beside it', () => {
    const services = [fluid('09:00', null, { running: true }), infusion('cefepime', '09:10', null, { running: true })]
    const result = code('facility', services, { now: clock('09:30') })
    expect(result.notCounted[0]?.nextChange).toBeUndefined()
  })
})

describe('live preview', () => {
  const visits = aVisit({ accesses: ['A', 'B'], profiles: true, most: 6 })

  it('after some minutes is the result of stopping then', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 400, max: 900 }), (visit, now) => {
        const live = asOf(visit, now)
        const [preview, stopped] = [codeSession(live, rules), codeSession(stoppedAt(live, now), rules)]
        expect(preview.lines.map(settled)).toEqual(stopped.lines.map(settled))
        expect(preview.notCounted.map(settled)).toEqual(stopped.notCounted.map(settled))
      }),
    )
  })

  it('names the very minute at which a running service is coded otherwise', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 400, max: 800 }), (visit, now) => {
        const live = asOf(visit, now)
        if (!live.services.some(isRunning)) return
        const said = changesOf(codeSession(live, rules))
        const before = linesBehind(live)
        for (const { inMinutes } of said.values()) {
          const then = linesBehind({ ...live, now: timeAt(now + inMinutes) })
          expect([...then]).not.toEqual([...before])
        }
        for (const { id } of live.services.filter(isRunning)) {
          const change = said.get(id)
          const turns = (ahead: number): boolean =>
            linesBehind({ ...live, now: timeAt(now + ahead) }).get(id) !== before.get(id)
          const last = change ? change.inMinutes - 1 : 120
          for (let ahead = 1; ahead <= Math.min(last, 120); ahead += 1)
            expect([id, ahead, turns(ahead)]).toEqual([id, ahead, false])
        }
      }),
      { numRuns: 60 },
    )
  })
})

/** A line or note with its story, apart from its being provisional. */
function settled<T extends { readonly nextChange?: NextChange; readonly provisional?: boolean }>(told: T): unknown {
  const { nextChange: _change, provisional: _provisional, ...rest } = told
  return rest
}

const sceneOf = (input: CodingInput): Scene => ({
  setting: input.setting,
  profile: { ...rules.profile, ...input.profile },
  ruleSet: rules,
})

/** For each service the lines it stands behind before lines of one code are merged, as one text. */
function linesBehind(input: CodingInput): ReadonlyMap<string, string> {
  const behind = new Map<string, string[]>()
  for (const { code: number, modifiers, units, members } of codeOnce(input, sceneOf(input)).ledger.entries)
    for (const { id } of members)
      behind.set(id, [...(behind.get(id) ?? []), `${[number, ...modifiers].join('-')} × ${units}`])
  return new Map([...behind].map(([id, lines]) => [id, lines.sort().join(', ')]))
}

function changesOf({ lines, notCounted }: CodingResult): ReadonlyMap<string, NextChange> {
  const changes = new Map<string, NextChange>()
  for (const { nextChange, serviceIds } of lines)
    for (const id of serviceIds) {
      const known = changes.get(id)
      if (nextChange && (!known || nextChange.inMinutes < known.inMinutes)) changes.set(id, nextChange)
    }
  for (const { serviceId, nextChange } of notCounted) if (nextChange) changes.set(serviceId, nextChange)
  return changes
}

describe('a push beside', () => {
  it('does not move, so it has no next change', () => {
    const services = [push('ondansetron', '09:00'), infusion('iron sucrose', '09:05', null, { running: true })]
    const result = code('office', services, { now: clock('09:30') })
    expect(result.lines.find((line) => line.code === '96375')?.nextChange).toBeUndefined()
  })
})
