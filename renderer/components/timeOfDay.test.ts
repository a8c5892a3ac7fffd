import { describe, expect, it } from 'vitest'
import { choiceMinutesAgo, choiceTime, minutesSince, readTime, timeText } from './timeOfDay.ts'

const now = { hour: 10, minute: 42 }

describe('times of day', () => {
  it('10 min ago at 00:04 is 23:54', () => {
    expect(choiceTime({ kind: 'ago', minutes: 10 }, { hour: 0, minute: 4 })).toEqual({ hour: 23, minute: 54 })
  })

  it('a typed 10:02 is 40 minutes ago at 10:42; 10:50 is still to come', () => {
    expect(choiceMinutesAgo({ kind: 'clock', time: { hour: 10, minute: 2 } }, now)).toBe(40)
    expect(minutesSince({ hour: 10, minute: 50 }, now)).toBe(-8)
  })

  it('reads only whole times of day', () => {
    expect(readTime('9', '05')).toEqual({ hour: 9, minute: 5 })
    expect(readTime('24', '00')).toBeNull()
    expect(readTime('10', '60')).toBeNull()
    expect(readTime('10', '4')).toBeNull()
    expect(timeText({ hour: 9, minute: 5 })).toBe('09:05')
  })
})
