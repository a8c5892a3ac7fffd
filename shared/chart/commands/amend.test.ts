import { describe, expect, it } from 'vitest'
import { codeChart } from '#shared/billing/codeChart.ts'
import { type ASession, forgotten } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { assistantMia, chargeCora, nurseAna, nurseBo, nurseNew } from '#test/builders/people.ts'
import { amendedAt, frozenOf, signedAt } from '#test/builders/signedVisit.ts'
import type { Late } from '../payloads/payloads.ts'

const signed = signedAt(brDay(), '15:05')
const open = { kind: 'openAmendment', reason: 'correcting_typing', text: 'Rituximab started later' } as const
const typing: Late = { reason: 'correcting_typing', basis: 'written_note' }
const rituximabStart = signed.last('LineStarted', 'rituximab').id
/** Rituximab began 10:10, not 09:10. */
const laterStart = (session: ASession): ASession =>
  session.perform(
    { kind: 'correctTime', eventId: rituximabStart },
    { at: '10:10', now: '15:20', late: typing, by: nurseAna },
  )
const amended = laterStart(amendedAt(signed, '15:18'))
const codesOf = ({ chart }: ASession) => codeChart(chart).result.lines.map(({ code, units }) => `${code} ${units}`)

describe('a signed visit', () => {
  it('takes nothing until an amendment is open, and says where to open one', () => {
    for (const command of [
      { kind: 'writeNote', text: 'Late thought' },
      { kind: 'correctTime', eventId: rituximabStart },
      { kind: 'voidEntry', eventId: rituximabStart, reason: 'wrong_line' },
      { kind: 'undo', eventId: rituximabStart },
      { kind: 'withdrawAmendment' },
    ] as const)
      expect(signed.refusal(command, { at: '15:18', late: typing }).code).toBe('session-signed')
  })

  it('is opened by whoever held, wrote or signed it, and by the charge nurse', () => {
    expect(signed.decide(open, { at: '15:18' }).ok).toBe(true)
    expect(signed.decide(open, { at: '15:18', by: nurseBo }).ok).toBe(false)
    expect(signed.refusal(open, { at: '15:18', by: nurseNew }).code).toBe('amendment-not-yours')
    expect(signed.decide(open, { at: '15:18', by: chargeCora }).ok).toBe(true)
    expect(signed.refusal(open, { at: '15:18', by: assistantMia }).code).toBe('not-allowed')
  })

  it('is not opened before it is signed, nor twice', () => {
    expect(brDay().refusal(open, { at: '15:18' }).code).toBe('amendment-not-open')
    expect(amendedAt(signed, '15:18').refusal(open, { at: '15:19' }).code).toBe('amendment-open')
  })

  it('is opened now, whatever time was typed', () => {
    const opened = signed.perform(open, { at: '09:00', now: '15:18', late: forgotten })
    expect(opened.last('AmendmentOpened').happenedAt).toEqual(opened.at('15:18'))
  })
})

describe('while an amendment is open', () => {
  it('every entry names it, with author, time and reason; the old one stays, struck through', () => {
    const correction = amended.last('LineStarted', 'rituximab')
    expect(correction).toMatchObject({
      amendmentId: amended.last('AmendmentOpened').id,
      userId: nurseAna.id,
      recordedAt: amended.at('15:20'),
      replaces: rituximabStart,
      late: typing,
    })
    const old = amended.chart.history.find(({ event }) => event.id === rituximabStart)
    expect(old?.struckBy?.id).toBe(correction.id)
    expect(amended.chart.amendments).toMatchObject([{ ofVersion: 1, reason: 'correcting_typing' }])
    expect(amended.chart.state).toBe('signed')
  })

  it('what belongs at the chair is refused', () => {
    const session = amendedAt(signed, '15:18')
    expect(session.refusal({ kind: 'stopAll', early: 'reaction' }, { at: '15:19' }).code).toBe('not-in-amendment')
    expect(session.refusal({ kind: 'hold', reason: 'labs' }, { at: '15:19' }).code).toBe('not-in-amendment')
  })

  it('a late entry still says why it is late', () => {
    const session = amendedAt(signed, '15:18')
    const vitals = { kind: 'recordVitals', setType: 'prn', pulse: 80 } as const
    expect(session.refusal(vitals, { at: '12:00', now: '15:19' }).code).toBe('late-entry-needs-reason')
    const kept = session.perform(vitals, { at: '12:00', now: '15:19', late: forgotten })
    expect(kept.last('VitalsRecorded')).toMatchObject({ late: forgotten, amendmentId: session.chart.amendments[0]?.id })
  })

  it('its own entries are undone within ten seconds, and it can then be taken back', () => {
    const undone = amended.perform(
      { kind: 'undo', eventId: amended.last('LineStarted', 'rituximab').id },
      { at: '15:20' },
    )
    expect(undone.line('rituximab').start?.at).toEqual(undone.at('09:10'))
    const withdrawn = undone.perform({ kind: 'withdrawAmendment' }, { at: '15:22' })
    expect(withdrawn.chart.amendments).toEqual([])
    expect(withdrawn.refusal({ kind: 'writeNote', text: 'x' }, { at: '15:23' }).code).toBe('session-signed')
  })

  it('is taken back by whoever opened it or the charge nurse, and only while nothing was changed', () => {
    const session = amendedAt(signed, '15:18')
    const withdraw = { kind: 'withdrawAmendment' } as const
    expect(amended.refusal(withdraw, { at: '15:25' }).code).toBe('amendment-has-changes')
    expect(session.refusal(withdraw, { at: '15:25', by: nurseBo }).code).toBe('amendment-not-yours')
    expect(session.decide(withdraw, { at: '15:25', by: chargeCora }).ok).toBe(true)
  })
})

describe('Start edited after sign-off', () => {
  it('new version with author and reason; old preview kept', () => {
    const again = signedAt(amended, '15:30')
    expect(again.chart.versions.map(({ payload }) => payload.version)).toEqual([1, 2])
    expect(again.chart.signed).toMatchObject({
      userId: nurseAna.id,
      happenedAt: again.at('15:30'),
      payload: { version: 2, amendmentIds: [amended.last('AmendmentOpened').id] },
    })
    expect(again.chart.amendments).toEqual([])
    const [first, second] = again.chart.versions
    expect(first?.payload.codingResult).toEqual(frozenOf(signed.chart).codingResult)
    expect(second?.payload.codingResult).not.toEqual(first?.payload.codingResult)
    expect(codesOf(signed)).toContain('96415 3')
    expect(codesOf(again)).toContain('96415 2')
    expect(again.refusal({ kind: 'writeNote', text: 'x' }, { at: '15:31' }).code).toBe('session-signed')
  })

  it('is not signed again when nothing was changed', () => {
    expect(
      amendedAt(signed, '15:18').refusal(
        { kind: 'sign', warningsAccepted: [], statement: '1' },
        { at: '15:30', extra: { frozen: frozenOf(signed.chart) } },
      ).code,
    ).toBe('amendment-empty')
  })

  it('can be amended again and again', () => {
    const third = signedAt(
      amendedAt(signedAt(amended, '15:30'), '16:00').perform({ kind: 'writeNote', text: 'More' }, { at: '16:01' }),
      '16:05',
    )
    expect(third.chart.signed?.payload.version).toBe(3)
  })
})

describe('two workstations', () => {
  it('that opened one each: a person keeps one, and its signature holds the changes of both', () => {
    const here = amendedAt(signed, '15:18').perform({ kind: 'writeNote', text: 'Here' }, { at: '15:19' })
    const there = signed
      .withEvent('AmendmentOpened', { ofVersion: 1, reason: 'other', text: 'Also' }, '15:19', { id: 'there' })
      .withEvent('NoteWritten', { text: 'There' }, '15:20', { id: 'there-note', amendmentId: 'there' })
    const both = here.withEvents([...here.events, ...there.events.slice(-2)])
    expect(both.chart.conflicts).toMatchObject([{ kind: 'AmendmentOpened' }])
    const kept = both.perform(
      { kind: 'resolveConflict', keepEventId: 'there', reason: 'One is enough' },
      { at: '15:25' },
    )
    expect(kept.chart.amendments.map(({ id }) => id)).toEqual(['there'])
    const second = signedAt(kept, '15:30')
    expect(second.chart.conflicts).toEqual([])
    expect(second.chart.signed?.payload.amendmentIds).toHaveLength(2)
    expect(second.chart.notes.map(({ text }) => text)).toEqual(['Here', 'There'])
  })

  it('that signed version 2 each: a conflict, settled by version 3, which holds both', () => {
    const here = signedAt(amended, '15:30')
    const there = here.withEvents(
      here.events.flatMap((event) =>
        event.kind === 'SessionSigned' && event.payload.version === 2
          ? [event, { ...event, id: 'there', deviceId: 'device-2', happenedAt: here.at('15:31') }]
          : [event],
      ),
    )
    expect(there.chart.conflicts).toMatchObject([{ kind: 'SessionSigned', eventIds: [expect.anything(), 'there'] }])
    expect(there.chart.signed?.deviceId).toBe('device-1')
    const third = signedAt(amendedAt(there, '15:40'), '15:45')
    expect(third.chart.signed?.payload.version).toBe(3)
    expect(third.chart.conflicts).toEqual([])
  })
})

describe('Wrong-patient entry', () => {
  it('on signed charts: an amendment on both, each signed again, each linked to the other', () => {
    const a = signedAt(brDay().perform({ kind: 'writeNote', text: 'Nausea' }, { at: '14:58' }), '15:05')
    const b = otherVisit(signed)
    const eventIds = [a.last('NoteWritten').id]
    const mark = { kind: 'markWrongPatient', eventIds, toSessionId: 'session-2' } as const
    const late: Late = { reason: 'wrong_patient', basis: 'written_note' }
    const given = { at: '15:20', late }
    const copy = { kind: 'copyEntries', fromSessionId: 'session-1', entries: eventIds.map((eventId) => ({ eventId })) }
    expect(a.refusal(mark, given).code).toBe('session-signed')
    const marked = amendedAt(a, '15:19').perform(mark, given)
    const extra = { otherChart: marked.chart }
    expect(b.refusal(copy as never, { ...given, extra }).code).toBe('session-signed')
    const copied = amendedAt(b, '15:21').perform(copy as never, { at: '15:22', late, extra })
    const [againA, againB] = [signedAt(marked, '15:30'), signedAt(copied, '15:31')]
    expect(againA.chart.notes).toEqual([])
    expect(againB.chart.notes).toMatchObject([{ text: 'Nausea', stamp: { at: a.last('NoteWritten').happenedAt } }])
    expect(againB.last('NoteWritten')).toMatchObject({ amendmentId: b.chart.amendments[0]?.id ?? expect.anything() })
    expect([againA.chart.signed?.payload.version, againB.chart.signed?.payload.version]).toEqual([2, 2])
    expect([againA.chart.ties.linkedSessions, againB.chart.ties.linkedSessions]).toEqual([['session-2'], ['session-1']])
  })
})

/** The same signed day as another patient's visit. */
const otherVisit = (session: ASession): ASession =>
  session.withEvents(
    session.events.map((event) => ({
      ...event,
      sessionId: 'session-2',
      id: `b-${event.id}`,
      ...(event.kind === 'EventVoided' ? { payload: { ...event.payload, target: `b-${event.payload.target}` } } : {}),
    })) as ASession['events'],
  )
