import { describe, expect, it } from 'vitest'
import { type ASession, aSession, forgotten, type Given } from '#test/builders/aSession.ts'
import { chargeCora, nurseBo } from '#test/builders/people.ts'
import type { EventKind } from '../events.ts'

const day = aSession()
  .prepared()
  .started('dexamethasone', '08:45')
  .stopped('dexamethasone', '09:05')
  .discharged('09:30')

const correct = (session: ASession, kind: EventKind) =>
  ({ kind: 'correctTime', eventId: session.last(kind).id }) as const
const to = (at: string, more: Partial<Given> = {}): Given => ({ at, now: '10:00', late: forgotten, ...more })
const refused = (kind: EventKind, given: Given): string => day.refusal(correct(day, kind), given).code

describe('setting a time by hand', () => {
  it('records the same event again at the new time, the old one struck through', () => {
    const moved = day.perform(correct(day, 'LineStopped'), to('09:10'))
    expect(moved.line('dexamethasone').stop).toMatchObject({ at: day.at('09:10'), late: forgotten })
    expect(moved.line('dexamethasone').doseGiven).toEqual({ amount: '12', unit: 'mg' })
    expect(moved.last('LineStopped')).toMatchObject({
      replaces: day.last('LineStopped').id,
      source: 'typed',
      recordedAt: day.at('10:00'),
    })
    const old = moved.chart.history.find(({ event }) => event.id === day.last('LineStopped').id)
    expect(old?.struckBy?.kind).toBe('LineStopped')
  })

  it('is done with the doubt of the clock it was entered by; a clock still in doubt says so of the correction', () => {
    const doubted = day.withEvent('VitalsRecorded', { setType: 'prn', pulse: 80 }, '09:20', { clockOffsetSeconds: 400 })
    const late = to('09:21')
    expect(doubted.perform(correct(doubted, 'VitalsRecorded'), late).last('VitalsRecorded')).not.toHaveProperty(
      'clockOffsetSeconds',
    )
    const still = { ...late, extra: { clockOffsetSeconds: 300 } }
    expect(doubted.perform(correct(doubted, 'VitalsRecorded'), still).last('VitalsRecorded')).toMatchObject({
      clockOffsetSeconds: 300,
    })
  })

  it('always says why', () => {
    expect(refused('LineStopped', { at: '09:20', now: '09:30' })).toBe('late-entry-needs-reason')
  })

  it('is for one’s own times; the charge nurse may set any', () => {
    expect(refused('LineStopped', to('09:10', { by: nurseBo }))).toBe('time-not-yours')
    expect(day.decide(correct(day, 'LineStopped'), to('09:10', { by: chargeCora })).ok).toBe(true)
  })

  it('keeps the order of the line', () => {
    expect(refused('LineStopped', to('08:44'))).toBe('stop-before-start')
    expect(refused('LineStarted', to('09:06'))).toBe('stop-before-start')
    const paused = aSession().prepared().started('dexamethasone', '08:45').paused('dexamethasone', '08:50')
    const resumed = paused.resumed('dexamethasone', '08:55').stopped('dexamethasone', '09:05')
    const pause = correct(resumed, 'LinePaused')
    expect(resumed.refusal(pause, to('08:56')).code).toBe('resume-before-pause')
    expect(resumed.refusal(pause, to('08:44')).code).toBe('stop-before-start')
    expect(resumed.decide(pause, to('08:52')).ok).toBe(true)
  })

  it('keeps the times of the stay', () => {
    expect(refused('LineStarted', to('08:29'))).toBe('time-before-arrival')
    expect(refused('LineStopped', to('09:31'))).toBe('discharge-before-treatment-end')
    expect(refused('PatientArrived', to('08:46'))).toBe('time-before-arrival')
    expect(refused('PatientDischarged', to('09:04'))).toBe('discharge-before-treatment-end')
    expect(refused('PatientDischarged', to('10:03'))).toBe('time-in-future')
    expect(day.decide(correct(day, 'PatientArrived'), to('08:20')).ok).toBe(true)
  })

  it('is not held up by another time that was wrong before, and adds no second one', () => {
    const wrong = day.withEvent('VitalsRecorded', { setType: 'prn', pulse: 70 }, '08:20')
    expect(wrong.decide(correct(wrong, 'LineStopped'), to('09:10')).ok).toBe(true)
    const baseline = wrong.events.find(({ kind }) => kind === 'VitalsRecorded')?.id ?? ''
    expect(wrong.refusal({ kind: 'correctTime', eventId: baseline }, to('08:25')).code).toBe('time-before-arrival')
  })

  it('needs an event with a time that still stands', () => {
    expect(day.refusal({ kind: 'correctTime', eventId: 'nothing' }, to('09:00')).code).toBe('event-unknown')
    expect(refused('ReadinessConfirmed', to('09:00'))).toBe('event-has-no-time')
    expect(refused('SessionScheduled', to('09:00'))).toBe('event-has-no-time')
    const moved = day.perform(correct(day, 'LineStopped'), to('09:10'))
    expect(moved.refusal(correct(day, 'LineStopped'), to('09:12')).code).toBe('event-already-replaced')
    expect(moved.perform(correct(moved, 'LineStopped'), to('09:12')).line('dexamethasone').stop?.at).toEqual(
      day.at('09:12'),
    )
  })
})
