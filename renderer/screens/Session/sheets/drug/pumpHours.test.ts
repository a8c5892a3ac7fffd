import { expect, it } from 'vitest'
import { hoursOf, minutesOf } from './pumpHours.ts'

it('a run time goes through hours without losing a minute', () => {
  expect(hoursOf(2760)).toBe('46')
  expect(hoursOf(90)).toBe('1.5')
  expect(hoursOf(undefined)).toBe('')
  for (const minutes of [1, 50, 90, 100, 2_765, 20_160]) expect(minutesOf(hoursOf(minutes))).toBe(minutes)
  expect(minutesOf('46.')).toBe(2760)
  expect(minutesOf('')).toBe(0)
})
