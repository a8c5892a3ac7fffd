import { expect, it } from 'vitest'
import { usualChairTimes } from '../clinical/chairTimes.ts'
import { chairTimesSchema } from './chairTimes.ts'

it('a practice’s times from before the limit of a vesicant was asked have the usual one, its own stays', () => {
  const { vesicantVein: _later, ...alarms } = usualChairTimes.alarms
  expect(chairTimesSchema.parse({ ...usualChairTimes, alarms })).toEqual(usualChairTimes)
  const own = { ...usualChairTimes, alarms: { ...alarms, vesicantVein: 45 } }
  expect(chairTimesSchema.parse(own)).toEqual(own)
})
