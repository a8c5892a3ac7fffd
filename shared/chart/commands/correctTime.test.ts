import { describe, expect, it } from 'vitest'
import { type ASession, aSession, forgotten, type Given } from '#test/builders/aSession.ts'
import { chargeCora, nurseAna, nurseBo } from '#test/builders/people.ts'
import type { ChartEvent, EventKind } from '../events.ts'

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

  it('keeps who gave the drug where the charge nurse sets the time, however often, and leaves it hers to correct', () => {
    const byCharge = day.perform(correct(day, 'LineStarted'), to('08:50', { by: chargeCora }))
    expect(byCharge.last('LineStarted')).toMatchObject({ userId: chargeCora.id, doneBy: nurseAna.id })
    expect(byCharge.line('dexamethasone').start).toMatchObject({ userId: nurseAna.id, at: day.at('08:50') })
    const again = byCharge.perform(correct(byCharge, 'LineStarted'), to('08:51', { by: chargeCora }))
    expect(again.line('dexamethasone').start?.userId).toBe(nurseAna.id)
    expect(again.refusal(correct(again, 'LineStarted'), to('08:52', { by: nurseBo })).code).toBe('time-not-yours')
    const own = again.perform(correct(again, 'LineStarted'), to('08:52'))
    expect(own.last('LineStarted')).not.toHaveProperty('doneBy')
    expect(own.line('dexamethasone').start?.userId).toBe(nurseAna.id)
  })

  it('of what was typed in from paper, or copied from another chart, names nobody anew: they are named already', () => {
    const told = (more: Partial<ChartEvent>) => {
      const session = day.withEvents(
        day.events.map((event) => (event.kind === 'LineStarted' ? ({ ...event, ...more } as ChartEvent) : event)),
      )
      return session.perform(correct(session, 'LineStarted'), to('08:50', { by: chargeCora })).last('LineStarted')
    }
    expect(told({})).toHaveProperty('doneBy')
    expect(told({ paperBy: nurseBo.id })).not.toHaveProperty('doneBy')
    const copiedFrom = { sessionId: 'session-2', eventId: 'event-9', userId: nurseBo.id }
    expect(told({ copiedFrom })).not.toHaveProperty('doneBy')
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

  describe('beside what no minute is counted from', () => {
    const lineId = 'dexamethasone'
    const rate = (rateMlPerHour: string) =>
      ({ kind: 'changeRate', lineId, rateMlPerHour, reason: 'order_change' }) as const
    const arm = { accessId: 'arm', device: 'peripheral', site: 'hand', side: 'left', reason: 'Poor vein' } as const
    const busy = aSession()
      .prepared()
      .access('08:40', arm)
      .started(lineId, '08:45')
      .perform(rate('100'), { at: '08:50' })
      .perform(rate('150'), { at: '08:55' })
      .perform({ kind: 'moveLine', lineId, accessId: 'arm', reason: 'poor_vein' }, { at: '08:58' })
      .stopped(lineId, '09:05')
      .perform({ kind: 'endAccess', accessId: 'port', how: 'locked' }, { at: '09:10' })
    const first = busy.events.find(({ kind }) => kind === 'RateChanged')?.id ?? ''
    const saying = (kind: EventKind, at: string) => busy.refusal(correct(busy, kind), to(at))

    it('a rate, a bag or a move stays inside its drug’s run, whichever of the two is moved', () => {
      expect(saying('RateChanged', '09:06')).toEqual({
        code: 'time-after-end',
        facts: { drug: 'Dexamethasone', at: '09:06', end: '09:05' },
      })
      expect(busy.refusal({ kind: 'correctTime', eventId: first }, to('08:44'))).toEqual({
        code: 'stop-before-start',
        facts: { drug: 'Dexamethasone', at: '08:44', earliest: '08:45' },
      })
      expect(saying('LineMoved', '08:44').code).toBe('stop-before-start')
      expect(saying('LineStarted', '08:51').code).toBe('stop-before-start')
      expect(saying('LineStopped', '08:57').code).toBe('time-after-end')
      expect(busy.decide(correct(busy, 'LineStopped'), to('08:59')).ok).toBe(true)
    })

    it('a rate does not pass another one: the last of them is what runs', () => {
      expect(saying('RateChanged', '08:49')).toEqual({ code: 'passes-another', facts: { at: '08:49', other: '08:50' } })
      expect(busy.refusal({ kind: 'correctTime', eventId: first }, to('08:56')).code).toBe('passes-another')
      expect(busy.decide({ kind: 'correctTime', eventId: first }, to('08:54')).ok).toBe(true)
      expect(busy.decide(correct(busy, 'RateChanged'), to('09:00')).ok).toBe(true)
    })

    it('nor another drug’s, and at the same minute neither has passed the other', () => {
      const one = { kind: 'correctTime', eventId: first } as const
      const beside = busy.withEvent('RateChanged', { ...rate('80'), lineId: 'rituximab' }, '08:53')
      expect(beside.decide(one, to('08:54')).ok).toBe(true)
      expect(busy.decide(one, to('08:55')).ok).toBe(true)
      expect(busy.decide(correct(busy, 'RateChanged'), to('08:50')).ok).toBe(true)
      expect(busy.decide(correct(busy, 'RateChanged'), to('08:52')).ok).toBe(true)
    })

    const run = aSession().prepared().access('08:40', arm).started(lineId, '08:45')
    const move = { kind: 'moveLine', lineId, accessId: 'arm', reason: 'poor_vein' } as const
    const bag = { kind: 'changeBag', lineId } as const
    const mix = { kind: 'mixLine', lineId } as const
    const paused = run.perform(rate('100'), { at: '08:50' }).paused(lineId, '08:55').resumed(lineId, '08:58')
    it.each<[string, ASession, EventKind, string, string]>([
      ['a rate passes no pause', paused, 'RateChanged', '08:56', '08:55'],
      ['nor what goes on after one', paused.perform(rate('90'), { at: '09:00' }), 'RateChanged', '08:57', '08:58'],
      [
        'a move passes no move',
        run.perform({ ...move, lumen: 'red' }, { at: '08:50' }).perform(move, { at: '08:55' }),
        ...(['LineMoved', '08:49', '08:50'] as const),
      ],
      [
        'a bag passes no bag',
        run.perform(bag, { at: '08:50' }).perform(bag, { at: '08:55' }),
        ...(['BagChanged', '08:49', '08:50'] as const),
      ],
      [
        'a mixing passes no mixing',
        aSession()
          .prepared()
          .perform({ kind: 'releaseLine', lineId }, { at: '08:35' })
          .perform(mix, { at: '08:40' })
          .perform(mix, { at: '08:45' }),
        ...(['LineMixed', '08:39', '08:40'] as const),
      ],
    ])('%s', (_, session, kind, at, other) => {
      expect(session.refusal(correct(session, kind), to(at))).toEqual({ code: 'passes-another', facts: { at, other } })
    })

    it('a needle is in while something runs through it', () => {
      expect(saying('AccessEnded', '08:57')).toEqual({
        code: 'access-in-use',
        facts: { drug: 'Dexamethasone', from: '08:45', to: '08:58' },
      })
      expect(busy.decide(correct(busy, 'AccessEnded'), to('08:58')).ok).toBe(true)
      const port = busy.events.find(({ kind }) => kind === 'AccessRecorded')?.id ?? ''
      expect(busy.refusal({ kind: 'correctTime', eventId: port }, to('08:46')).code).toBe('access-in-use')
      expect(saying('AccessRecorded', '08:59').code).toBe('access-in-use')
      // Written down after the start: the start may be right all the same.
      expect(busy.decide(correct(busy, 'LineStarted'), to('08:31')).ok).toBe(true)
    })

    it('a reaction begins before it is treated and ends after it', () => {
      const reaction = { reactionId: 'r1' } as const
      const over = busy
        .perform({ kind: 'openReaction', ...reaction, symptoms: ['itch'], pauseRunning: false }, { at: '09:12' })
        .perform({ kind: 'recordReactionAction', ...reaction, action: 'provider_called' }, { at: '09:14' })
        .perform(
          {
            ...({ kind: 'closeReaction', ...reaction, term: 'infusion_related_reaction', grade: 1 } as const),
            ...{ outcome: 'resumed_same_rate', allergyListUpdated: false, reportFiled: false },
          },
          { at: '09:20' },
        )
      const said = (kind: EventKind, at: string): string => over.refusal(correct(over, kind), to(at)).code
      expect(said('ReactionClosed', '09:11')).toBe('before-onset')
      expect(said('ReactionClosed', '09:13')).toBe('time-after-end')
      expect(said('ReactionActionRecorded', '09:11')).toBe('before-onset')
      expect(said('ReactionActionRecorded', '09:21')).toBe('time-after-end')
      expect(said('ReactionOpened', '09:15')).toBe('before-onset')
      expect(said('ReactionOpened', '08:29')).toBe('time-before-arrival')
      expect(over.decide(correct(over, 'ReactionClosed'), to('09:15')).ok).toBe(true)
    })

    it('what was wrong before does not hold up another time', () => {
      const merged = busy.withEvent('RateChanged', { ...rate('80'), lineId }, '08:40')
      expect(merged.decide(correct(merged, 'LineStopped'), to('09:06')).ok).toBe(true)
      expect(merged.decide(correct(merged, 'LineStarted'), to('08:43')).ok).toBe(true)
      expect(merged.refusal(correct(merged, 'RateChanged'), to('08:41')).code).toBe('stop-before-start')
      expect(merged.refusal(correct(merged, 'LineStopped'), to('08:57')).code).toBe('time-after-end')
    })
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
