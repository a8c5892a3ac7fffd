import { describe, expect, it } from 'vitest'
import { bill, blocks, chemo, clock, code, fluid, infusion, push } from '#test/builders/codingVisit.ts'
import type { CodingResult } from './types.ts'

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

describe('a push beside', () => {
  it('does not move, so it has no next change', () => {
    const services = [push('ondansetron', '09:00'), infusion('iron sucrose', '09:05', null, { running: true })]
    const result = code('office', services, { now: clock('09:30') })
    expect(result.lines.find((line) => line.code === '96375')?.nextChange).toBeUndefined()
  })
})
