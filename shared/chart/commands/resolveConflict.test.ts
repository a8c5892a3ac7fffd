import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { mergeEvents } from '../fold/mergeEvents.ts'
import { signOff } from '../signOff/signOff.ts'

const running = aSession().prepared().started('dexamethasone', '08:45')
const here = running.stopped('dexamethasone', '09:05')
const there = running.withEvent('LineStopped', { lineId: 'dexamethasone', doseGiven: null }, '09:07')
const both = running.withEvents(mergeEvents(here.events, there.events).events)
const stops = both.chart.conflicts[0]?.eventIds ?? []
const keep = (keepEventId: string) =>
  ({ kind: 'resolveConflict', keepEventId, reason: 'Pump history says so' }) as const

describe('two nurses who stopped one drug on two devices', () => {
  it('both stand, the first is proposed, and nobody signs before somebody chose', () => {
    expect(both.chart.conflicts).toMatchObject([{ kind: 'LineStopped', lineId: 'dexamethasone' }])
    expect(both.line('dexamethasone').stop?.at).toEqual(both.at('09:05'))
    expect(signOff(both.chart, { now: both.at('10:00') }).blocks).toContainEqual(
      expect.objectContaining({ code: 'conflict-open', facts: { drug: 'Dexamethasone', what: 'LineStopped' } }),
    )
  })

  it('become the one a person keeps; the other stays readable', () => {
    const settled = both.perform(keep(stops[1] ?? ''), { at: '09:20' })
    expect(settled.chart.conflicts).toEqual([])
    expect(settled.line('dexamethasone').stop?.at).toEqual(settled.at('09:07'))
    const struck = settled.chart.history.filter(({ struckBy }) => struckBy !== null)
    expect(struck.map(({ event }) => event.id)).toEqual([stops[0]])
    expect(settled.last('EventVoided').payload).toMatchObject({ cause: 'conflict', keptEventId: stops[1] })
    expect(settled.refusal(keep(stops[1] ?? ''), { at: '09:21' }).code).toBe('conflict-unknown')
  })

  it('are told apart from what does not contradict', () => {
    expect(running.refusal(keep(running.last('LineStarted').id), { at: '09:20' }).code).toBe('conflict-unknown')
  })
})

describe('given here, marked as not given there', () => {
  const notGiven = aSession()
    .prepared()
    .withEvent('LineNotGiven', { lineId: 'dexamethasone', reason: 'patient_declined' }, '08:44')
  const merged = running.withEvents(mergeEvents(here.events, notGiven.events).events)

  it('is settled either way, with everything that hangs on it', () => {
    const [conflict] = merged.chart.conflicts
    expect(conflict?.kind).toBe('given_and_not_given')
    const given = merged.perform(keep(merged.last('LineStarted').id), { at: '09:20' })
    expect(given.line('dexamethasone')).toMatchObject({ state: 'completed', notGiven: null })
    const not = merged.perform(keep(merged.last('LineNotGiven').id), { at: '09:20' })
    expect(not.line('dexamethasone')).toMatchObject({ state: 'not_given', start: null, stop: null })
    expect(not.chart.conflicts).toEqual([])
  })
})

describe('a drug that ended in two ways on two devices', () => {
  const said = { lineId: 'dexamethasone', reason: 'forgot_pump_history', basis: 'memory' } as const
  const unknown = running.withEvent('StopDeclaredUnknown', said, '09:30')
  const merged = running.withEvents(mergeEvents(here.events, unknown.events).events)

  it('is a contradiction, and its stop counts until somebody chose', () => {
    expect(merged.chart.conflicts).toMatchObject([{ kind: 'LineStopped', lineId: 'dexamethasone' }])
    expect(merged.line('dexamethasone')).toMatchObject({ state: 'completed', stopUnknown: null })
    const stopless = merged.perform(keep(merged.last('StopDeclaredUnknown').id), { at: '09:40' })
    expect(stopless.line('dexamethasone').state).toBe('stop_unknown')
    expect(stopless.chart.conflicts).toEqual([])
  })

  it('is none where neither of the two knows', () => {
    const again = unknown.withEvent('StopDeclaredUnknown', said, '09:31')
    expect(again.chart.conflicts).toEqual([])
  })
})

describe('a visit that was closed at one desk while the patient was treated at another', () => {
  const merged = running.withEvent('PatientDidNotCome', { reason: 'other', text: 'Nobody came' }, '09:00')

  it('stays open for whoever is with the patient, and is settled before it is signed', () => {
    expect(merged.chart).toMatchObject({ state: 'in_treatment', closed: null })
    expect(merged.chart.conflicts).toMatchObject([{ kind: 'closed_and_here' }])
    expect(merged.stopped('dexamethasone', '09:05').line('dexamethasone').state).toBe('completed')
    const here = merged.perform(keep(merged.last('PatientArrived').id), { at: '09:20' })
    expect(here.chart).toMatchObject({ state: 'in_treatment', closed: null, conflicts: [] })
  })

  it('is closed again, without the treatment, where that is what a person says', () => {
    const gone = merged.perform(keep(merged.last('PatientDidNotCome').id), { at: '09:20' })
    expect(gone.chart).toMatchObject({ state: 'no_show', arrived: null, conflicts: [] })
    expect(gone.chart.vitals).toHaveLength(1)
    expect(gone.line('dexamethasone').start).toBeNull()
  })

  it('keeps the arrival where the visit was cancelled after it', () => {
    const cancelled = running.withEvent('SessionCancelled', { reason: 'labs' }, '09:00')
    const gone = cancelled.perform(keep(cancelled.last('SessionCancelled').id), { at: '09:20' })
    expect(gone.chart).toMatchObject({ state: 'cancelled', conflicts: [] })
    expect(gone.chart.arrived).not.toBeNull()
    expect(gone.line('dexamethasone').start).toBeNull()
  })

  it('is no contradiction where the patient came and was held', () => {
    const held = aSession().arrived('08:20').perform({ kind: 'hold', reason: 'labs' }, { at: '09:00' })
    expect(held.chart).toMatchObject({ state: 'held', conflicts: [] })
  })
})
