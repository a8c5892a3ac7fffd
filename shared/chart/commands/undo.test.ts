import { describe, expect, it } from 'vitest'
import { addMinutes } from '#shared/kernel/instant.ts'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { chargeCora } from '#test/builders/people.ts'
import { amendedAt, signedAt } from '#test/builders/signedVisit.ts'

const ready = aSession().prepared()
const running = ready.started('dexamethasone', '08:45')

const undoLast = (session: ASession) => ({ kind: 'undo', eventId: session.events.at(-1)?.id ?? '' }) as const
const secondsLater = (session: ASession, seconds: number) => ({
  at: '08:45',
  extra: {
    now: addMinutes(session.at('08:45'), seconds / 60),
    happenedAt: addMinutes(session.at('08:45'), seconds / 60),
  },
})

describe('undo', () => {
  it('takes the tap back within ten seconds; both stay in the history', () => {
    const undone = running.perform(undoLast(running), secondsLater(running, 10))
    expect(undone.line('dexamethasone').state).toBe('planned')
    expect(undone.chart.history.filter(({ struckBy }) => struckBy?.kind === 'EventVoided')).toHaveLength(1)
    expect(undone.last('EventVoided').payload).toEqual({ target: running.last('LineStarted').id, cause: 'undo' })
  })

  it('is over after ten seconds', () => {
    expect(running.refusal(undoLast(running), secondsLater(running, 10.001)).code).toBe('undo-too-late')
  })

  it('takes no signature back, and nothing that is not in the chart', () => {
    const signed = signedAt(brDay(), '15:10')
    const undo = { kind: 'undo', eventId: signed.last('SessionSigned').id } as const
    expect(amendedAt(signed, '15:10').refusal(undo, { at: '15:10' }).code).toBe('entry-not-voidable')
    const gone = { kind: 'undo', eventId: 'entry-of-nobody' } as const
    expect(running.refusal(gone, secondsLater(running, 1)).code).toBe('event-unknown')
  })

  it('belongs to the person who tapped', () => {
    expect(running.refusal(undoLast(running), { ...secondsLater(running, 5), by: chargeCora }).code).toBe(
      'undo-not-yours',
    )
  })

  it('needs an event that still stands', () => {
    expect(running.refusal({ kind: 'undo', eventId: 'nothing' }, secondsLater(running, 5)).code).toBe('event-unknown')
    const scheduled = running.last('SessionScheduled').id
    expect(running.refusal({ kind: 'undo', eventId: scheduled }, secondsLater(running, 5)).code).toBe('event-unknown')
    const undone = running.perform(undoLast(running), secondsLater(running, 5))
    const again = { kind: 'undo', eventId: running.last('LineStarted').id } as const
    expect(undone.refusal(again, secondsLater(running, 6)).code).toBe('event-already-replaced')
    expect(undone.refusal(undoLast(undone), secondsLater(running, 6)).code).toBe('event-already-replaced')
  })

  it('leaves nothing standing on what was taken back', () => {
    const stopped = running.stopped('dexamethasone', '08:45')
    const start = { kind: 'undo', eventId: running.last('LineStarted').id } as const
    expect(stopped.refusal(start, secondsLater(running, 5)).code).toBe('undo-too-late')
    const checked = ready.checked('rituximab', '08:45').started('rituximab', '08:45')
    const check = { kind: 'undo', eventId: checked.last('SecondCheckGiven').id } as const
    expect(checked.refusal(check, secondsLater(checked, 5)).code).toBe('undo-too-late')
    const stop = undoLast(stopped)
    expect(stopped.perform(stop, secondsLater(stopped, 5)).line('dexamethasone').state).toBe('running')
  })

  it('does not take away the access, the arrival or the order a drug was given by', () => {
    const all = aSession().prepared('08:45').pushed('diphenhydramine', '08:45')
    for (const kind of ['AccessRecorded', 'PatientArrived', 'ReadinessConfirmed'] as const)
      expect(all.refusal({ kind: 'undo', eventId: all.last(kind).id }, secondsLater(all, 5)).code).toBe('undo-too-late')
    const weighed = aSession().arrived('08:45').vitals('08:45')
    const arrival = { kind: 'undo', eventId: weighed.last('PatientArrived').id } as const
    expect(weighed.refusal(arrival, secondsLater(all, 5)).code).toBe('undo-too-late')
    const [line] = all.chart.scheduled.plan.lines
    if (!line) throw new Error('the plan has no line')
    const added = all.perform({ kind: 'addLine', line: { ...line, id: 'more' } }, { at: '08:45' })
    const given = added.pushed('more', '08:45')
    const addition = { kind: 'undo', eventId: given.last('LineAdded').id } as const
    expect(added.decide(addition, secondsLater(all, 5)).ok).toBe(true)
    expect(given.refusal(addition, secondsLater(all, 5)).code).toBe('undo-too-late')
  })
})
