import { expect, it } from 'vitest'
import { instantAt, learnOffset, offsetOf, zoneLabel } from './instant.ts'

const chicago = 'America/Chicago'

it('reads the offset of a zone to the millisecond at which its clocks change', () => {
  const spring = Date.UTC(2026, 2, 8, 8)
  const autumn = Date.UTC(2026, 10, 1, 7)
  for (const _twice of [1, 2]) {
    expect([spring - 1, spring, autumn - 1, autumn].map((ms) => offsetOf(ms, chicago))).toEqual([
      -360, -300, -300, -360,
    ])
    expect(offsetOf(spring, 'Asia/Kathmandu')).toBe(345)
  }
})

it('agrees with the calendar of the system at every quarter of a day of change, in any order', () => {
  for (const zone of [chicago, 'Australia/Lord_Howe', 'Europe/London', 'America/St_Johns'])
    for (let quarter = 2 * 365 * 96; quarter > 0; quarter -= 37) {
      const ms = Date.UTC(2025, 0) + quarter * 900_000 + 1234
      const named = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format(ms)
      const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(named) ?? []
      const expected = hours ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
      if (quarter % 11 === 0) expect(offsetOf(ms, zone)).toBe(expected)
      else offsetOf(ms, zone)
    }
})

it('does not guess an offset before the zones agreed on quarters of an hour', () => {
  expect(instantAt(Date.UTC(1970, 5, 1), 'Africa/Monrovia').offset).toBe(-44)
})

it('takes the offset of a quarter of an hour from a moment read elsewhere, and no further', () => {
  const at = Date.UTC(2031, 4, 5, 10, 16)
  learnOffset({ utc: new Date(at).toISOString(), zone: 'Asia/Tokyo', offset: 541 })
  expect(offsetOf(at + 13 * 60_000, 'Asia/Tokyo')).toBe(541)
  expect(offsetOf(at + 14 * 60_000, 'Asia/Tokyo')).toBe(540)
  expect(offsetOf(at - 60_000, 'Asia/Tokyo')).toBe(541)
  expect(offsetOf(at - 2 * 60_000, 'Asia/Tokyo')).toBe(540)
})

it('labels the hour that a clock shows twice, both times, and no other', () => {
  const labelAt = (utc: string) => zoneLabel(instantAt(Date.parse(utc), chicago))
  expect([labelAt('2026-11-01T06:30:00Z'), labelAt('2026-11-01T07:30:00Z')]).toEqual(['CDT', 'CST'])
  expect([labelAt('2026-11-01T06:00:00Z'), labelAt('2026-11-01T07:59:00Z')]).toEqual(['CDT', 'CST'])
  expect([labelAt('2026-11-01T05:59:00Z'), labelAt('2026-11-01T08:00:00Z')]).toEqual([null, null])
  // Skipped in spring, an ordinary night, and by day.
  expect(labelAt('2026-03-08T08:30:00Z')).toBeNull()
  expect([labelAt('2026-11-02T07:30:00Z'), labelAt('2026-11-01T19:30:00Z')]).toEqual([null, null])
  expect(zoneLabel(instantAt(Date.parse('2026-11-01T01:30:00Z'), 'UTC'))).toBeNull()
})
