import { describe, expect, it } from 'vitest'
import { drawPart } from '#test/builders/drawPart.tsx'
import { HoursClock, hoursLevel } from './HoursClock.tsx'

const words = (minutesLeft: number, long = false) =>
  drawPart(<HoursClock minutesLeft={minutesLeft} long={long} />).container.textContent

describe('the 48-hour clock', () => {
  it('is amber from 24 h left and red from 8 h', () => {
    expect([24 * 60 + 1, 24 * 60, 8 * 60 + 1, 8 * 60, -1].map(hoursLevel)).toEqual([
      'plain',
      'due',
      'due',
      'urgent',
      'urgent',
    ])
  })

  it('counts whole hours, then minutes, then says how long overdue', () => {
    expect(words(26 * 60 + 59)).toBe('26 h left')
    expect(words(26 * 60, true)).toBe('26 h of 48 left')
    expect(words(59)).toBe('59 min left')
    expect(words(-61)).toBe('Overdue 1 h')
  })
})
