import { expect, it } from 'vitest'
import { isCalendarDay } from './calendarDay.ts'

it('a day has its form and stands in the calendar', () => {
  expect(['2026-02-28', '2028-02-29', '2026-12-31'].map(isCalendarDay)).toEqual([true, true, true])
  for (const text of ['2026-02-29', '2026-02-31', '2026-13-01', '2026-00-10', '2026-1-2', '03/02/2026', ''])
    expect(isCalendarDay(text)).toBe(false)
})
