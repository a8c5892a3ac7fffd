import { describe, expect, it } from 'vitest'
import { usualChairTimes } from '#shared/clinical/chairTimes.ts'
import { clockTime } from '#shared/kernel/instant.ts'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine, brLines } from '#test/builders/brPlan.ts'
import { runningMinutes } from './runningTime.ts'
import { missingStopsAt, timersAt } from './timers.ts'

const ready = aSession().prepared()
const running = ready.checked('rituximab', '09:00').started('rituximab', '09:10')

const timer = (session: ASession, at: string) => timersAt(session.chart, session.at(at)).lines[0]
const due = (session: ASession, at: string): string[] =>
  timersAt(session.chart, session.at(at)).vitalsDue.map(
    (set) => `${set.why} ${clockTime(set.at)}${set.isDue ? ` due, ${set.overdueMinutes} min` : ''}`,
  )

describe('the clock of a running drug', () => {
  it('counts from the stored start and knows its planned end', () => {
    expect(timer(running, '09:52')).toMatchObject({
      lineId: 'rituximab',
      state: 'running',
      runningMinutes: 42,
      plannedMinutes: 255,
      minutesLeft: 213,
      plannedEnd: running.at('13:25'),
      overdueMinutes: 0,
      possibleMissingStop: false,
    })
  })

  it('counts printed minutes, seconds cut off', () => {
    const seconds = ready.started('dexamethasone', '08:45:50')
    expect(timer(seconds, '08:46:10')?.runningMinutes).toBe(1)
    expect(timer(seconds, '08:46:10')?.plannedEnd).toEqual(seconds.at('09:05:50'))
    expect(timer(seconds, '08:52:00')?.plannedEnd).toEqual(seconds.at('09:05:50'))
  })

  it('stands still in a pause, and its end moves by it', () => {
    const paused = running.paused('rituximab', '09:30')
    expect(timer(paused, '09:50')).toMatchObject({
      state: 'paused',
      runningMinutes: 20,
      minutesLeft: 235,
      plannedEnd: null,
    })
    const resumed = paused.resumed('rituximab', '09:50')
    expect(timer(resumed, '10:00')).toMatchObject({ runningMinutes: 30, plannedEnd: running.at('13:45') })
  })

  it('is a possible missing stop 30 minutes past its planned end', () => {
    expect(timer(running, '13:54')).toMatchObject({ overdueMinutes: 29, possibleMissingStop: false, minutesLeft: 0 })
    expect(timer(running, '13:55')).toMatchObject({ overdueMinutes: 30, possibleMissingStop: true })
  })

  it('is found missing alone as among all timers, and never while it is paused', () => {
    const missingAt = (session: ASession, at: string) => missingStopsAt(session.chart, session.at(at))
    expect(missingAt(running, '13:54')).toEqual([])
    expect(missingAt(running, '13:55')).toEqual([timer(running, '13:55')])
    expect(missingAt(running.paused('rituximab', '14:30'), '14:31')).toEqual([])
  })

  it('is gone when the drug has stopped', () => {
    const stopped = running.stopped('rituximab', '13:25')
    expect(timersAt(stopped.chart, stopped.at('13:30'))).toMatchObject({ lines: [], alarms: [] })
    expect(runningMinutes(stopped.line('rituximab'), stopped.at('15:00'))).toBe(255)
  })

  it('does not count what ran after a pause nobody ended', () => {
    const stopped = running.paused('rituximab', '09:30').stopped('rituximab', '10:00')
    expect(runningMinutes(stopped.line('rituximab'), stopped.at('15:00'))).toBe(20)
  })
})

describe('alarms', () => {
  const kindsDue = (session: ASession, at: string): string[] =>
    timersAt(session.chart, session.at(at)).alarms.flatMap(({ kind, isDue }) => (isDue ? [kind] : []))

  it('come 10 and 5 minutes before the end, at the end and 10 minutes after', () => {
    expect(kindsDue(running, '13:14')).toEqual([])
    expect(kindsDue(running, '13:15')).toEqual(['ten_before_end'])
    expect(kindsDue(running, '13:20')).toEqual(['ten_before_end', 'five_before_end'])
    expect(kindsDue(running, '13:25')).toHaveLength(3)
    expect(kindsDue(running, '13:35')).toHaveLength(4)
  })

  it('keep their name while the end stays, and take another when it moves', () => {
    const idAt = (session: ASession, at: string) => timersAt(session.chart, session.at(at)).alarms[0]?.id
    expect(idAt(running, '09:20')).toBe(idAt(running, '13:20'))
    const moved = running.paused('rituximab', '09:30').resumed('rituximab', '09:40')
    expect(idAt(moved, '13:20')).not.toBe(idAt(running, '13:20'))
    expect(idAt(running.paused('rituximab', '09:30'), '13:20')).toBeUndefined()
  })
})

describe('vital signs due', () => {
  it('are due before treatment, from arrival on', () => {
    expect(due(aSession(), '08:35')).toEqual([])
    expect(due(aSession().arrived('08:30'), '08:35')).toEqual(['before_treatment 08:30 due, 5 min'])
    expect(due(ready, '08:35')).toEqual([])
    const held = aSession().arrived('08:30').perform({ kind: 'hold', reason: 'labs' }, { at: '08:33' })
    expect(due(held, '08:35')).toEqual([])
  })

  it('are due before each rate step, the oldest missed one first', () => {
    expect(due(running, '09:20')).toEqual(['during 09:40'])
    expect(due(running, '09:45')).toEqual(['during 09:40 due, 5 min', 'during 10:10'])
    expect(due(running, '10:15')).toEqual(['during 09:40 due, 35 min', 'during 10:40'])
  })

  it('follow the steps as they go: late ones, the order’s own, other rates and pauses move what is due next', () => {
    const bag = { volumeMl: '500', dose: { amount: '500', unit: 'mg' } } as const
    const step = (session: ASession, at: string, rateMlPerHour: string, place?: number) =>
      session.perform(
        {
          kind: 'changeRate',
          lineId: 'rituximab',
          rateMlPerHour,
          reason: place === undefined ? 'tolerance' : 'planned_step',
          ...(place === undefined ? {} : { step: place }),
        },
        { at },
      )
    const begun = aSession({ lines: brLines.map((line) => (line.id === 'rituximab' ? { ...line, ...bag } : line)) })
      .prepared()
      .checked('rituximab', '09:00')
      .started('rituximab', '09:10', { rateMlPerHour: '50' })
      .vitals('09:38', { setType: 'step' })
    const late = step(begun, '09:52', '100', 1)
    // The set of 09:38 was for the step due at 09:40, however late it was made.
    expect(due(late, '09:55')).toEqual(['during 10:22'])
    expect(due(step(begun, '09:45', '80'), '09:55')).toEqual(['during 10:15'])
    const paused = late.paused('rituximab', '10:00')
    expect(due(paused, '10:30')).toEqual([])
    expect(due(paused.resumed('rituximab', '10:40'), '10:41')).toEqual(['during 11:10'])
    const unconfirmed = begun.vitals('10:10', { setType: 'step' })
    expect(due(unconfirmed, '10:12')).toEqual(['during 10:40'])
    expect(due(late.stopped('rituximab', '10:00'), '10:01')).toEqual(['at_end 10:00 due, 1 min', 'after 10:30'])

    const rateSteps = [0, 15, 60].map((afterMinutes, place) => ({
      afterMinutes,
      perHour: { amount: String(100 * (place + 1)), unit: 'mg' },
    }))
    const own = aSession({ lines: [aPlannedLine({ id: 'globulin', ...bag, rateSteps })] })
      .prepared()
      .started('globulin', '09:10', { rateMlPerHour: '100' })
    expect(due(own, '09:11')).toEqual(['during 09:25'])
    expect(due(own.vitals('09:25', { setType: 'step' }), '09:26')).toEqual(['during 10:10'])
    // The last step is reached: by the minutes of the schedule from there on.
    expect(due(own.vitals('10:10', { setType: 'step' }), '10:11')).toEqual(['during 10:40'])
  })

  it('name their drug, or nothing before treatment', () => {
    expect(timersAt(running.chart, running.at('09:20')).vitalsDue).toMatchObject([
      { lineId: 'rituximab', drug: 'Rituximab' },
    ])
    const early = aSession().arrived('08:30')
    expect(timersAt(early.chart, early.at('08:35')).vitalsDue).toMatchObject([{ lineId: null, drug: null }])
  })

  it('are settled by a set taken up to five minutes early', () => {
    expect(due(running.vitals('09:35', { setType: 'step' }), '09:45')).toEqual(['during 10:10'])
    expect(due(running.vitals('09:34', { setType: 'step' }), '09:45')).toEqual([
      'during 09:40 due, 5 min',
      'during 10:10',
    ])
  })

  it('are due at the end and, after a first dose, half an hour later; not after discharge', () => {
    const stopped = running.stopped('rituximab', '09:30')
    expect(due(stopped, '09:31')).toEqual(['at_end 09:30 due, 1 min', 'after 10:00'])
    expect(due(stopped.vitals('09:32', { setType: 'post' }), '09:33')).toEqual(['after 10:00'])
    expect(due(stopped.discharged('09:35'), '09:40')).toEqual([])
  })
})

describe('a visit whose practice set its own times before the patient arrived', () => {
  const { alarms, vitals } = usualChairTimes
  const times = {
    alarms: { ...alarms, beforeEnd: 20, afterEnd: 15, missingStop: 45, silence: 3, escalate: 20 },
    vitals: { ...vitals, rate_steps_first: { ...vitals.rate_steps_first, afterStart: [20], observe: 40 } },
  }
  const arrivedThen = (session: ASession): ASession =>
    session.withEvents(
      session.events.map((event) =>
        event.kind === 'PatientArrived' ? { ...event, payload: { ...event.payload, times } } : event,
      ),
    )
  const theirs = arrivedThen(running)

  it('rings, asks for vitals and misses a stop by them', () => {
    const { alarms: rings } = timersAt(theirs.chart, theirs.at('12:00'))
    expect(rings.map(({ kind, at, minutes }) => `${kind} ${clockTime(at)} ${minutes}`)).toEqual([
      'ten_before_end 13:05 20',
      'five_before_end 13:20 5',
      'at_end 13:25 0',
      'ten_after_end 13:40 15',
    ])
    expect(due(theirs, '09:20').at(-1)).toBe('during 09:30')
    expect(due(running, '09:20').at(-1)).toBe('during 09:40')
    expect(timer(theirs, '14:09')?.possibleMissingStop).toBe(false)
    expect(timer(theirs, '14:10')?.possibleMissingStop).toBe(true)
    expect(missingStopsAt(theirs.chart, theirs.at('14:09'))).toEqual([])
  })

  it('observes so long after the drug where the plan orders nothing', () => {
    const stopped = arrivedThen(running.stopped('rituximab', '13:25'))
    const minutes = (session: ASession): readonly number[] =>
      timersAt(session.chart, session.at('13:30')).observations.map(({ minutesLeft }) => minutesLeft)
    expect(minutes(running.stopped('rituximab', '13:25'))).toEqual([])
    expect(minutes(stopped)).toEqual([35])
  })
})
