import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aVisit, timeAt } from '#test/builders/anyVisit.ts'
import { codeOnce } from './codeOnce.ts'
import { codeSession, sceneOf } from './codeSession.ts'
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

/** For each service the lines it stands behind before lines of one code are merged, as one text. */
function linesBehind(input: CodingInput): ReadonlyMap<string, string> {
  const behind = new Map<string, string[]>()
  for (const { code: number, modifiers, units, members } of codeOnce(input, sceneOf(input, rules)).ledger.entries)
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
