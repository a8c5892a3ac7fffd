import { expect, it } from 'vitest'
import { minutesOf, runTimeOf } from './runTime.ts'

it('a run time is typed in hours and minutes, exact to the minute', () => {
  expect(runTimeOf(2_765)).toEqual({ hours: '46', minutes: '5' })
  expect(runTimeOf(undefined)).toEqual({ hours: '', minutes: '' })
  for (const minutes of [1, 50, 90, 100, 2_765, 20_160]) expect(minutesOf(runTimeOf(minutes))).toBe(minutes)
  expect(minutesOf({ hours: '', minutes: '100' })).toBe(100)
  expect(minutesOf({ hours: '46', minutes: '' })).toBe(2_760)
})
