import { describe, expect, it } from 'vitest'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aSession } from '#test/builders/aSession.ts'
import { meantHalf, typedMoment } from './typedMoment.ts'

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

describe('the half of the day of a time typed on the 12-hour clock', () => {
  const half = (text: string, now: string, of: Parameters<typeof meantHalf>[3]) => {
    const [am, pm] = [time(text), { ...time(text), hour: (time(text).hour % 12) + 12 }]
    return meantHalf({ ...am, hour: am.hour % 12 }, pm, clinic(now.slice(0, 10), now.slice(11)), of)
  }

  it.each([
    // On the day itself: what is past and since the arrival, and of two such the one that has just been.
    ['09:15', '2026-03-02 15:00', 'am'],
    ['02:30', '2026-03-02 15:00', 'pm'],
    ['09:15', '2026-03-02 21:30', 'pm'],
    ['07:00', '2026-03-02 15:00', 'am'],
    // On the day after: as the visit went, from its arrival on.
    ['09:15', '2026-03-03 10:00', 'am'],
    ['02:30', '2026-03-03 10:00', 'pm'],
    ['12:20', '2026-03-03 10:00', 'pm'],
  ])('%s typed at %s is %s', (text, now, said) => {
    expect(half(text, now, { chart: visitSince('08:15') })).toBe(said)
  })

  it('is the one nearer to the entry that is put right', () => {
    const of = (at: string) => ({ chart: visitSince('08:15'), entryAt: clinic('2026-03-02', at) })
    expect(half('09:05', '2026-03-03 23:00', of('09:10'))).toBe('am')
    expect(half('04:05', '2026-03-03 23:00', of('15:50'))).toBe('pm')
  })
})
