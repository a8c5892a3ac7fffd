import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlannedLine } from '#shared/document/plan.ts'
import { addMinutes, clockTime, epochMs } from '#shared/kernel/instant.ts'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine, brLines } from '#test/builders/brPlan.ts'
import { plannedEndOf } from './plannedEnd.ts'
import { missingStopsAt, timersAt } from './timers.ts'

const lineId = 'fluid'
const begun = (order: Partial<PlannedLine>, rateMlPerHour?: string): ASession =>
  aSession({ lines: [aPlannedLine({ id: lineId, ...order })] })
    .prepared()
    .started(lineId, '09:00', rateMlPerHour === undefined ? {} : { rateMlPerHour })
const changed = (session: ASession, at: string, rateMlPerHour: string): ASession =>
  session.perform({ kind: 'changeRate', lineId, rateMlPerHour, reason: 'tolerance' }, { at })
const resumedAt = (session: ASession, at: string, rateMlPerHour: string): ASession =>
  session.perform({ kind: 'resumeLine', lineId, rateMlPerHour }, { at })
const endAt = (session: ASession, at: string) => plannedEndOf(session.chart, session.line(lineId), session.at(at))
const clock = (session: ASession, at: string): string | null => {
  const end = endAt(session, at)?.at
  return end ? clockTime(end) : null
}

describe('the planned end of a drug ordered by its rate', () => {
  const byRate = begun({ volumeMl: '250' }, '100')

  it('is when the bag has run in, and rings like any other', () => {
    expect(endAt(byRate, '09:30')).toEqual({ basis: 'rate', minutes: 150, left: 120, at: byRate.at('11:30') })
    expect(timersAt(byRate.chart, byRate.at('11:21')).alarms.map(({ kind, at }) => [kind, clockTime(at)])).toEqual([
      ['ten_before_end', '11:20'],
      ['five_before_end', '11:25'],
      ['at_end', '11:30'],
      ['ten_after_end', '11:40'],
    ])
  })

  it('goes by the ordered rate where none was recorded, and is not known without a volume', () => {
    expect(clock(begun({ volumeMl: '250', rateMlPerHour: '125' }), '09:30')).toBe('11:00')
    expect(endAt(begun({ rateMlPerHour: '125' }), '09:30')).toBeNull()
    expect(endAt(begun({ volumeMl: '250' }), '09:30')).toBeNull()
  })

  it('moves with another rate, a pause, a slower resume and what the pump shows', () => {
    expect(clock(changed(byRate, '10:00', '50'), '10:10')).toBe('13:00')
    const paused = byRate.paused(lineId, '10:00')
    expect(endAt(paused, '10:20')).toEqual({ basis: 'rate', minutes: 150, left: 90, at: null })
    expect(clock(paused.resumed(lineId, '10:30'), '10:40')).toBe('12:00')
    expect(clock(resumedAt(paused, '10:30', '50'), '10:40')).toBe('13:30')
    const read = byRate.perform(
      { kind: 'checkRate', lineId, rateMlPerHour: '100', volumeSoFarMl: '50' },
      { at: '10:00' },
    )
    expect(clock(read, '10:10')).toBe('12:00')
  })

  it('counts what a further bag brings beyond the order, and not the gap between the two', () => {
    const bag = (at: string, facts: { volumeMl?: string; emptySince?: string }) =>
      byRate.perform(
        {
          kind: 'changeBag',
          lineId,
          ...(facts.volumeMl ? { volumeMl: facts.volumeMl } : {}),
          ...(facts.emptySince ? { emptySince: byRate.at(facts.emptySince) } : {}),
        },
        { at },
      )
    // Empty, and another of the same size: nobody said how large.
    expect(clock(bag('11:40', { emptySince: '11:30' }), '11:45')).toBe('14:10')
    // The second half of one order.
    expect(clock(bag('10:00', {}), '10:05')).toBe('11:30')
    expect(clock(bag('10:00', { volumeMl: '150' }), '10:05')).toBe('11:30')
    // The first bag was lost: a whole one hangs.
    expect(clock(bag('10:00', { volumeMl: '250' }), '10:05')).toBe('12:30')
  })
})

describe('the planned end of a drug ordered by its minutes', () => {
  const overAnHour = begun({ volumeMl: '250', plannedMinutes: 60 })

  it('is the order’s while no rate is known, and follows a slower resume from there', () => {
    expect(endAt(overAnHour, '09:30')).toMatchObject({ basis: 'order', left: 30 })
    const slower = resumedAt(overAnHour.paused(lineId, '09:30'), '09:40', '125')
    // Half of the bag is left, at half of what the order ran it at.
    expect(endAt(slower, '09:50')).toEqual({ basis: 'rate', minutes: 90, left: 50, at: slower.at('10:40') })
  })

  it('stays the order’s where the bag’s volume is not known', () => {
    const slower = resumedAt(begun({ plannedMinutes: 60 }, '250').paused(lineId, '09:30'), '09:40', '125')
    expect(clock(slower, '09:50')).toBe('10:10')
  })
})

describe('the planned end of a drug in rate steps', () => {
  const bag = { volumeMl: '500', dose: { amount: '500', unit: 'mg' } } as const
  const rituximab = brLines.find(({ id }) => id === 'rituximab')
  if (!rituximab) throw new Error('the plan has rituximab')
  const { plannedMinutes: _ordered, ...withoutMinutes } = rituximab
  const stepping = (order: PlannedLine) =>
    aSession({ lines: [{ ...order, ...bag, id: lineId }] })
      .prepared()
      .checked(lineId, '08:50')
      .started(lineId, '09:00', { rateMlPerHour: '50' })
  const step = (session: ASession, at: string, rateMlPerHour: string, place: number) =>
    session.perform({ kind: 'changeRate', lineId, rateMlPerHour, reason: 'planned_step', step: place }, { at })

  it('is the order’s while it goes by its steps', () => {
    const ordered = stepping(rituximab)
    expect(clock(ordered, '09:10')).toBe('13:15')
    expect(clock(step(ordered, '09:30', '100', 1), '09:40')).toBe('13:15')
  })

  it('counts the steps that are still to come where no minutes are ordered', () => {
    // 25, 50, 75, 100 and 125 mL in half an hour each, and the last 125 at 300 mL/h.
    expect(clock(stepping(withoutMinutes), '09:10')).toBe('11:55')
  })

  it('goes by the bag once another rate was set, and on from there by the steps above it', () => {
    const slower = changed(step(stepping(rituximab), '09:30', '100', 1), '09:45', '50')
    // 450 left: 25, 50, 75, 100 and 125 mL from 09:45 on, and 75 at 300 mL/h.
    expect(endAt(slower, '09:50')).toMatchObject({ basis: 'rate', at: slower.at('12:30') })
    const paused = slower.paused(lineId, '10:00')
    expect(endAt(paused, '10:30')?.left).toBe(endAt(paused.resumed(lineId, '10:30'), '10:30')?.left)
  })
})

describe('any end by rate', () => {
  const minute = fc.integer({ min: 5, max: 50 })
  const rate = fc.integer({ min: 20, max: 400 })
  const time = (minutes: number): string =>
    `${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const ms = (session: ASession, at: string): number => {
    const end = endAt(session, at)?.at
    if (!end) throw new Error('it has an end')
    return epochMs(end)
  }
  const bag = (perHour: number) => begun({ volumeMl: '500' }, String(perHour))

  it('does not wander with the clock', () => {
    fc.assert(
      fc.property(rate, minute, minute, (perHour, one, other) => {
        const session = bag(perHour)
        expect(ms(session, time(one))).toBe(ms(session, time(other)))
      }),
      { numRuns: 50 },
    )
  })

  it('is moved by a pause for exactly as long as it lasts', () => {
    fc.assert(
      fc.property(rate, minute, minute, (perHour, at, lasts) => {
        const session = bag(perHour)
        const resumed = session.paused(lineId, time(at)).resumed(lineId, time(at + lasts))
        const moved = ms(resumed, time(at + lasts)) - ms(session, time(at))
        expect(Math.abs(moved - lasts * 60_000)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 50 },
    )
  })

  it('comes later with a slower rate, sooner with a faster one, and the bag is empty then', () => {
    fc.assert(
      fc.property(rate, rate, minute, (before, after, at) => {
        fc.pre(before !== after)
        const session = bag(before)
        const other = changed(session, time(at), String(after))
        const [was, is] = [ms(session, time(at)), ms(other, time(at))]
        expect(is > was).toBe(after < before)
        const ran = (before * at) / 60 + (after * (is - epochMs(other.at(time(at))))) / 3_600_000
        expect(Math.abs(ran - 500)).toBeLessThan(0.001)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a possible missing stop', () => {
  const running = begun({ volumeMl: '100' }, '100')
  const isMissing = (session: ASession, at: string) => missingStopsAt(session.chart, session.at(at)).length === 1

  it('is found half an hour after the end by its rate, too', () => {
    expect([isMissing(running, '10:29'), isMissing(running, '10:30')]).toEqual([false, true])
  })

  it('waits half an hour from whatever was heard of the drug after its end', () => {
    const heard = running.perform({ kind: 'checkRate', lineId, rateMlPerHour: '100' }, { at: '10:20' })
    expect([isMissing(heard, '10:49'), isMissing(heard, '10:50')]).toEqual([false, true])
    const looked = running.perform(
      { kind: 'checkSite', accessId: 'port', look: ['normal'], bloodReturn: 'brisk' },
      { at: '10:25' },
    )
    expect([isMissing(looked, '10:54'), isMissing(looked, '10:55')]).toEqual([false, true])
    const early = running.perform({ kind: 'checkRate', lineId, rateMlPerHour: '100' }, { at: '09:40' })
    expect(isMissing(early, '10:30')).toBe(true)
    expect(isMissing(running.vitals('10:20', { setType: 'prn' }), '10:30')).toBe(true)
    expect(timersAt(heard.chart, addMinutes(heard.at('10:20'), 1)).lines[0]?.missingStopFrom).toEqual(heard.at('10:50'))
  })
})
