import { describe, expect, it } from 'vitest'
import { instantSchema } from './facts.ts'

const isRead = (utc: string): boolean => instantSchema.safeParse({ utc, zone: 'America/Chicago', offset: -360 }).success

describe('a moment from outside', () => {
  it('is a UTC time to the millisecond that the calendar has', () => {
    expect(isRead('2026-03-02T14:40:00.000Z')).toBe(true)
    expect(isRead('2028-02-29T23:59:59.999Z')).toBe(true)
    for (const utc of [
      '2026-02-31T10:00:00.000Z',
      '2026-13-01T10:00:00.000Z',
      '2026-03-02T25:00:00.000Z',
      '2026-03-02T24:00:00.000Z',
      '2026-03-02T14:40:00Z',
      '2026-03-02T08:40:00.000-06:00',
    ])
      expect(isRead(utc)).toBe(false)
  })
})
