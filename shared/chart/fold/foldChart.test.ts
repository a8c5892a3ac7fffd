import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { brDay, brTreatment } from '#test/builders/brDay.ts'
import type { Chart } from '../chart.ts'
import { chartEventSchema } from '../events.ts'
import { foldChart } from './foldChart.ts'

const dayEvents = brDay().events

describe('the chart of a session', () => {
  it('is not there before the session has been scheduled', () => {
    expect(foldChart([])).toBeNull()
    expect(foldChart(aSession().arrived('08:30').events.slice(1))).toBeNull()
  })

  it('walks through the states of the day', () => {
    const states = dayEvents.map((_event, index) => foldChart(dayEvents.slice(0, index + 1))?.state)
    expect([...new Set(states)]).toEqual(['scheduled', 'arrived', 'ready', 'in_treatment', 'discharged'])
  })

  it('keeps a drug running through a pause and closes it at its stop', () => {
    const running = aSession().prepared().started('dexamethasone', '08:45')
    expect(running.line('dexamethasone').state).toBe('running')
    const paused = running.paused('dexamethasone', '08:50')
    expect(paused.line('dexamethasone').state).toBe('paused')
    const stopped = paused.resumed('dexamethasone', '08:55').stopped('dexamethasone', '09:10')
    expect(stopped.line('dexamethasone')).toMatchObject({
      state: 'completed',
      doseGiven: { amount: '12', unit: 'mg' },
      pauses: [{ reason: 'bathroom' }],
    })
  })

  it('goes to observation only where it was ordered, after the last line has closed', () => {
    const [line] = aSession().chart.scheduled.plan.lines
    if (!line) throw new Error('the plan has no line')
    const watched = { ...line, observationMinutes: 30 }
    const observed = aSession({ lines: [watched, { ...line, id: 'next', sequence: 2 }] }).prepared()
    expect(observed.pushed(line.id, '08:40').chart.state).toBe('in_treatment')
    expect(observed.pushed(line.id, '08:40').pushed('next', '08:45').chart.state).toBe('observation')
    expect(
      aSession({ lines: [line] })
        .prepared()
        .pushed(line.id, '08:40').chart.state,
    ).toBe('in_treatment')
  })

  it('reads a check that was tapped seconds after a typed start as the check of that start', () => {
    const checkedLater = aSession()
      .prepared()
      .withEvent('LineStarted', { lineId: 'rituximab', accessId: 'port' }, '09:10')
      .withEvent('SecondCheckGiven', { lineId: 'rituximab', firstUserId: 'a', secondUserId: 'b' }, '09:11')
    expect(checkedLater.line('rituximab')).toMatchObject({ state: 'running', check: { firstUserId: 'a' } })
  })

  it('keeps a corrected time struck through beside the one that replaced it', () => {
    const started = aSession().prepared().started('dexamethasone', '08:45')
    const old = started.last('LineStarted')
    const corrected = started.withEvent('LineStarted', old.payload, '08:41', { replaces: old.id })
    expect(corrected.line('dexamethasone').start?.at).toEqual(corrected.at('08:41'))
    const entry = corrected.chart.history.find(({ event }) => event.id === old.id)
    expect(entry?.struckBy?.id).toBe(corrected.last('LineStarted').id)
  })

  it('brings the old time back when its correction is taken back', () => {
    const started = aSession().prepared().started('dexamethasone', '08:45')
    const old = started.last('LineStarted')
    const corrected = started.withEvent('LineStarted', old.payload, '08:41', { replaces: old.id })
    const undone = corrected.withEvent(
      'EventVoided',
      { target: corrected.last('LineStarted').id, cause: 'undo' },
      '08:46',
    )
    expect(undone.line('dexamethasone').start?.at).toEqual(undone.at('08:45'))
  })

  it.each(['entered_in_error', 'wrong_patient', 'conflict'] as const)(
    'leaves nothing of an entry that was corrected first and then struck: %s',
    (cause) => {
      const started = aSession().prepared().started('dexamethasone', '08:45')
      const old = started.last('LineStarted')
      const corrected = started.withEvent('LineStarted', old.payload, '08:41', { replaces: old.id })
      const target = corrected.last('LineStarted').id
      const struck = corrected.withEvent('EventVoided', { target, cause }, '08:46')
      expect(struck.line('dexamethasone')).toMatchObject({ state: 'planned', start: null })
      expect(struck.chart.history.find(({ event }) => event.id === old.id)?.struckBy?.id).toBe(target)
    },
  )

  it('proposes the earlier of two stops, and keeps both', () => {
    const two = brTreatment()
      .withEvent('LineStopped', { lineId: 'bendamustine', doseGiven: null }, '14:02')
      .withEvent('LineStopped', { lineId: 'bendamustine', doseGiven: null }, '14:00')
    expect(two.line('bendamustine').stop?.at).toEqual(two.at('14:00'))
    expect(two.chart.history.filter(({ event }) => event.kind === 'LineStopped')).toHaveLength(4)
  })

  it('follows the plan that replaced the first one', () => {
    const session = aSession()
    const { payload, id } = session.last('SessionScheduled')
    const plan = { ...payload.plan, lines: payload.plan.lines.slice(0, 2) }
    const changed = session.withEvent('SessionScheduled', { ...payload, plan }, '08:00', { replaces: id })
    expect(changed.chart.lines).toHaveLength(2)
    expect(foldChart([...changed.events].reverse())?.lines).toHaveLength(2)
    const doubled = session.withEvent('SessionScheduled', { ...payload, plan }, '08:00')
    expect(doubled.chart.lines).toHaveLength(2)
  })

  it('puts a drug added at the chair after the plan, marked as added', () => {
    const [line] = aSession().chart.scheduled.plan.lines
    if (!line) throw new Error('the plan has no line')
    const added = aSession().perform(
      { kind: 'addLine', line: { ...line, id: 'second-dose', sequence: 1 } },
      { at: '09:00' },
    )
    expect(added.chart.lines.at(-1)).toMatchObject({ id: 'second-dose', added: true, state: 'planned' })
  })

  it('does not depend on the order in which the events were handed over', () => {
    const { events, chart } = brDay()
    const anyOrder = fc.shuffledSubarray([...events], { minLength: events.length })
    fc.assert(
      fc.property(anyOrder, (shuffled) => {
        expect(foldChart(shuffled)).toEqual(chart)
      }),
    )
  })

  it('keeps every note of a chart of 500', () => {
    const { events } = brDay()
    const note = brDay().perform({ kind: 'writeNote', text: 'Comfortable' }, { at: '15:01' }).events.at(-1)
    if (!note) throw new Error('no note')
    const many = [...events, ...Array.from({ length: 500 }, (_v, n) => ({ ...note, id: `${note.id}-${n}` }))]
    const notes = foldChart(many)?.notes.map(({ stamp }) => stamp.eventId)
    expect(notes?.toSorted()).toEqual(
      many
        .slice(events.length)
        .map(({ id }) => id)
        .toSorted(),
    )
  })
})

/** Any two events may be anything to each other: same line or none, same minute, replaced, voided, doubled. */
const anyEvents = fc
  .array(
    fc.record({
      at: fc.nat(dayEvents.length - 1),
      minute: fc.integer({ min: 0, max: 59 }),
      line: fc.constantFrom('rituximab', 'saline', 'nothing-of-this-name'),
      replaces: fc.option(fc.nat(40), { nil: undefined }),
      voids: fc.option(fc.nat(40), { nil: undefined }),
    }),
    { maxLength: 40 },
  )
  .map((picks) =>
    picks.map(({ at, minute, line, replaces, voids }, index) => {
      const event = dayEvents[at]
      const happenedAt = { ...event?.happenedAt, utc: `2026-03-02T15:${String(minute).padStart(2, '0')}:00.000Z` }
      const payload = voids === undefined ? event?.payload : { target: `event-${voids}`, cause: 'correction' }
      return chartEventSchema.parse({
        ...event,
        id: `event-${index}`,
        happenedAt,
        ...(voids === undefined ? {} : { kind: 'EventVoided' }),
        payload: payload && 'lineId' in payload ? { ...payload, lineId: line } : payload,
        ...(replaces === undefined ? {} : { replaces: `event-${replaces}` }),
      })
    }),
  )

describe('any list of events', () => {
  it('folds without a throw, and loses no event', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const chart = foldChart(events)
        expect(chart?.history.length ?? events.length).toBe(events.length)
      }),
    )
  })

  it('folds a beginning into a past that really was: the later chart still holds every event of it', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(40), (events, cut) => {
        const past = foldChart(events.slice(0, cut))
        const whole = foldChart(events)
        if (!past) return
        const kept = new Set(whole?.history.map(({ event }) => event.id))
        expect(past.history.every(({ event }) => kept.has(event.id))).toBe(true)
      }),
    )
  })

  it('gives a beginning of the real day only what had happened by then', () => {
    const { events } = brDay()
    const facts = (chart: Chart | null): number =>
      chart?.lines.reduce((sum, { start, stop, given }) => sum + [start, stop, given].filter(Boolean).length, 0) ?? 0
    fc.assert(
      fc.property(fc.nat(events.length), (cut) => {
        const begun = events
          .slice(0, cut)
          .filter(({ kind }) => kind === 'LineStarted' || kind === 'LineStopped' || kind === 'PushGiven')
        expect(facts(foldChart(events.slice(0, cut)))).toBe(begun.length)
      }),
    )
  })
})
