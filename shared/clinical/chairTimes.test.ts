import { describe, expect, it } from 'vitest'
import {
  alarmBounds,
  alarmTimes,
  type ChairTimes,
  timeChanges,
  timesForEntry,
  timesProblem,
  usualChairTimes,
} from './chairTimes.ts'

const alarmsWith = (alarms: Partial<ChairTimes['alarms']>): ChairTimes => ({
  ...usualChairTimes,
  alarms: { ...usualChairTimes.alarms, ...alarms },
})
const ironWith = (iron: Partial<ChairTimes['vitals']['iron']>): ChairTimes => ({
  ...usualChairTimes,
  vitals: { ...usualChairTimes.vitals, iron: { ...usualChairTimes.vitals.iron, ...iron } },
})

describe('the minutes of the chair', () => {
  it('are those of workflow 4.4, 5 and 6, and can be meant', () => {
    expect(usualChairTimes.alarms).toEqual({
      ...{ beforeEnd: 10, shortlyBeforeEnd: 5, afterEnd: 10, missingStop: 30, silence: 5 },
      ...{ escalate: 10, siteCheck: 10, vesicantVein: 30, reactionVitals: 5 },
    })
    expect(timesProblem(usualChairTimes)).toBeNull()
    expect(timesForEntry(usualChairTimes)).toEqual({})
  })

  it.each(alarmTimes)('%s is taken at both its bounds, and not beyond them', (name) => {
    const { least, most } = alarmBounds[name]
    for (const minutes of [least - 1, most + 1])
      expect(timesProblem(alarmsWith({ [name]: minutes }))).toEqual({ about: name, least, most, why: 'outside' })
    const others = { beforeEnd: 60, shortlyBeforeEnd: 1, afterEnd: 1, missingStop: 120 }
    for (const minutes of [least, most]) expect(timesProblem(alarmsWith({ ...others, [name]: minutes }))).toBeNull()
  })

  it('come in their order: the second alarm after the first, a missing stop not before "Still running?"', () => {
    expect(timesProblem(alarmsWith({ beforeEnd: 5 }))).toMatchObject({ about: 'shortlyBeforeEnd', most: 4 })
    expect(timesProblem(alarmsWith({ afterEnd: 40 }))).toMatchObject({ about: 'missingStop', least: 40 })
  })

  it.each([
    ['outside', { afterStart: [0] }],
    ['outside', { afterStop: [241] }],
    ['outside', { thenEvery: 4 }],
    ['outside', { observe: 300 }],
    ['order', { afterStart: [15, 15] }],
    ['order', { afterStop: [30, 0] }],
    ['too_many', { afterStart: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13] }],
  ] as const)('of a schedule are refused when %s', (why, iron) => {
    expect(timesProblem(ironWith(iron))).toMatchObject({ about: `iron ${Object.keys(iron)[0]}`, why })
  })

  it('say what changed, old and new, and an entry carries them only where they are the practice’s own', () => {
    const own = { ...alarmsWith({ silence: 3 }), vitals: ironWith({ afterStop: [0, 15, 45], observe: 45 }).vitals }
    expect(timeChanges(usualChairTimes, own)).toEqual([
      'silence: 5 → 3',
      'iron afterStop: 0,30 → 0,15,45',
      'iron observe: – → 45',
    ])
    expect(timesForEntry(own)).toEqual({ times: own })
  })
})
