import { describe, expect, it } from 'vitest'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aSession } from '#test/builders/aSession.ts'
import { typedMoment } from './typedMoment.ts'

const clinic = (day: string, time: string) => instantOnClock(day, time, 'America/Chicago')
const time = (text: string) => ({ hour: Number(text.slice(0, 2)), minute: Number(text.slice(3)) })

/** A visit of 2 March that began at that time. */
const visitSince = (arrived: string) => {
  const { chart } = aSession()
  const at = clinic('2026-03-02', arrived)
  return { ...chart, arrived: { at, eventId: 'arrival', userId: 'dana-reyes' } }
}

describe('a typed time of day', () => {
  it('is a time of the visit, on whichever day it is typed', () => {
    const chart = visitSince('08:15')
    const typed = (text: string, day: string, now: string) => typedMoment(time(text), clinic(day, now), { chart })
    expect(typed('14:10', '2026-03-02', '15:00')).toEqual(clinic('2026-03-02', '14:10'))
    expect(typed('14:10', '2026-03-03', '09:00')).toEqual(clinic('2026-03-02', '14:10'))
    expect(typed('14:10', '2026-03-09', '16:00')).toEqual(clinic('2026-03-02', '14:10'))
  })

  it('lies on the day that follows where the visit crosses midnight', () => {
    const chart = visitSince('20:00')
    const typed = (text: string, now: string) => typedMoment(time(text), clinic('2026-03-03', now), { chart })
    expect(typed('23:50', '00:40')).toEqual(clinic('2026-03-02', '23:50'))
    expect(typed('00:30', '00:40')).toEqual(clinic('2026-03-03', '00:30'))
  })

  it('is still to come only where no other fits', () => {
    const chart = visitSince('08:15')
    const typed = (text: string) => typedMoment(time(text), clinic('2026-03-02', '15:00'), { chart })
    expect(typed('15:30')).toEqual(clinic('2026-03-02', '15:30'))
    expect(typed('08:00')).toEqual(clinic('2026-03-02', '08:00'))
  })

  it('is the one nearest to the entry it puts right', () => {
    const chart = visitSince('20:00')
    const entryAt = clinic('2026-03-02', '23:58')
    const typed = (text: string) => typedMoment(time(text), clinic('2026-03-05', '10:00'), { chart, entryAt })
    expect(typed('00:05')).toEqual(clinic('2026-03-03', '00:05'))
    expect(typed('23:50')).toEqual(clinic('2026-03-02', '23:50'))
  })

  it('before the arrival is known is a time of the day the visit was planned for', () => {
    const { chart } = aSession()
    const unseen = { ...chart, arrived: null }
    expect(typedMoment(time('08:20'), clinic('2026-03-03', '07:00'), { chart: unseen })).toEqual(
      clinic('2026-03-02', '08:20'),
    )
  })
})
