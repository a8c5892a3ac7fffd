import { expect, it } from 'vitest'
import { monthAfter, monthOf, periodOf } from './months.ts'

it('knows the month of a day, the one before and the one after it, over the year’s end too', () => {
  expect(monthOf('2026-03-02')).toBe('2026-03')
  expect(monthAfter('2026-03', -1)).toBe('2026-02')
  expect(monthAfter('2026-01', -1)).toBe('2025-12')
  expect(monthAfter('2026-12', 1)).toBe('2027-01')
})

it('counts every day of a month', () => {
  expect(periodOf('2026-03')).toEqual({ from: '2026-03-01', to: '2026-03-31' })
  expect(periodOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(periodOf('2026-12').to).toBe('2026-12-31')
})
