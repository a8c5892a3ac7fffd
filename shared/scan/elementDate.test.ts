import { describe, expect, it } from 'vitest'
import { elementDate } from './elementDate.ts'

const today = '2026-03-02'

describe('the expiry of a label', () => {
  it('is a day; day 00 is the last day of its month, leap years too', () => {
    expect(elementDate('271231', today)).toBe('2027-12-31')
    expect(elementDate('270200', today)).toBe('2027-02-28')
    expect(elementDate('280200', today)).toBe('2028-02-29')
    expect(elementDate('280229', today)).toBe('2028-02-29')
  })

  it.each(['270230', '271301', '270001', '270132', '27123', '2712311', '2712a1', ''])('%s is no day', (digits) => {
    expect(elementDate(digits, today)).toBeNull()
  })

  it('lies within 49 years before and 50 years after this year', () => {
    expect(elementDate('760101', today)).toBe('2076-01-01')
    expect(elementDate('770101', today)).toBe('1977-01-01')
    expect(elementDate('990101', today)).toBe('1999-01-01')
    expect(elementDate('100101', '2080-06-01')).toBe('2110-01-01')
    expect(elementDate('310101', '2080-06-01')).toBe('2031-01-01')
  })
})
