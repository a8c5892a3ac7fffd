import { describe, expect, it } from 'vitest'
import { bill, blocks, chemo, clock, code, fluid, given, infusion, push } from '#test/builders/codingVisit.ts'
import type { CodingResult, Service, Setting } from './types.ts'

describe('a running infusion', () => {
  const start = chemo('rituximab', '09:00', null, { running: true })
  const at = (time: string): CodingResult => code('office', [start], { now: clock(time) })

  it('is coded as if stopped now, provisionally, and needs no stop time', () => {
    const result = at('09:50')
    expect(bill(result)).toEqual(['96413'])
    expect(blocks(result)).toEqual([])
    expect(result.lines[0]?.provisional).toBe(true)
    expect(result.complete).toBe(true)
  })

  it('says when it would be coded otherwise', () => {
    expect(at('09:10').lines[0]?.nextChange).toMatchObject({ at: clock('09:16'), inMinutes: 6, code: '96413' })
    expect(at('09:50').lines[0]?.nextChange).toMatchObject({ at: clock('10:31'), inMinutes: 41, code: '96415' })
    expect(at('10:31').lines[0]?.nextChange).toMatchObject({ at: clock('11:31'), inMinutes: 60, code: '96415' })
  })

  it('writes the instant on the clock the record uses', () => {
    const zoned = chemo('rituximab', null, null, { start: '2026-03-02T09:00:12-06:00', running: true })
    const result = code('office', [zoned], { now: '2026-03-02T09:50:40-06:00' })
    expect(result.lines[0]?.nextChange?.at).toBe('2026-03-02T10:31-06:00')
  })

  it('stands still while paused', () => {
    const segments = [{ start: clock('09:00'), stop: clock('09:40') }]
    const result = code('office', [{ ...start, segments }], { now: clock('10:30') })
    expect(result.lines[0]).toMatchObject({ minutes: 40, provisional: true })
    expect(result.lines[0]?.nextChange).toBeUndefined()
    expect(blocks(result)).toEqual([])
  })

  it('without now nothing may be running', () => {
    expect(blocks(code('office', [start]))).toEqual(['missing_stop_time'])
  })
})

describe('running hydration', () => {
  it('below 31 minutes it is not counted yet, with the instant it would be', () => {
    const result = code('facility', [chemo('cisplatin', '08:00', '09:00'), fluid('09:00', null, { running: true })], {
      now: clock('09:10'),
    })
    expect(bill(result)).toEqual(['96413'])
    expect(result.notCounted[0]?.nextChange).toMatchObject({ at: clock('09:31'), inMinutes: 21, code: '96361' })
  })

  it('its clock stands while a drug runs beside it', () => {
    const services = [fluid('09:00', null, { running: true }), infusion('cefepime', '09:10', null, { running: true })]
    const result = code('facility', services, { now: clock('09:30') })
    expect(result.notCounted[0]?.nextChange).toBeUndefined()
  })
})

describe('what is not believed after a day (R20)', () => {
  it('is no change that is foretold: the fluid beside it waits, for however long', () => {
    const services = [chemo('rituximab', '09:10', null, { running: true }), fluid('12:50', null, { running: true })]
    const result = code('office', services, { now: clock('13:15') })
    expect(result.notCounted).toMatchObject([{ serviceId: services[1]?.id }])
    expect(result.notCounted[0]?.nextChange).toBeUndefined()
    expect(result.lines[0]?.nextChange).toMatchObject({ at: clock('13:41'), code: '96415' })
  })

  it('still has its last change before', () => {
    const result = code('office', [chemo('rituximab', '00:00', null, { running: true })], { now: clock('23:00') })
    expect(result.lines[0]?.nextChange).toMatchObject({ at: clock('23:31') })
    const late = code('office', [chemo('rituximab', '00:00', null, { running: true })], { now: clock('23:40') })
    expect(late.lines[0]?.nextChange).toBeUndefined()
  })
})

describe('a push beside', () => {
  it('does not move, so it has no next change', () => {
    const services = [push('ondansetron', '09:00'), infusion('iron sucrose', '09:05', null, { running: true })]
    const result = code('office', services, { now: clock('09:30') })
    expect(result.lines.find((line) => line.code === '96375')?.nextChange).toBeUndefined()
  })
})

describe('the next change', () => {
  const running = { running: true } as const
  const changesAt = (services: readonly Service[], time: string, setting: Setting = 'facility') => {
    const { lines, notCounted } = code(setting, services, { now: clock(time) })
    const changed = [...lines, ...notCounted.map((one) => ({ ...one, code: 'none' }))]
    return changed.flatMap(({ code: number, nextChange }) =>
      nextChange ? [`${number}: ${nextChange.code} in ${nextChange.inMinutes}, ${nextChange.text}`] : [],
    )
  }
  const interrupted = [
    { start: clock('09:00'), stop: clock('09:10') },
    { start: clock('09:25'), stop: null },
  ]
  const under = (drug: string, start: string, more = {}) => given(drug, 'sc_infusion', start, more)
  const artery = (start: string) =>
    given('floxuridine', 'intra_arterial', start, { class: 'antineoplastic', access: 'A', ...running })

  it.each<[string, readonly Service[], string, readonly string[]]>([
    [
      'an infusion at its sixteenth minute, and not the push whose place it takes',
      [push('ondansetron', '08:40', '08:55'), infusion('iron sucrose', '09:00', null, running)],
      '09:10',
      ['96375: 96365 in 6, 96365 Therapeutic IV infusion, first hour, in place of 96375.'],
    ],
    [
      'the sooner of two behind one line: the second',
      [chemo('a', '09:00', null, running), chemo('b', '09:30', null, { ...running, access: 'B' })],
      '11:50',
      [
        '96413: 96415 in 41, 96415 Chemo infusion, extra hour.',
        '96413: 96415 in 11, 96415 Chemo infusion, extra hour.',
        '96415: 96415 in 11, 96415 Chemo infusion, extra hour.',
      ],
    ],
    [
      'the sooner of two behind one line: the first',
      [chemo('a', '09:00', null, running), chemo('b', '09:20', null, { ...running, access: 'B' })],
      '11:20',
      [
        '96413: 96415 in 11, 96415 Chemo infusion, extra hour.',
        '96413: 96415 in 31, 96415 Chemo infusion, extra hour.',
        '96415: 96415 in 11, 96415 Chemo infusion, extra hour.',
      ],
    ],
    [
      'a longer one of its rank is overtaken in the minute after they are equal',
      [infusion('a', '08:00', '08:40'), infusion('b', '09:00', null, running)],
      '09:35',
      ['96367: 96365 in 6, 96365 Therapeutic IV infusion, first hour, in place of 96367.'],
    ],
    [
      'of two that began together the longer one hosts',
      [infusion('a', '09:00', '09:40'), infusion('b', '09:00', null, { ...running, segments: interrupted })],
      '09:45',
      ['96368: 96365 in 11, 96365 Therapeutic IV infusion, first hour, in place of 96368.'],
    ],
    [
      'beside a host that runs, one is concurrent when more than half is shared',
      [infusion('a', '09:30', null, running), chemo('b', '10:00', null, running)],
      '10:20',
      [
        '96413: 96415 in 71, 96415 Chemo infusion, extra hour.',
        '96367: 96368 in 11, 96368 Therapeutic infusion alongside another, in place of 96367.',
      ],
    ],
    [
      'a concurrent one outlasts its host and is sequential',
      [chemo('b', '10:00', '10:40'), infusion('a', '10:10', null, running)],
      '10:50',
      ['96368: 96367 in 20, 96367 Therapeutic infusion, next drug, first hour, in place of 96368.'],
    ],
    [
      'hydration beside a drug that is over',
      [push('ondansetron', '09:00'), fluid('09:00', null, running)],
      '10:00',
      ['96361: 96361 in 31, 96361 Hydration, further hour.'],
    ],
    [
      'an infusion under the skin: its extra hour',
      [under('immune globulin', '09:00', running)],
      '10:00',
      ['96369: 96370 in 31, 96370 SC infusion, extra hour.'],
    ],
    [
      'an infusion under the skin overtakes the drug that had the code',
      [under('immune globulin', '09:00', { stop: clock('09:40') }), under('deferoxamine', '10:00', running)],
      '10:35',
      ['none: 96369 in 6, 96369 SC infusion with pump, first hour.'],
    ],
    [
      'an arterial infusion: from the push to its first hour, then to the next',
      [artery('09:00')],
      '09:10',
      ['96420: 96422 in 6, 96422 Intra-arterial chemo infusion, first hour, in place of 96420.'],
    ],
    [
      'an arterial infusion: its extra hour',
      [artery('09:00')],
      '10:00',
      ['96422: 96423 in 31, 96423 Intra-arterial chemo infusion, extra hour.'],
    ],
    [
      'the second concurrent one of the stay has no line any more',
      [
        chemo('d', '07:00', '09:00', { access: 'B' }),
        infusion('e', '08:30', '08:50', { access: 'B' }),
        infusion('c', '09:00', null, running),
        chemo('a', '10:00', null, running),
      ],
      '10:50',
      [
        '96413: 96415 in 41, 96415 Chemo infusion, extra hour.',
        '96367: 96367 in 11, 96367 is no longer reported for it.',
      ],
    ],
  ])('%s', (_, services, time, expected) => expect(changesAt(services, time)).toEqual(expected))

  it('is told on the clock of the record where now names none', () => {
    const zoned = chemo('rituximab', null, null, { start: '2026-03-02T09:00-06:00', running: true })
    const result = code('office', [zoned], { now: '2026-03-02T09:50' })
    expect(result.lines[0]?.nextChange).toMatchObject({ inMinutes: 41, code: '96415' })
  })
})
