import { describe, expect, it } from 'vitest'
import { ASession, aSession, forgotten } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { assistantMia, billerBen, chargeCora, pharmacistPia } from '#test/builders/people.ts'
import type { Command } from './command.ts'

const note: Command = { kind: 'writeNote', text: 'Comfortable' }
const arrival: Command = { kind: 'recordArrival', identifiers: ['name', 'mrn'] }
const start: Command = { kind: 'startLine', lineId: 'dexamethasone', accessId: 'port' }

describe('before any command is judged on its own', () => {
  it('asks the permission table: an assistant records the arrival and starts no drug', () => {
    expect(aSession().decide(arrival, { at: '08:30', by: assistantMia }).ok).toBe(true)
    const session = aSession().prepared()
    expect(session.refusal(start, { at: '08:45', by: assistantMia }).code).toBe('not-allowed')
    expect(session.refusal(start, { at: '08:45', by: pharmacistPia }).code).toBe('not-allowed')
    expect(session.refusal(note, { at: '08:45', by: billerBen })).toEqual({
      code: 'not-allowed',
      facts: { name: 'Ben Ortiz' },
    })
    expect(session.decide(start, { at: '08:45', by: chargeCora }).ok).toBe(true)
  })

  it('refuses a time more than two minutes ahead, and takes one two minutes ahead', () => {
    const given = { at: '08:33', now: '08:30' }
    expect(aSession().refusal(arrival, given)).toEqual({ code: 'time-in-future', facts: { at: '08:33', now: '08:30' } })
    expect(aSession().decide(arrival, { at: '08:32', now: '08:30' }).ok).toBe(true)
  })

  it('asks for reason and basis when the time is more than fifteen minutes ago', () => {
    expect(aSession().decide(arrival, { at: '08:30', now: '08:45' }).ok).toBe(true)
    expect(aSession().refusal(arrival, { at: '08:30', now: '08:46' }).code).toBe('late-entry-needs-reason')
    const late = aSession().perform(arrival, { at: '08:30', now: '08:46', late: forgotten })
    expect(late.last('PatientArrived')).toMatchObject({ late: forgotten, source: 'typed' })
  })

  it('keeps the moment and reads it on the clinic’s clock, whatever clock it came with', () => {
    const elsewhere = { ...aSession().at('08:30'), zone: 'Asia/Tokyo', offset: 540 }
    const arrived = aSession().perform(arrival, { at: '08:30', extra: { happenedAt: elsewhere } })
    expect(arrived.last('PatientArrived').happenedAt).toEqual(arrived.at('08:30'))
  })

  it('puts person, device, both times and the command into the event', () => {
    const arrived = aSession().perform(arrival, { at: '08:30', now: '08:31', by: assistantMia })
    expect(arrived.last('PatientArrived')).toMatchObject({
      v: 1,
      sessionId: 'session-1',
      commandId: 'command-1',
      deviceId: 'device-1',
      userId: assistantMia.id,
      happenedAt: arrived.at('08:30'),
      recordedAt: arrived.at('08:31'),
    })
  })

  it('takes nothing more once the session is signed', () => {
    const signed = new ASession(brDay().events).withEvent(
      'SessionSigned',
      {
        version: 1,
        statement: '1',
        warningsAccepted: [],
        ruleSet: '2026q1',
        catalogueIssue: '2026-01',
        codingInput: null,
        codingResult: null,
        unitsInput: null,
        unitsResult: null,
      },
      '15:10',
    )
    expect(signed.chart.state).toBe('signed')
    const commands: Command[] = [note, arrival, start, { kind: 'undo', eventId: signed.last('SessionSigned').id }]
    for (const command of commands)
      expect(signed.refusal(command, { at: '15:10' })).toEqual({ code: 'session-signed', facts: { at: '15:10' } })
  })

  it('takes nothing more once the session is held, except taking the hold back', () => {
    const held = aSession().arrived('08:30').perform({ kind: 'hold', reason: 'labs' }, { at: '08:40' })
    expect(held.chart.state).toBe('held')
    expect(held.refusal(note, { at: '08:40' }).code).toBe('session-closed')
    const back = held.perform({ kind: 'undo', eventId: held.last('SessionHeld').id }, { at: '08:40' })
    expect(back.chart.state).toBe('arrived')
  })
})
