import { afterEach, describe, expect, it } from 'vitest'
import { readClockAs } from '#renderer/words/clockStyle.ts'
import { clockTime, type Instant, instantOnClock, localDate } from '#shared/kernel/instant.ts'
import { readUseBy } from './readUseBy.ts'

const now = instantOnClock('2026-03-02', '16:00', 'America/Chicago')
const said = (read: Instant | null | 'unreadable') =>
  read === null || read === 'unreadable' ? read : `${localDate(read)} ${clockTime(read)}`

afterEach(() => readClockAs('24h'))

describe('a use-by as it is typed', () => {
  it.each([
    ['17:30', '2026-03-02 17:30'],
    ['5:30', '2026-03-02 05:30'],
    ['5:30 pm', '2026-03-02 17:30'],
    ['', null],
    ['24:00', 'unreadable'],
    ['17:60', 'unreadable'],
    ['17:3', 'unreadable'],
    ['17:30 pm', 'unreadable'],
  ])('%j on the 24-hour clock', (typed, expected) => {
    expect(said(readUseBy(typed, 'today', now))).toBe(expected)
  })

  it.each([
    // Half past five in the morning would be past already, or a night too long.
    ['5:30', 'unreadable'],
    ['12:30', 'unreadable'],
    ['5:30 pm', '2026-03-03 17:30'],
    ['5:30am', '2026-03-03 05:30'],
    ['12:30 AM', '2026-03-03 00:30'],
    ['17:30', '2026-03-03 17:30'],
  ])('%j on the clock in halves', (typed, expected) => {
    readClockAs('12h')
    expect(said(readUseBy(typed, 'tomorrow', now))).toBe(expected)
  })
})
