import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { brDay, brTreatment } from '#test/builders/brDay.ts'
import { foldChart } from './foldChart.ts'
import { mergeEvents } from './mergeEvents.ts'

const contradictions = (events: Parameters<typeof foldChart>[0]) => foldChart(events)?.conflicts
const running = aSession().prepared().started('dexamethasone', '08:45')
const stopAt = (at: string) => running.withEvent('LineStopped', { lineId: 'dexamethasone', doseGiven: null }, at)

describe('the events of two devices', () => {
  it('become one list, each event once', () => {
    const here = running.vitals('08:50', { setType: 'prn' })
    const there = stopAt('09:05')
    const merged = mergeEvents(here.events, there.events)
    expect(merged.events).toHaveLength(running.events.length + 2)
    expect(merged.conflicts).toEqual([])
  })

  it('contradict each other with two stops of one start: both kept, the first proposed', () => {
    const { conflicts, events } = mergeEvents(
      stopAt('09:05').events,
      running
        .vitals('08:50', { setType: 'prn' })
        .withEvent('LineStopped', { lineId: 'dexamethasone', doseGiven: null }, '09:03').events,
    )
    const stops = events.filter(({ kind }) => kind === 'LineStopped')
    expect(conflicts).toEqual([{ kind: 'LineStopped', lineId: 'dexamethasone', eventIds: stops.map(({ id }) => id) }])
    expect(foldChart(events)?.lines.find(({ id }) => id === 'dexamethasone')?.stop?.at).toEqual(running.at('09:03'))
  })

  it('are settled once a person has struck one of the two', () => {
    const two = stopAt('09:05').withEvent('LineStopped', { lineId: 'dexamethasone', doseGiven: null }, '09:03')
    expect(contradictions(two.events)).toHaveLength(1)
    const settled = two.withEvent('EventVoided', { target: two.last('LineStopped').id, cause: 'correction' }, '09:10')
    expect(contradictions(settled.events)).toEqual([])
  })

  it('contradict each other about a drug given here and not given there', () => {
    const notGiven = running.withEvent('LineNotGiven', { lineId: 'dexamethasone', reason: 'duplicate' }, '08:47')
    expect(contradictions(notGiven.events)).toEqual([
      {
        kind: 'given_and_not_given',
        lineId: 'dexamethasone',
        eventIds: [notGiven.last('LineStarted').id, notGiven.last('LineNotGiven').id],
      },
    ])
    const elsewhere = running.withEvent('LineNotGiven', { lineId: 'saline', reason: 'not_needed' }, '08:47')
    expect(contradictions(elsewhere.events)).toEqual([])
  })

  it('contradict each other with two corrections of one time', () => {
    const vitals = running.vitals('08:50', { setType: 'prn' })
    const old = vitals.last('VitalsRecorded')
    const twice = vitals
      .withEvent('VitalsRecorded', old.payload, '08:51', { replaces: old.id })
      .withEvent('VitalsRecorded', old.payload, '08:52', { replaces: old.id })
    expect(contradictions(twice.events)).toMatchObject([{ kind: 'replaced_twice', lineId: null }])
    const once = vitals.withEvent('VitalsRecorded', old.payload, '08:51', { replaces: old.id })
    expect(contradictions(once.events)).toEqual([])
  })

  it('name an event that came in two forms, and choose the same one on both sides', () => {
    const other = running.events.map((event) =>
      event.kind === 'LineStarted' ? { ...event, payload: { ...event.payload, accessId: null } } : event,
    )
    const oneWay = mergeEvents(running.events, other)
    expect(oneWay.conflicts).toMatchObject([{ kind: 'same_event_twice', lineId: 'dexamethasone' }])
    expect(mergeEvents(other, running.events)).toEqual(oneWay)
  })

  it('merge the same in any interleaving, in any share, any number of times', () => {
    const { events } = brTreatment()
      .withEvent('LineStopped', { lineId: 'bendamustine', doseGiven: null }, '14:02')
      .withEvent('LineStopped', { lineId: 'bendamustine', doseGiven: null }, '14:00')
    const share = fc.shuffledSubarray([...events])
    fc.assert(
      fc.property(share, share, fc.shuffledSubarray([...events], { minLength: events.length }), (a, b, all) => {
        const merged = mergeEvents(a, b)
        expect(mergeEvents(b, a)).toEqual(merged)
        expect(mergeEvents(merged.events, a)).toEqual(merged)
        const whole = mergeEvents(merged.events, all)
        expect(whole).toEqual(mergeEvents(events, []))
        expect(mergeEvents(a, mergeEvents(b, all).events)).toEqual(whole)
      }),
    )
  })

  it('of one undisturbed day hold no contradiction', () => {
    expect(contradictions(brDay().events)).toEqual([])
  })
})
