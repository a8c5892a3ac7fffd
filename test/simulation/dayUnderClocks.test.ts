import { describe, expect, it } from 'vitest'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import {
  addMinutes,
  clockTime,
  type Instant,
  instantOnClock,
  isoWithOffset,
  localDate,
} from '#shared/kernel/instant.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay, type WhenOfDay } from '#test/builders/chartBrDay.ts'
import { lineMinutes } from '#test/builders/lineMinutes.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'

/**
 * The nurse's whole day at a real desk, in real minutes from its first tap on, on nights and days when a clock does
 * something: what was given, for how long and what it is coded as must be what it is on any Monday.
 */

const zone = 'America/Chicago'
const firstTap = '08:20'

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The worked day, minute by minute, from `start` on. */
const from = (start: Instant): WhenOfDay => ({
  day: localDate(start),
  at: (time) => addMinutes(start, minutesOf(time) - minutesOf(firstTap)),
})

async function aDay(date: string, time: string) {
  const start = instantOnClock(date, time, zone)
  const desk = await backendForTest({ clock: fakeClock(date, time) })
  const nurse = await desk.signIn('dana-reyes')
  const day = await brDayAt(desk, nurse, from(start))
  await beginBrDay(day)
  await finishBrDay(day)
  const signed = await day.sign('15:05')
  if (signed.kind !== 'value') throw new Error(JSON.stringify(signed))
  const { sessionId } = day
  const { events } = await desk.value(nurse, 'chart.open', { sessionId })
  const chart = foldChart(events)
  if (!chart?.signed) throw new Error('the day was not signed')
  const biller = await desk.signIn('grace-kim')
  const { row } = await desk.value(biller, 'worklist.open', { sessionId })
  const { text } = await desk.value(biller, 'claim.export', { sessionId, format: '837p' })
  const csv = await desk.value(biller, 'claim.export', { sessionId, format: 'csv' })
  const { codingResult, codingInput, unitsResult, ruleSet } = chart.signed.payload
  return {
    events,
    chart,
    ruleSet,
    coded: codesOf(codingResult),
    drugs: unitsResult,
    dateOfService: (codingInput as { readonly dateOfService: string }).dateOfService,
    serviceDate: row.serviceDate,
    minutes: lineMinutes(chart),
    order: events.map(({ kind }) => kind),
    billed: billedMinutes(csv.text),
    claimDates: [...text.matchAll(/DTP\*472\*D8\*(\d{8})/g)].map(([, day]) => day),
  }
}

/** Minutes from start to stop of each billed line that has both. */
const billedMinutes = (csv: string): readonly string[] => {
  const [head = [], ...rows] = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
  const cell = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? ''
  return rows
    .filter((row) => cell(row, 'start') !== '')
    .map(
      (row) =>
        `${cell(row, 'procedure')} ${(Date.parse(cell(row, 'stop')) - Date.parse(cell(row, 'start'))) / 60_000} min`,
    )
}

const codesOf = (result: unknown) =>
  (result as { readonly lines: readonly { readonly code: string; readonly units: number }[] }).lines.map(
    ({ code, units }) => `${code} × ${units}`,
  )

let monday: ReturnType<typeof aDay> | null = null
const onAnyMonday = () => {
  monday ??= aDay('2026-03-02', firstTap)
  return monday
}

describe.each([
  ['the night the clocks go forward', '2026-03-07', '20:20', '2026.1'],
  ['the night the clocks go back, 1:30 twice', '2026-10-31', '20:20', '2026.1'],
  ['a day that crosses midnight', '2026-03-02', '20:20', '2026.1'],
  ['a leap day', '2028-02-29', '08:20', '2026.1'],
  ['the night after a leap day', '2028-02-29', '20:20', '2026.1'],
  ['the end of a month', '2026-01-31', '20:20', '2026.1'],
  ['the end of a quarter', '2026-03-31', '20:20', '2026.1'],
  ['the end of a year', '2025-12-31', '20:20', '2025.1'],
])('%s', { timeout: 60_000 }, (_, date, time, ruleSet) => {
  it('has the minutes, the codes and the order of any other day, and one service date', async () => {
    const [usual, day] = [await onAnyMonday(), await aDay(date, time)]
    expect(day.minutes).toEqual(usual.minutes)
    expect(day.coded).toEqual(usual.coded)
    expect(day.billed).toEqual(usual.billed)
    expect(day.billed).toHaveLength(5)
    expect(day.order).toEqual(usual.order)
    expect(day.serviceDate).toBe(date)
    expect(day.dateOfService).toBe(date)
    expect(new Set(day.claimDates)).toEqual(new Set([date.replaceAll('-', '')]))
    expect(day.ruleSet).toBe(ruleSet)
    const utc = day.events.map(({ happenedAt }) => happenedAt.utc)
    expect([...utc].sort()).toEqual(utc)
  })
})

describe('the hour that comes twice', { timeout: 60_000 }, () => {
  it('is told apart by its offset, and nothing in it has run backwards', async () => {
    const { chart } = await aDay('2026-10-31', '20:20')
    const line = (drug: string) => chart.lines.find(({ plan }) => plan.catalogue.drug.startsWith(drug))
    const bendamustine = line('bendamustine')
    const saline = line('sodium')
    const written = [bendamustine?.start, bendamustine?.stop, saline?.start, saline?.stop].map((stamp) =>
      stamp ? isoWithOffset(stamp.at) : '',
    )
    expect(written).toEqual([
      '2026-11-01T01:30:00-05:00',
      '2026-11-01T01:00:00-06:00',
      '2026-11-01T01:05:00-06:00',
      '2026-11-01T01:50:00-06:00',
    ])
    expect(bendamustine?.start && clockTime(bendamustine.start.at)).toBe('01:30')
  })
})

describe('a visit of one day whose first drug starts on the next', { timeout: 60_000 }, () => {
  it('is billed, priced and authorized by the day treatment started', async () => {
    // Arrived 23:50 on the last day of the year; the first push comes at 00:10.
    const { serviceDate, dateOfService, claimDates, ruleSet, chart } = await aDay('2025-12-31', '23:50')
    expect(chart.scheduled.day).toBe('2025-12-31')
    expect({ serviceDate, dateOfService, ruleSet }).toEqual({
      serviceDate: '2026-01-01',
      dateOfService: '2026-01-01',
      ruleSet: '2026.1',
    })
    expect(new Set(claimDates)).toEqual(new Set(['20260101']))
  })
})
