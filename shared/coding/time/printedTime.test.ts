import { describe, expect, it } from 'vitest'
import { clockOf, isoOf, readMoment, suffixOf } from './printedTime.ts'

describe('a charted time', () => {
  it('is cut to its printed minute, the seconds are kept', () => {
    const moment = readMoment('2026-03-02T09:16:50.250-06:00', 0)
    expect(moment?.ms).toBe(Date.parse('2026-03-02T09:16:50.250-06:00'))
    expect(moment?.minute).toBe(Date.parse('2026-03-02T09:16-06:00') / 60_000)
    expect(moment?.day).toBe('2026-03-02')
  })

  it.each([
    '2026-03-02T09:16',
    '2026-03-02T09:16:05',
    '2024-02-29T23:59:59Z',
    '2026-11-01T01:30:00+05:30',
    '2026-12-31T00:00-10:45',
    '2026-01-01T19:09:19.9Z',
    '2026-09-28T20:30:40.09-06:00',
    '2026-10-20T23:00:00.905+14:00',
  ])('%s is read as the calendar reads it', (text) => {
    expect(readMoment(text, 0)?.ms).toBe(Date.parse(suffixOf(text) === '' ? `${text}Z` : text))
  })

  it('finer than a millisecond is cut, and never rounded into the next', () => {
    expect(readMoment('2026-03-02T09:16:50.2509Z', 0)?.ms).toBe(Date.parse('2026-03-02T09:16:50.250Z'))
    expect(readMoment('2026-03-02T09:16:59.999999999Z', 0)?.ms).toBe(Date.parse('2026-03-02T09:16:59.999Z'))
  })

  it('takes nothing of the zone for a part of a second', () => {
    expect(readMoment('2026-03-02T09:16:50-19:00', 0)?.ms).toBe(Date.parse('2026-03-02T09:16:50-19:00'))
    expect(readMoment('2026-03-02T09:16:50.5-19:00', 0)?.ms).toBe(Date.parse('2026-03-02T09:16:50.500-19:00'))
  })

  it.each([
    ['2026-03-02T09:16Z', 'Z'],
    ['2026-03-02T09:16-06:00', '-06:00'],
    ['2026-03-02T09:16:50+01:00', '+01:00'],
    ['2026-03-02T09:16', ''],
    ['2026-03-02T09:16:50.250', ''],
  ])('%s says which clock it means, or none', (text, suffix) => expect(suffixOf(text)).toBe(suffix))

  it('without a zone stands on the local clock', () => {
    expect(readMoment('2026-03-02T09:16', -360)?.ms).toBe(Date.parse('2026-03-02T09:16-06:00'))
  })

  it.each([
    ['nothing', [null, undefined, '']],
    ['words', ['soon', 'on 2026-03-02T10:00', '2026-03-02T10:00 or so', '12026-03-02T10:00']],
    ['a day alone', ['2026-03-02', '2026-03-02T', '2026-03-02T10']],
    ['a day its month has not', ['2026-02-29T10:00', '2026-04-31T10:00', '2026-03-32T10:00', '2026-03-00T10:00']],
    ['a month no year has', ['2026-13-01T10:00', '2026-00-01T10:00', '2026-20-01T10:00']],
    ['an hour no day has', ['2026-03-02T24:00', '2026-03-02T30:00']],
    ['a minute no hour has', ['2026-03-02T10:60', '2026-03-02T10:00:60']],
    [
      'other separators',
      ['2026/03/02T10:00', '2026-03/02T10:00', '2026-03-02 10:00', '2026-03-02T10.00', '2026-03-02T10:00.00'],
    ],
    [
      'letters for digits',
      ['2o26-03-02T10:00', '2026-O3-02T10:00', '2026-03-O2T10:00', '2026-03-02T1O:00', '2026-03-02T10:0O'],
    ],
    [
      'half a second',
      [
        '2026-03-02T10:00:',
        '2026-03-02T10:00:5',
        '2026-03-02T10:00:0O',
        '2026-03-02T10:00:00.',
        '2026-03-02T10:00:00.O',
        '2026-03-02T10:00:00.1234567890',
      ],
    ],
    [
      'half a zone',
      [
        '2026-03-02T10:00-6:00',
        '2026-03-02T10:00-06',
        '2026-03-02T10:00-0600',
        '2026-03-02T10:00-O6:00',
        '2026-03-02T10:00+06:0O',
        '2026-03-02T10:00 06:00',
        '2026-03-02T10:00z',
        '2026-03-02T10:00ZZ',
      ],
    ],
  ])('%s is no time', (_, texts) => {
    for (const text of texts) expect([text, readMoment(text, 0)]).toEqual([text, null])
  })

  it('is written back the way it was read', () => {
    for (const text of ['2026-03-02T09:16', '2026-03-02T09:16Z', '2026-03-02T23:59-06:00', '2026-03-02T00:10+05:30']) {
      const moment = readMoment(text, 0)
      expect(moment && isoOf(moment.minute, moment.zone)).toBe(text)
      expect(moment && clockOf(moment.minute, moment.zone)).toBe(text.slice(11, 16))
    }
  })

  it('stands on the clock before midnight of the first day there was', () => {
    const zone = { offset: -360, suffix: '-06:00' }
    expect([isoOf(-1, zone), clockOf(-1, zone)]).toEqual(['1969-12-31T17:59-06:00', '17:59'])
  })

  it('is written on each day as the calendar writes it, over more days than one record names', () => {
    const zone = { offset: 0, suffix: 'Z' }
    const noon = Date.UTC(2026, 0, 1, 12) / 60_000
    for (let day = 0; day < 2500; day += 1) {
      const minute = noon + day * 1440
      expect(isoOf(minute, zone)).toBe(new Date(minute * 60_000).toISOString().replace(':00.000', ''))
    }
  })
})
