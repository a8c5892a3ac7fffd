import { describe, expect, it } from 'vitest'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { brScheduled } from '#test/builders/brPlan.ts'
import { chargeCora, nurseBo } from '#test/builders/people.ts'
import { chartEventSchema } from '../events.ts'
import type { Late } from '../payloads/payloads.ts'
import { signOff } from '../signOff/signOff.ts'

const late: Late = { reason: 'wrong_patient', basis: 'written_note' }
const a = aSession().prepared().started('dexamethasone', '08:45').stopped('dexamethasone', '09:05')
const otherPatient = { ...brScheduled.patient, id: 'patient-2', mrn: 'MRN-2002' }
const b = sessionNamed('session-2', aSession({ patient: otherPatient }).prepared())

/** The same visit under another id. */
function sessionNamed(sessionId: string, session: ASession): ASession {
  return session.withEvents(
    session.events.map((event) => ({ ...event, sessionId, id: `${sessionId}-${event.id}`.slice(0, 64) })),
  )
}

const ids = [a.last('LineStarted').id, a.last('LineStopped').id]
const mark = { kind: 'markWrongPatient', eventIds: ids, toSessionId: 'session-2' } as const
const now = { at: '09:20', late }
const marked = a.perform(mark, now)
const copy = {
  kind: 'copyEntries',
  fromSessionId: 'session-1',
  entries: ids.map((eventId) => ({ eventId, lineId: 'dexamethasone', accessId: 'port' })),
} as const
const withA = (chart = marked.chart) => ({ ...now, by: nurseBo, extra: { otherChart: chart } })

describe('entries of another patient', () => {
  it('are struck on the wrong chart and stay readable, with where they went', () => {
    expect(marked.line('dexamethasone').state).toBe('planned')
    expect(marked.chart.history.filter(({ struckBy }) => struckBy)).toHaveLength(2)
    expect(marked.chart.ties.linkedSessions).toEqual(['session-2'])
  })

  it('say why, and go together with what stands on them', () => {
    expect(a.refusal(mark, { at: '09:20' }).code).toBe('late-entry-needs-reason')
    expect(a.refusal({ ...mark, eventIds: [a.last('LineStarted').id] }, now).code).toBe('leaves-half-an-entry')
    expect(a.refusal({ ...mark, eventIds: [a.last('PatientArrived').id] }, now).code).toBe('event-not-movable')
    expect(a.refusal({ ...mark, toSessionId: 'session-1' }, now).code).toBe('other-chart-unknown')
  })

  it('are marked by whoever entered them, or the charge nurse', () => {
    expect(a.refusal(mark, { ...now, by: nurseBo }).code).toBe('time-not-yours')
    expect(a.decide(mark, { ...now, by: chargeCora }).ok).toBe(true)
  })
})

describe('the same entries on the right chart', () => {
  const copied = b.perform(copy, withA())

  it('keep their times and both names, and are linked', () => {
    expect(copied.line('dexamethasone')).toMatchObject({
      state: 'completed',
      start: { at: copied.at('08:45'), userId: 'user-ana' },
      stop: { at: copied.at('09:05') },
    })
    expect(copied.last('LineStarted')).toMatchObject({
      userId: 'user-bo',
      copiedFrom: { sessionId: 'session-1', eventId: ids[0], userId: 'user-ana' },
      late,
    })
    expect(chartEventSchema.safeParse(copied.last('LineStarted')).success).toBe(true)
    expect(copied.chart.ties.linkedSessions).toEqual(['session-1'])
    expect(signOff(copied.chart, { now: copied.at('09:30') }).warnings.map(({ code }) => code)).toContain(
      'entries-of-another-chart',
    )
  })

  it('come after they were marked on the other one, once', () => {
    expect(b.refusal(copy, withA(a.chart)).code).toBe('not-marked-wrong-patient')
    expect(b.refusal(copy, now).code).toBe('other-chart-unknown')
    expect(copied.refusal(copy, withA()).code).toBe('already-copied')
  })

  it('name the drug and the access they belong to here', () => {
    const entries = (facts: object) => ({ ...copy, entries: copy.entries.map((entry) => ({ ...entry, ...facts })) })
    expect(b.refusal(entries({ lineId: 'none' }), withA()).code).toBe('line-unknown')
    expect(b.refusal(entries({ accessId: 'foot' }), withA()).code).toBe('access-unknown')
  })

  it('do not stand beside a start that is there already', () => {
    expect(b.started('dexamethasone', '09:00').refusal(copy, withA()).code).toBe('line-closed')
  })

  it('lie in this patient’s stay', () => {
    const later = sessionNamed('session-2', aSession({ patient: otherPatient }).prepared('09:00'))
    expect(later.refusal(copy, withA()).code).toBe('time-before-arrival')
  })
})

describe('what is marked', () => {
  it('keeps its reason and where it goes, one void for each entry', () => {
    const voids = marked.events.filter(({ kind }) => kind === 'EventVoided')
    expect(voids.map(({ payload }) => payload)).toStrictEqual(
      ids.map((target) => ({ target, cause: 'wrong_patient', toSessionId: 'session-2', late })),
    )
    expect(a.refusal(mark, { at: '09:20' })).toEqual({ code: 'late-entry-needs-reason', facts: { at: '09:20' } })
  })

  it('is in this chart, and stands', () => {
    expect(a.refusal({ ...mark, eventIds: ['nothing'] }, now).code).toBe('event-unknown')
    expect(marked.refusal(mark, now).code).toBe('event-already-replaced')
  })
})

describe('what is taken over', () => {
  const entriesOf = (eventIds: readonly string[], where: object = {}) => ({
    ...copy,
    entries: eventIds.map((eventId) => ({ eventId, ...where })),
  })

  it('comes from the chart that was named, with a reason, from an entry that is there', () => {
    expect(b.refusal(copy, withA({ ...marked.chart, sessionId: 'session-9' })).code).toBe('other-chart-unknown')
    const { late: _unsaid, ...given } = withA()
    expect(b.refusal(copy, given)).toEqual({ code: 'late-entry-needs-reason', facts: { at: '09:20' } })
    expect(b.refusal(entriesOf(['nothing']), withA()).code).toBe('event-unknown')
  })

  it('was marked for this visit and no other', () => {
    const elsewhere = a.perform({ ...mark, toSessionId: 'session-3' }, now)
    expect(b.refusal(copy, withA(elsewhere.chart)).code).toBe('not-marked-wrong-patient')
  })

  it('goes to the drug and the access that were chosen here', () => {
    const two = b.access('08:40', { accessId: 'hand', reason: 'Poor vein' })
    const copied = two.perform(entriesOf(ids, { lineId: 'saline', accessId: 'hand' }), withA())
    expect(copied.line('saline')).toMatchObject({ state: 'completed', accessId: 'hand' })
    expect(copied.line('dexamethasone').state).toBe('planned')
    expect(two.decide(copy, withA()).ok).toBe(true)
  })

  it('an access keeps its own name, and a drug through none names none', () => {
    const dose = { lineId: 'diphenhydramine', accessId: null, doseGiven: { amount: '50', unit: 'mg' } }
    const wrong = aSession()
      .arrived('08:30')
      .access('08:41', { accessId: 'hand' })
      .withEvent('PushGiven', dose, '08:45')
    const there = [wrong.last('AccessRecorded').id, wrong.last('PushGiven').id]
    const gone = wrong.perform({ ...mark, eventIds: there }, { ...now, by: chargeCora })
    const copied = b.perform(entriesOf(there, { lineId: 'diphenhydramine', accessId: 'foot' }), withA(gone.chart))
    expect(copied.chart.accesses.map(({ accessId }) => accessId)).toEqual(['port', 'hand'])
    expect(copied.last('PushGiven').payload.accessId).toBeNull()
  })

  it('asks for a patient who is here', () => {
    const expected = sessionNamed('session-2', aSession({ patient: otherPatient }))
    expect(expected.refusal(entriesOf(ids, { lineId: 'dexamethasone', accessId: 'port' }), withA()).code).toBe(
      'access-unknown',
    )
    const noted = a.perform({ kind: 'writeNote', text: 'Slept' }, { at: '09:10' })
    const note = noted.last('NoteWritten').id
    const gone = noted.perform({ ...mark, eventIds: [note] }, now)
    expect(expected.refusal(entriesOf([note]), withA(gone.chart)).code).toBe('not-arrived')
  })

  it('makes no impossible time, and is not held up by one that was there', () => {
    const where = { lineId: 'dexamethasone', accessId: 'port' }
    const running = b.started('dexamethasone', '09:10')
    expect(running.refusal(entriesOf(ids.slice(1), where), withA()).code).toBe('stop-before-start')
    const early = b.withEvent('VitalsRecorded', { setType: 'prn', pulse: 70 }, '08:20')
    expect(early.decide(copy, withA()).ok).toBe(true)
  })
})
