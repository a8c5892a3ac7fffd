import { afterEach, describe, expect, it } from 'vitest'
import { instantAt } from '#shared/kernel/instant.ts'
import { clockWords, factsInWords, hourAlone, hourWords, readClockAs } from './clockStyle.ts'
import { timeWords } from './times.ts'

afterEach(() => readClockAs('24h'))

describe('a time of day as the practice reads it', () => {
  it('is the 24-hour clock unless the practice says otherwise', () => {
    expect([clockWords('00:05'), clockWords('13:05'), hourWords(7)]).toEqual(['00:05', '13:05', '07'])
    expect(hourAlone(13)).toBe('13')
  })

  it.each([
    ['00:05', '12:05 am'],
    ['09:18', '9:18 am'],
    ['12:00', '12:00 pm'],
    ['13:05', '1:05 pm'],
    ['23:59', '11:59 pm'],
  ])('reads %s as %s', (time, words) => {
    readClockAs('12h')
    expect(clockWords(time)).toBe(words)
  })

  it('tells the two of an hour apart that the clock shows twice', () => {
    const words = () =>
      ['2026-11-01T06:30:00Z', '2026-11-01T07:30:00Z', '2026-11-01T08:30:00Z'].map((utc) =>
        timeWords(instantAt(Date.parse(utc), 'America/Chicago')),
      )
    expect(words()).toEqual(['01:30 CDT', '01:30 CST', '02:30'])
    readClockAs('12h')
    expect(words()).toEqual(['1:30 am CDT', '1:30 am CST', '2:30 am'])
  })

  it('tells the hours of a ruler apart', () => {
    readClockAs('12h')
    expect([0, 7, 13].map(hourAlone)).toEqual(['12', '7', '1'])
    expect([0, 7, 12, 13, 24].map(hourWords)).toEqual(['12 am', '7 am', '12 pm', '1 pm', '12 am'])
  })

  it('touches nothing but times among the facts of a refusal', () => {
    readClockAs('12h')
    expect(factsInWords({ at: '14:02', drug: 'Rituximab', lot: '25:61', date: '2026-03-02' })).toEqual({
      at: '2:02 pm',
      drug: 'Rituximab',
      lot: '25:61',
      date: '2026-03-02',
    })
  })
})
