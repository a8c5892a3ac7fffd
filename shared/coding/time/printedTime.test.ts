import { describe, expect, it } from 'vitest'
import { clockOf, isoOf, readMoment, saysItsZone } from './printedTime.ts'

describe('a charted time', () => {
  it('is cut to its printed minute, the seconds are kept', () => {
    const moment = readMoment('2026-03-02T09:16:50.250-06:00', 0)
    expect(moment?.ms).toBe(Date.parse('2026-03-02T09:16:50.250-06:00'))
    expect(moment?.minute).toBe(Date.parse('2026-03-02T09:16-06:00') / 60_000)
    expect(moment?.day).toBe('2026-03-02')
  })

  it.each(['2026-03-02T09:16', '2026-03-02T09:16:05', '2024-02-29T23:59:59Z', '2026-11-01T01:30:00+05:30'])(
    '%s is read as the calendar reads it',
    (text) => {
      expect(readMoment(text, 0)?.ms).toBe(Date.parse(saysItsZone(text) ? text : `${text}Z`))
    },
  )

  it('without a zone stands on the local clock', () => {
    expect(readMoment('2026-03-02T09:16', -360)?.ms).toBe(Date.parse('2026-03-02T09:16-06:00'))
  })

  it.each([
    null,
    undefined,
    '',
    'soon',
    '2026-03-02',
    '2026-02-29T10:00',
    '2026-04-31T10:00',
    '2026-13-01T10:00',
    '2026-03-02T24:00',
    '2026-03-02T10:60',
    '2026-03-02T10:00:60',
    '2026-03-02T10:00 ',
    '2026-03-02T10:00-6:00',
    '2026-03-02T10:00:00.',
    '2026/03/02T10:00',
  ])('%s is no time', (text) => {
    expect(readMoment(text, 0)).toBeNull()
  })

  it('is written back the way it was read', () => {
    for (const text of ['2026-03-02T09:16', '2026-03-02T09:16Z', '2026-03-02T23:59-06:00', '2026-03-02T00:10+05:30']) {
      const moment = readMoment(text, 0)
      expect(moment && isoOf(moment.minute, moment.zone)).toBe(text)
      expect(moment && clockOf(moment.minute, moment.zone)).toBe(text.slice(11, 16))
    }
  })
})
