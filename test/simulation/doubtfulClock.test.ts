import { describe, expect, it } from 'vitest'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import { signOff } from '#shared/chart/signOff/signOff.ts'
import type { Api } from '#shared/ipc/client.ts'
import { addMinutes, instantOnClock } from '#shared/kernel/instant.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay, type WhenOfDay } from '#test/builders/chartBrDay.ts'
import { lineMinutes } from '#test/builders/lineMinutes.ts'
import { type FakeClock, fakeClock } from '#test/fakes/fakeClock.ts'
import { hubForTest, type TestHub } from '#test/fakes/hubForTest.ts'

/** The nurse's whole day on a workstation whose clock is off, beside a hub whose clock is right. */

const day = '2026-03-02'
const right = (time: string) => instantOnClock(day, time, 'America/Chicago')

/** Times of the worked day as a clock shows them that is off by so many minutes; the hub's clock goes with the right time. */
const off = (minutesAt: (time: string) => number, hubClock?: FakeClock): WhenOfDay => ({
  day,
  at(time) {
    hubClock?.set(right(time))
    return addMinutes(right(time), minutesAt(time))
  },
})

interface Desk {
  readonly desk: TestBackend
  readonly nurse: Api
}

async function aDeskAt(hub: TestHub, minutesOff: number): Promise<Desk> {
  const code = await hub.newCode()
  const clock = fakeClock(day, '08:15')
  clock.pass(minutesOff)
  const desk = await backendForTest({ clock, hub: () => ({ address: hub.address, code }) })
  return { desk, nurse: await desk.signIn('dana-reyes') }
}

async function aHub() {
  const clock = fakeClock(day, '08:15')
  const hub = await hubForTest(clock)
  return { hub, clock }
}

const asks = async ({ desk, nurse }: Desk) => (await desk.value(nurse, 'sync.now', {})).clock

/** The worked day, both clocks going, the hub asked before the first tap and again after the break. */
async function chartedDay(minutesAt: (time: string) => number, first = minutesAt('08:15')) {
  const { hub, clock } = await aHub()
  const at = await aDeskAt(hub, first)
  const began = await asks(at)
  const brDay = await brDayAt(at.desk, at.nurse, off(minutesAt, clock))
  await beginBrDay(brDay)
  clock.set(right('13:20'))
  at.desk.clock.set(addMinutes(right('13:20'), minutesAt('13:20')))
  const later = await asks(at)
  return { ...at, hub, brDay, began, later }
}

const chartOf = async ({ desk, nurse }: Desk, sessionId: string) => {
  const { events } = await desk.value(nurse, 'chart.open', { sessionId })
  const chart = foldChart(events)
  if (!chart) throw new Error('there is no such visit')
  return { chart, events: events.filter(({ kind }) => kind !== 'SessionScheduled') }
}

const warningsOf = ({ chart }: Awaited<ReturnType<typeof chartOf>>) =>
  signOff(chart, { now: right('16:00') }).warnings.map(({ code }) => code)

describe('a clock 90 seconds off', { timeout: 60_000 }, () => {
  it('is said quietly, kept with every entry, and changes nothing of the day', async () => {
    const { desk, nurse, brDay, began } = await chartedDay(() => 1.5)
    expect(began).toEqual({ level: 'quiet', offsetSeconds: 90, against: 'hub' })
    await finishBrDay(brDay)
    expect((await brDay.sign('15:05')).kind).toBe('value')
    const found = await chartOf({ desk, nurse }, brDay.sessionId)
    expect(new Set(found.events.map(({ clockOffsetSeconds }) => clockOffsetSeconds))).toEqual(new Set([90]))
    expect(lineMinutes(found.chart)).toContain('rituximab 255')
    expect(found.chart.arrived?.at.utc).toBe(addMinutes(right('08:20'), 1.5).utc)
  })
})

describe('a clock 20 minutes off', { timeout: 60_000 }, () => {
  it('marks every entry and blocks none, until somebody says that it is right', async () => {
    const { desk, nurse, brDay, began } = await chartedDay(() => 20)
    expect(began).toEqual({ level: 'doubtful', offsetSeconds: 1200, against: 'hub' })
    const found = await chartOf({ desk, nurse }, brDay.sessionId)
    expect(found.events.length).toBeGreaterThan(8)
    expect(new Set(found.events.map(({ clockOffsetSeconds }) => clockOffsetSeconds))).toEqual(new Set([1200]))
    expect(warningsOf(found)).toContain('clock-in-doubt')
    // No time was rewritten.
    expect(found.chart.arrived?.at.utc).toBe(addMinutes(right('08:20'), 20).utc)

    const assistant = await desk.signIn('lena-ortiz', 'assistant')
    expect(await assistant.call('clock.confirm', { offsetSeconds: 1200 })).toMatchObject({
      kind: 'fault',
      fault: { code: 'not-allowed' },
    })
    expect(await nurse.call('clock.confirm', { offsetSeconds: 90 })).toMatchObject({
      refusal: { code: 'clock-changed' },
    })
    expect(await desk.value(nurse, 'clock.confirm', { offsetSeconds: 1200 })).toMatchObject({ level: 'right' })
    expect(desk.auditEntries().findLast(({ kind }) => kind === 'audit.clockConfirmed')).toMatchObject({
      userId: 'dana-reyes',
      payload: { offsetSeconds: '1200' },
    })
    await finishBrDay(brDay)
    const after = await chartOf({ desk, nurse }, brDay.sessionId)
    const since = after.events.slice(found.events.length)
    expect(since.length).toBeGreaterThan(8)
    expect(new Set(since.map(({ clockOffsetSeconds }) => clockOffsetSeconds))).toEqual(new Set([undefined]))
    expect(await brDay.sign('15:05')).toMatchObject({ kind: 'value' })
    expect(lineMinutes((await chartOf({ desk, nurse }, brDay.sessionId)).chart)).toContain('rituximab 255')
  })

  it('behind is as bad as ahead', async () => {
    const { began } = await chartedDay(() => -20)
    expect(began).toMatchObject({ level: 'doubtful', offsetSeconds: -1200 })
  })
})

describe('a clock that jumps in the middle of the visit', { timeout: 60_000 }, () => {
  const isAfterBreak = (time: string) => time > '12:00'
  const clockWasWrong: Late = { reason: 'clock_wrong', basis: 'pump_history' }

  it('forward: the entries since then are marked, those before are not, and all are taken', async () => {
    const { desk, nurse, brDay, began, later } = await chartedDay((time) => (isAfterBreak(time) ? 20 : 0))
    expect([began?.level, later?.level]).toEqual(['right', 'doubtful'])
    await finishBrDay(brDay)
    const found = await chartOf({ desk, nurse }, brDay.sessionId)
    const marks = found.events.map(({ clockOffsetSeconds = 0, happenedAt }) => [
      happenedAt.utc > right('12:00').utc,
      clockOffsetSeconds,
    ])
    expect(marks.every(([isAfter, seconds]) => (isAfter ? 1200 : 0) === seconds)).toBe(true)
    expect(await brDay.sign('15:05')).toMatchObject({ kind: 'value' })
  })

  it('back: it is noticed by the next entry with nobody to ask, and an entry before its start says which time is wrong', async () => {
    const desk = await backendForTest({ clock: fakeClock(day, '08:15') })
    const nurse = await desk.signIn('dana-reyes')
    let minutes = 0
    const brDay = await brDayAt(
      desk,
      nurse,
      off(() => minutes),
    )
    await beginBrDay(brDay)
    minutes = -60
    await brDay.tap('09:30', 'writeNote', { text: 'The clock went back' })
    const rituximab = brDay.line('rituximab')
    const stop = { kind: 'stopLine', lineId: rituximab.id, doseGiven: rituximab.dose } as const
    expect(await brDay.tryTap('09:40', stop)).toMatchObject({
      refusal: { code: 'stop-before-start', facts: { at: '08:40', earliest: '09:10' } },
    })
    const found = await chartOf({ desk, nurse }, brDay.sessionId)
    const noted = found.events.find(({ kind }) => kind === 'NoteWritten')
    expect(noted).toMatchObject({ clockOffsetSeconds: -2400, happenedAt: { utc: addMinutes(right('08:30'), 0).utc } })
    expect((await desk.value(nurse, 'sync.status', {})).clock).toMatchObject({
      level: 'doubtful',
      against: 'own_record',
    })
    // The way out is hers: the start is corrected by hand, with its reason, and the drug stops.
    const start = found.events.find(
      ({ kind, payload }) => kind === 'LineStarted' && 'lineId' in payload && payload.lineId === rituximab.id,
    )
    const corrected = await nurse.call('chart.perform', {
      commandId: desk.newId(),
      sessionId: brDay.sessionId,
      command: { kind: 'correctTime', eventId: start?.id ?? '' },
      happenedAt: addMinutes(right('09:20'), -60),
      source: 'typed',
      late: clockWasWrong,
    })
    expect(corrected).toMatchObject({ kind: 'value' })
    expect(await brDay.tryTap('09:40', stop)).toMatchObject({ kind: 'value' })
    const { chart } = await chartOf({ desk, nurse }, brDay.sessionId)
    expect(lineMinutes(chart)).toContain('rituximab 20')
    expect(chart.history.filter(({ struckBy }) => struckBy !== null)).toHaveLength(1)
  })
})

describe('two workstations whose clocks differ', { timeout: 60_000 }, () => {
  it('each knows its own offset, and the entries of both keep theirs', async () => {
    const { hub, clock } = await aHub()
    const good = await aDeskAt(hub, 0)
    const fast = await aDeskAt(hub, 7)
    expect([await asks(good), await asks(fast)]).toMatchObject([
      { level: 'right', offsetSeconds: 0 },
      { level: 'doubtful', offsetSeconds: 420 },
    ])
    const here = await brDayAt(
      good.desk,
      good.nurse,
      off(() => 0, clock),
    )
    await here.tap('08:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
    const there = await brDayAt(
      fast.desk,
      fast.nurse,
      off(() => 7, clock),
    )
    await there.tap('08:21', 'recordArrival', { identifiers: ['name', 'mrn'] })
    await asks(good)
    await asks(fast)
    await asks(good)
    const read = await good.nurse.call('chart.open', { sessionId: there.sessionId })
    expect(read).toMatchObject({
      value: {
        events: expect.arrayContaining([
          expect.objectContaining({ kind: 'PatientArrived', clockOffsetSeconds: 420 }),
        ]) as unknown,
      },
    })
    const own = await chartOf(good, here.sessionId)
    expect(own.events.find(({ kind }) => kind === 'PatientArrived')?.clockOffsetSeconds).toBeUndefined()
  })
})
