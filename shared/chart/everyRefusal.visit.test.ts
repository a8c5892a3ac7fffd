import { describe, expect, it } from 'vitest'
import { aSession, forgotten } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { billerBen, chargeCora, nurseAna, nurseBo } from '#test/builders/people.ts'
import { oneInfusion, type RefusalRow } from '#test/builders/refusalRow.ts'

/** A refusal names what its sentence needs: the drug, the two times, the person. One row each, the whole answer. */
const whole = (rows: readonly RefusalRow[]): void => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', (_name, [, session, command, given, code, facts = {}]) => {
    expect(session.refusal(command, given)).toEqual({ code, facts })
  })
}
const mg = (amount: string) => ({ amount, unit: 'mg' })
const { day, running, done, drug, lineId } = oneInfusion()

describe('around the visit', () => {
  const gone = done.discharged('09:10')
  const closed = aSession().arrived('08:30').perform({ kind: 'hold', reason: 'labs' }, { at: '08:40' })
  const pumpVisit = aSession({
    lines: [aPlannedLine({ id: 'pump', name: 'Fluorouracil', route: 'pump_prolonged', plannedMinutes: 2_760 })],
  })
    .prepared()
    .started('pump', '08:45')
  const home = {
    ...({ kind: 'sendPumpHome', lineId: 'pump', pumpId: 'CADD-7' } as const),
    ...{ rateMlPerHour: '2', volumeMl: '92', plannedMinutes: 2_760 },
  } as const
  const off = {
    ...({ kind: 'disconnectPump', pumpId: 'CADD-6', drug: 'Fluorouracil', connectSessionId: 'session-0' } as const),
    ...{ connectedAt: day.at('08:30'), volumeLeftMl: '0', doseGiven: mg('100') },
  } as const
  const disconnected = day.perform(off, { at: '08:40' })
  whole([
    [
      'left already',
      gone,
      { kind: 'discharge', condition: 'stable', lineStatus: 'locked' },
      { at: '09:12' },
      'already-discharged',
      { at: '09:10' },
    ],
    [
      'no line, with one still in',
      day,
      { kind: 'discharge', condition: 'stable', lineStatus: 'not_applicable' },
      { at: '08:40' },
      'access-still-in',
    ],
    [
      'after the patient left',
      gone,
      { kind: 'recordVitals', setType: 'post', pulse: 80 },
      { at: '09:11' },
      'already-discharged',
      { at: '09:10' },
    ],
    [
      'taken elsewhere after leaving',
      gone,
      { kind: 'transferOut', to: 'ED', reason: 'Pain', lineStatus: 'locked' },
      { at: '09:12' },
      'already-discharged',
      { at: '09:10' },
    ],
    ['on hold', closed, { kind: 'writeNote', text: 'x' }, { at: '08:45' }, 'session-closed', { reason: 'labs' }],
    [
      'a mistake, once treated',
      running,
      { kind: 'markEnteredInError', reason: 'Wrong day' },
      { at: '08:50' },
      'treated-needs-charge',
      { drug },
    ],
    [
      'the chair it has',
      day,
      { kind: 'moveChair', chair: '4' },
      { at: '08:50', by: chargeCora },
      'chair-unchanged',
      { chair: '4' },
    ],
    [
      'the day and time it has',
      aSession(),
      { kind: 'moveAppointment', day: '2026-03-02', appointmentTime: aSession().chart.scheduled.appointmentTime },
      { at: '08:00' },
      'appointment-unchanged',
      {},
    ],
    [
      'another day for who is here',
      day,
      { kind: 'moveAppointment', day: '2026-03-03', appointmentTime: '09:00' },
      { at: '08:50' },
      'already-arrived',
      {},
    ],
    ['a pump that is none', running, { ...home, lineId }, { at: '08:50' }, 'not-a-portable-pump', { drug }],
    [
      'a pump sent home before it ran',
      pumpVisit,
      home,
      { at: '08:44' },
      'stop-before-start',
      { drug: 'Fluorouracil', at: '08:44', earliest: '08:45' },
    ],
    [
      'a pump to come off before it goes home',
      pumpVisit,
      { ...home, disconnectAt: pumpVisit.at('08:50') },
      { at: '08:50' },
      'disconnect-not-later',
      { drug: 'Fluorouracil' },
    ],
    ['a pump that came off', disconnected, off, { at: '08:50' }, 'pump-already-off', { pump: 'CADD-6' }],
    [
      'a pump that came off before it was connected',
      day,
      { ...off, connectedAt: day.at('08:45') },
      { at: '08:40' },
      'stop-before-start',
      { drug: 'Fluorouracil', start: '08:45', at: '08:40', earliest: '08:45' },
    ],
    [
      'vitals put off too far',
      day,
      { kind: 'postponeVitals', dueId: 'x', until: day.at('09:41'), reason: 'asleep' },
      { at: '08:40' },
      'postpone-too-far',
      { minutes: '60' },
    ],
    [
      'an override nobody may give',
      day,
      { kind: 'overrideBlock', block: 'baseline-vitals-missing', reason: 'emergency', text: 'x' },
      { at: '08:40', witness: nurseBo },
      'not-allowed',
      { name: 'Bo Lindqvist' },
    ],
    [
      'an override by the nurse',
      day,
      { kind: 'overrideBlock', block: 'baseline-vitals-missing', reason: 'emergency', text: 'x' },
      { at: '08:40' },
      'not-allowed',
      { name: 'Ana Reyes' },
    ],
    [
      'an answer without whom',
      day,
      { kind: 'answerAlert', vitalsId: day.last('VitalsRecorded').id, answer: 'provider_called', provider: ' ' },
      { at: '08:40' },
      'provider-missing',
    ],
    [
      'an answer without what',
      day,
      { kind: 'answerAlert', vitalsId: day.last('VitalsRecorded').id, answer: 'other', text: ' ' },
      { at: '08:40' },
      'other-needs-text',
    ],
    [
      'seen by nobody in particular',
      day,
      { kind: 'writeNote', text: 'x' },
      { at: '08:40', now: '09:20', late: { ...forgotten, basis: 'seen_by_nurse' } },
      'seen-by-missing',
    ],
    [
      'a start before the app that is a push',
      day,
      { kind: 'recordStartBeforeApp', lineId: 'diphenhydramine', accessId: 'port', basis: 'pump' },
      { at: '08:40', late: forgotten, witness: nurseBo },
      'wrong-route-for-tap',
      { drug: 'Diphenhydramine', tap: 'push' },
    ],
    [
      'a start before the app without a reason',
      day,
      { kind: 'recordStartBeforeApp', lineId, accessId: 'port', basis: 'pump' },
      { at: '08:40', witness: nurseBo },
      'late-entry-needs-reason',
      { at: '08:40' },
    ],
    [
      'a start before the app, alone',
      day,
      { kind: 'recordStartBeforeApp', lineId, accessId: 'port', basis: 'pump' },
      { at: '08:40', late: forgotten, witness: nurseAna },
      'witness-same-person',
      { name: 'Ana Reyes' },
    ],
    [
      'a start before the app with somebody who may not',
      day,
      { kind: 'recordStartBeforeApp', lineId, accessId: 'port', basis: 'pump' },
      { at: '08:40', late: forgotten, witness: billerBen },
      'not-allowed',
      { name: 'Ben Ortiz' },
    ],
    [
      'a start before the app of what ran already',
      running,
      { kind: 'recordStartBeforeApp', lineId, accessId: 'port', basis: 'pump' },
      { at: '08:50', late: forgotten, witness: nurseBo },
      'line-running',
      { drug },
    ],
  ])

  it('another pump, or the same of another visit, still comes off', () => {
    expect(disconnected.decide({ ...off, pumpId: 'CADD-8' }, { at: '08:50' }).ok).toBe(true)
    expect(disconnected.decide({ ...off, connectSessionId: 'session-9' }, { at: '08:50' }).ok).toBe(true)
  })
})
