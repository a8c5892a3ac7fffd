import { describe, expect, it } from 'vitest'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { timersAt } from './timers.ts'

const drip = (facts: object = {}) =>
  aPlannedLine({ id: 'drip', name: 'Vinorelbine', vesicant: 'vesicant', plannedMinutes: 30, ...facts })
const day = (facts: object = {}, device: 'peripheral' | 'midline' | 'port_single' = 'peripheral') =>
  aSession({ lines: [drip(facts)] })
    .arrived('08:30')
    .vitals('08:30')
    .access('08:30', { device })
    .ready('08:31')
    .perform({ kind: 'startLine', lineId: 'drip', accessId: 'port', by: 'gravity' }, { at: '09:00' })
const limits = (session: ASession, at: string) => timersAt(session.chart, session.at(at)).veinLimits

describe('a vesicant that drips into a vein of the arm', () => {
  it('reaches its limit so many minutes after its start', () => {
    const session = day()
    const [before] = limits(session, '09:29')
    expect(before?.id).toBe('drip vein 30')
    expect(before).toMatchObject({
      lineId: 'drip',
      drug: 'Vinorelbine',
      minutes: 30,
      isDue: false,
      silencedUntil: null,
    })
    expect(before?.at.utc).toBe(session.at('09:30').utc)
    expect(limits(session, '09:30')).toMatchObject([{ isDue: true, id: before?.id }])
    expect(limits(day({}, 'midline'), '09:30')).toHaveLength(1)
  })

  it('is not counted while it is paused, nor after its end', () => {
    const paused = day().perform({ kind: 'pauseLine', lineId: 'drip', reason: 'bathroom' }, { at: '09:10' })
    expect(limits(paused, '09:40')).toEqual([])
    const resumed = paused.perform({ kind: 'resumeLine', lineId: 'drip' }, { at: '09:16' })
    expect(limits(resumed, '09:30').map(({ at }) => at.utc)).toEqual([resumed.at('09:36').utc])
    expect(limits(day().stopped('drip', '09:20'), '09:40')).toEqual([])
  })

  it('is nothing of a central line, nor of another drug', () => {
    expect(limits(day({}, 'port_single'), '10:00')).toEqual([])
    expect(limits(day({ vesicant: 'irritant' }), '10:00')).toEqual([])
  })

  it('is silenced as any alarm', () => {
    const session = day()
    const alarmId = limits(session, '09:30')[0]?.id ?? ''
    const quiet = session.perform({ kind: 'silenceAlarm', alarmId }, { at: '09:31' })
    expect(limits(quiet, '09:32')).toMatchObject([{ silencedUntil: quiet.at('09:36') }])
  })
})
