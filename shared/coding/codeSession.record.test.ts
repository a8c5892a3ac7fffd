import { describe, expect, it } from 'vitest'
import { bill, blocks, chemo, clock, code, given, infusion, issues, push } from '#test/builders/codingVisit.ts'

describe('missing and impossible times (R20, R27)', () => {
  it('no stop time: blocked, the others are coded provisionally', () => {
    const result = code('office', [infusion('iron sucrose', '09:00', null), push('diphenhydramine', '08:55')])
    expect(bill(result)).toEqual(['96374'])
    expect(blocks(result)).toEqual(['missing_stop_time'])
    expect(result.complete).toBe(false)
    expect(result.lines.every(({ provisional }) => provisional)).toBe(true)
  })

  it('stop declared unknown signs without a code; a site may bill a push for it', () => {
    const service = infusion('iron sucrose', '09:00', null, { stopUnknown: true })
    const result = code('office', [service])
    expect(bill(result)).toEqual([])
    expect(blocks(result)).toEqual([])
    expect(issues(result)).toContain('stop_unknown')
    expect(result.complete).toBe(true)
    expect(bill(code('office', [service], { profile: { missingStop: 'push' } }))).toEqual(['96374'])
  })

  it.each([
    ['stop_before_start', chemo('gemcitabine', '10:00', '09:30'), {}],
    ['start_before_arrival', chemo('gemcitabine', '08:00', '09:00'), { arrived: clock('08:30') }],
    ['time_after_discharge', chemo('gemcitabine', '09:00', '10:00'), { discharged: clock('09:30') }],
    ['future_time', chemo('gemcitabine', '09:00', '10:00'), { now: clock('09:57') }],
    ['duration_implausible', chemo('gemcitabine', '08:00', '+08:01'), {}],
    ['missing_access_site', chemo('gemcitabine', '09:00', '10:00', { access: null }), {}],
    ['unclassified_drug', chemo('gemcitabine', '09:00', '10:00', { class: null }), {}],
    ['missing_start_time', chemo('gemcitabine', null, '10:00'), {}],
  ] as const)('%s', (issue, service, more) => {
    const result = code('office', [service], more)
    expect(blocks(result)).toEqual([issue])
    expect(bill(result)).toEqual([])
    expect(result.complete).toBe(false)
  })

  it('up to two minutes ahead of this clock is drift; exactly 24 hours is believed', () => {
    expect(blocks(code('office', [chemo('gemcitabine', '09:00', '10:00')], { now: clock('09:58') }))).toEqual([])
    expect(blocks(code('facility', [chemo('gemcitabine', '08:00', '+08:00')]))).toEqual([])
  })

  it('a stop behind the last run is held against the discharge like any other time', () => {
    const segments = [{ start: clock('09:00'), stop: clock('09:30') }]
    const service = chemo('gemcitabine', '09:00', '12:00', { segments })
    expect(blocks(code('office', [service], { discharged: clock('11:00') }))).toEqual(['time_after_discharge'])
  })

  it('a pump sent home may run past discharge and past 24 hours', () => {
    const pump = given('fluorouracil', 'pump_prolonged', '11:00', {
      class: 'antineoplastic',
      access: 'A',
      plannedMinutes: 2760,
      sentHome: true,
    })
    const result = code('office', [pump], { discharged: clock('11:30') })
    expect(bill(result)).toEqual(['96416'])
    expect(blocks(result)).toEqual([])
  })

  it('running on arrival counts from arrival in a facility, and blocks without the mark or in an office', () => {
    const service = infusion('heparin', '07:00', '09:00', { runningOnArrival: true })
    const more = { arrived: clock('08:00') }
    expect(code('facility', [service], more).lines[0]?.minutes).toBe(60)
    expect(blocks(code('office', [service], more))).toEqual(['start_before_arrival'])
    expect(blocks(code('facility', [{ ...service, runningOnArrival: false }], more))).toEqual(['start_before_arrival'])
  })

  it('charted times all on the quarter hour are taken as they stand', () => {
    expect(bill(code('office', [chemo('docetaxel', '09:00', '10:15')]))).toEqual(['96413'])
  })
})
