import { expect, it } from 'vitest'
import type { WorklistView } from '#shared/ipc/worklistShapes.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aWorklistRow } from '#test/builders/aWorklistRow.ts'
import { claimMinutesLeft } from './claimMinutesLeft.ts'
import { passesOf } from './worklistFilter.ts'

const on = (day: string, time: string) => instantOnClock(day, time, 'America/Chicago')
/** Due on Monday 9 March 2026 at nine, in an office that works on weekdays from eight to five. */
const dueAt = on('2026-03-09', '09:00')
const hours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }

it('where every hour counts, all of them are left', () => {
  expect(claimMinutesLeft({ dueAt }, on('2026-03-09', '07:30'))).toBe(90)
  expect(claimMinutesLeft({ dueAt }, on('2026-03-09', '09:01'))).toBe(-1)
  expect(claimMinutesLeft({ dueAt: null }, dueAt)).toBeNull()
})

it('in working hours a weekend counts nothing, and overdue is overdue at night too', () => {
  expect(claimMinutesLeft({ dueAt, hours }, on('2026-03-06', '16:00'))).toBe(120)
  expect(claimMinutesLeft({ dueAt, hours }, on('2026-03-08', '12:00'))).toBe(60)
  expect(claimMinutesLeft({ dueAt: on('2026-03-06', '17:00'), hours }, on('2026-03-07', '03:00'))).toBe(-1)
  expect(claimMinutesLeft({ dueAt, hours }, on('2026-03-09', '10:30'))).toBe(-90)
})

it('the filters by time left count the same hours', () => {
  const row = aWorklistRow('A', { dueAt, hours })
  const passes = (filter: WorklistView['hours'], at: ReturnType<typeof on>): boolean => {
    const asked = { payer: null, status: null, hours: filter, missing: null, holder: null, question: null }
    const view = { ...asked, group: 'all', search: '', sort: { key: 'hours', direction: 'up' } } as const
    return passesOf(view, at, 'me')?.(row) ?? true
  }
  const friday = on('2026-03-06', '16:00')
  expect([passes('under8', friday), passes('over24', friday), passes('overdue', friday)]).toEqual([true, false, false])
  expect(passes('overdue', on('2026-03-09', '09:30'))).toBe(true)
  expect(passes('over24', on('2026-03-04', '08:00'))).toBe(true)
})
