import { describe, expect, it } from 'vitest'
import { measuredSigns, vitalLimits } from '#shared/clinical/vitalLimits.ts'
import { type ASession, aSession, calmVitals, forgotten, readySheet } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { aPlannedLine, brPlan } from '#test/builders/brPlan.ts'
import { chargeCora, nurseAna, nurseBo, nurseNew } from '#test/builders/people.ts'
import { signedAt } from '#test/builders/signedVisit.ts'
import type { Command, CommandOf } from '../command.ts'
import { mergeEvents } from '../fold/mergeEvents.ts'

/** Where a guard just does not hold: the value at the limit, the other record, the person who may. */

const lineId = 'dexamethasone'
const day = aSession().prepared()
const running = day.started(lineId, '08:45', { rateMlPerHour: '100' })
const done = running.stopped(lineId, '09:05')
const takes = (session: ASession, command: Command, given: Parameters<ASession['decide']>[1]): string | null => {
  const decided = session.decide(command, given)
  return decided.ok ? null : decided.error.code
}

describe('vitals', () => {
  const here = aSession().arrived('08:30')
  const measure = (sign: string, value: number): Command => ({
    ...{ kind: 'recordVitals', setType: 'prn', weightConfirmed: true },
    [sign]: value,
  })

  it.each(measuredSigns)('%s at its limits is taken, one beyond is a slip', (sign) => {
    const [low, high] = vitalLimits[sign].refuse
    for (const value of [low, high]) expect(takes(here, measure(sign, value), { at: '08:31' })).toBeNull()
    for (const value of [low - 1, high + 1])
      expect(here.refusal(measure(sign, value), { at: '08:31' })).toEqual({
        code: 'vitals-out-of-range',
        facts: { sign, typed: String(value), low: String(low), high: String(high) },
      })
  })

  it('a weight is held against the dosing weight, where the plan has one', () => {
    const heavy = { kind: 'recordVitals', setType: 'prn', weightGrams: 200_000 } as const
    expect(takes(here, heavy, { at: '08:31' })).toBe('weight-jump')
    const { dosingWeightKg: _none, ...plan } = brPlan
    expect(takes(aSession({ plan }).arrived('08:30'), heavy, { at: '08:31' })).toBeNull()
  })
})

describe('OK to treat', () => {
  const { lines } = brPlan
  const sheet = { at: '08:35' }

  it('asks about every drug that waits, not only the first', () => {
    const last = aPlannedLine({ id: 'vincristine', sequence: 9, route: 'intrathecal' })
    const two = aSession({ lines: [...lines, last] })
      .arrived('08:30')
      .vitals('08:31')
    expect(takes(two, readySheet, sheet)).toBe('vinca-intrathecal')
    const not = { kind: 'markNotGiven', lineId: 'vincristine', reason: 'provider_decision' } as const
    expect(takes(two.perform(not, { at: '08:33' }), readySheet, sheet)).toBeNull()
    expect(takes(aSession({ lines }).arrived('08:30').vitals('08:31'), readySheet, sheet)).toBeNull()
  })

  it('stops at a lab to call about, and not at one that only warns', () => {
    const withLab = (value: string) =>
      aSession({ plan: { ...brPlan, labs: [{ name: 'ANC', value, on: '2026-03-01' }] } })
        .arrived('08:30')
        .vitals('08:31')
    expect(takes(withLab('0.3'), readySheet, sheet)).toBe('labs-stop-and-call')
    expect(takes(withLab('1.2'), readySheet, sheet)).toBeNull()
  })
})

describe('the stay', () => {
  const gone = done.discharged('09:10')

  it('holds the minute of the discharge', () => {
    expect(takes(gone, { kind: 'recordVitals', ...calmVitals, setType: 'post' }, { at: '09:10' })).toBeNull()
  })

  it('a chair may be taken once the patient has left it', () => {
    const taken = { at: '09:12', by: chargeCora, extra: { takenChairs: new Map([['6', 'Somebody']]) } }
    expect(takes(done, { kind: 'moveChair', chair: '6' }, taken)).toBe('chair-taken')
    expect(takes(gone, { kind: 'moveChair', chair: '6' }, taken)).toBeNull()
  })

  it('an entry from paper meets the same guards', () => {
    const closed = aSession().arrived('08:30').perform({ kind: 'hold', reason: 'labs' }, { at: '08:40' })
    const paper = { at: '08:35', now: '09:00', late: forgotten, extra: { source: 'paper', paperBy: nurseBo } } as const
    expect(takes(closed, { kind: 'writeNote', text: 'x' }, paper)).toBe('session-closed')
  })
})

describe('an access', () => {
  const hand: Partial<CommandOf<'recordAccess'>> = { accessId: 'hand', device: 'peripheral', reason: 'Poor vein' }
  const both = day.access('08:35', hand)

  it('recorded again corrects its facts: only a further one says why', () => {
    const port = { kind: 'recordAccess', accessId: 'port', device: 'port_single', site: 'chest', side: 'left' } as const
    expect(takes(both, port, { at: '08:40' })).toBeNull()
    expect(takes(both, { ...port, accessId: 'foot' }, { at: '08:40' })).toBe('second-access-needs-reason')
    expect(takes(both, { ...port, accessId: 'foot', reason: ' ' }, { at: '08:40' })).toBe('second-access-needs-reason')
  })
})

describe('letting run on', () => {
  const onset: CommandOf<'openReaction'> = {
    ...{ kind: 'openReaction', reactionId: 'r1', symptoms: ['flushing'], pauseRunning: true },
  }
  const reacting = running.perform(onset, { at: '08:50' })
  const resume = { kind: 'resumeLine', lineId, rateMlPerHour: '60' } as const

  it('over half of the rate needs somebody’s order, by name', () => {
    const facts = { drug: 'Dexamethasone', onset: '100' }
    expect(reacting.refusal(resume, { at: '08:55' })).toEqual({ code: 'resume-over-half', facts })
    expect(takes(reacting, { ...resume, orderedBy: ' ' }, { at: '08:55' })).toBe('resume-over-half')
    expect(takes(reacting, { ...resume, orderedBy: 'Dr Amin' }, { at: '08:55' })).toBeNull()
  })

  it('all at once is for what one tap paused and nothing else, and not after a reaction', () => {
    const all = { kind: 'resumeAll' } as const
    const paused = running.perform({ kind: 'pauseAll', reason: 'pump_alarm' }, { at: '08:50' })
    expect(takes(paused, all, { at: '08:55' })).toBeNull()
    expect(takes(paused.stopped(lineId, '08:55'), all, { at: '08:56' })).toBe('nothing-paused')
    expect(takes(running.paused(lineId, '08:50'), all, { at: '08:55' })).toBe('nothing-paused')
    const alarmed = running
      .perform({ ...onset, pauseRunning: false }, { at: '08:49' })
      .perform({ kind: 'pauseAll', reason: 'reaction' }, { at: '08:50' })
    expect(alarmed.refusal(all, { at: '08:55' })).toEqual({
      code: 'resume-needs-rate',
      facts: { drug: 'Dexamethasone' },
    })
  })
})

describe('a record of a reaction or an extravasation', () => {
  const open = (reactionId: string): CommandOf<'openReaction'> => ({
    ...{ kind: 'openReaction', reactionId, symptoms: ['flushing'], pauseRunning: false },
  })
  const two = running.started('saline', '08:46', { sameLineOnPurpose: true }).perform(open('r1'), { at: '08:50' })
  const close = (facts: Partial<CommandOf<'closeReaction'>> = {}): Command => ({
    ...{ kind: 'closeReaction', reactionId: 'r1', term: 'infusion_related_reaction', grade: 2 },
    ...{ outcome: 'resumed_same_rate', allergyListUpdated: false, reportFiled: false },
    ...facts,
  })

  it('is one that was opened', () => {
    const unknown: readonly Command[] = [
      { kind: 'addReactionSymptoms', reactionId: 'r9', symptoms: ['itch'] },
      { kind: 'recordReactionAction', reactionId: 'r9', action: 'oxygen' },
      close({ reactionId: 'r9' }),
      { kind: 'recordExtravasationAction', extravasationId: 'x9', action: 'cold' },
      { kind: 'closeExtravasation', extravasationId: 'x9', grade: 1, outcome: 'Settled', followUpOn: [] },
    ]
    for (const command of unknown) expect(takes(two, command, { at: '08:55' })).toBe('record-unknown')
  })

  it('says what another action was', () => {
    expect(
      takes(two, { kind: 'recordReactionAction', reactionId: 'r1', action: 'other', text: ' ' }, { at: '08:55' }),
    ).toBe('other-needs-text')
    const outside = two.perform(
      { kind: 'openExtravasation', extravasationId: 'x1', accessId: 'port', pauseRunning: false },
      { at: '08:51' },
    )
    const other = { kind: 'recordExtravasationAction', extravasationId: 'x1', action: 'other', text: ' ' } as const
    expect(takes(outside, other, { at: '08:55' })).toBe('other-needs-text')
  })

  it('has a grade of its term', () => {
    expect(two.refusal(close({ term: 'anaphylaxis' }), { at: '09:00' })).toEqual({
      code: 'grade-not-in-term',
      facts: { term: 'anaphylaxis', lowest: '3' },
    })
    expect(takes(two, close({ term: 'anaphylaxis', grade: 3 }), { at: '09:00' })).toBeNull()
    expect(takes(two, close({ grade: 0 }), { at: '09:00' })).toBe('grade-not-in-term')
    expect(takes(two, close({ term: 'other', grade: 0, text: 'Vasovagal' }), { at: '09:00' })).toBeNull()
  })

  it('ends "stopped for good" when what ran then has stopped, whatever runs since', () => {
    const forGood = close({ outcome: 'stopped_for_good' })
    expect(two.refusal(forGood, { at: '09:10' })).toEqual({ code: 'drug-running', facts: { drug: 'Dexamethasone' } })
    const later = done.withEvents(
      running.perform(open('r1'), { at: '08:50' }).stopped(lineId, '09:05').started('saline', '09:06').events,
    )
    expect(takes(later, forGood, { at: '09:10' })).toBeNull()
  })
})

describe('what comes from elsewhere', () => {
  it('an answer is about the plan that is proposed', () => {
    const { plan } = day.chart.scheduled
    const proposed = day.perform(
      { kind: 'proposePlan', plan: { ...plan, regimen: 'B' }, from: 'Orders' },
      { at: '08:40' },
    )
    for (const kind of ['acceptPlan', 'declinePlan'] as const) {
      expect(takes(proposed, { kind, proposalId: 'another' }, { at: '08:41' })).toBe('proposal-unknown')
      expect(takes(day, { kind, proposalId: 'another' }, { at: '08:41' })).toBe('proposal-unknown')
    }
  })

  it('an answered offer is the one that was made; the charge nurse ends a cover', () => {
    const offered = day.perform({ kind: 'offerHandoff', toUserId: 'user-bo', as: 'lunch' }, { at: '08:40' })
    const handoffId = offered.last('HandoffOffered').id
    expect(takes(offered, { kind: 'withdrawHandoff', handoffId: 'another' }, { at: '08:41' })).toBe('handoff-unknown')
    expect(takes(day, { kind: 'withdrawHandoff', handoffId }, { at: '08:41' })).toBe('handoff-unknown')
    const covered = offered.perform({ kind: 'acceptHandoff', handoffId }, { at: '08:42', by: nurseBo })
    expect(takes(covered, { kind: 'endCover', handoffId }, { at: '08:50', by: nurseNew })).toBe('handoff-not-yours')
    expect(takes(covered, { kind: 'endCover', handoffId }, { at: '08:50', by: chargeCora })).toBeNull()
  })

  it('an earlier visit is the one that was named, and another one', () => {
    const earlier = { ...brDay().chart, sessionId: 'session-0' }
    const link = { kind: 'linkEarlierSession', earlierSessionId: 'session-0', reason: 'Came back' } as const
    const given = (otherChart: typeof earlier) => ({ at: '08:40', extra: { otherChart } })
    expect(takes(day, link, given(earlier))).toBeNull()
    expect(takes(day, link, given({ ...earlier, sessionId: 'session-9' }))).toBe('other-chart-unknown')
    const itself = { ...link, earlierSessionId: day.chart.sessionId }
    expect(takes(day, itself, given({ ...earlier, sessionId: day.chart.sessionId }))).toBe('other-patient')
  })
})

describe('an amendment', () => {
  it('is opened by the nurse who holds the visit, though she wrote nothing in it; a second one names the first', () => {
    const held = brDay().perform({ kind: 'assignNurse', nurseId: nurseNew.id }, { at: '15:01', by: chargeCora })
    const open = { kind: 'openAmendment', reason: 'correcting_typing', text: 'Typed wrong' } as const
    const signed = signedAt(held, '15:05')
    expect(takes(signed, open, { at: '15:10', by: nurseNew })).toBeNull()
    const opened = signed.perform(open, { at: '15:10', by: nurseAna })
    expect(opened.refusal(open, { at: '15:12' })).toEqual({ code: 'amendment-open', facts: { at: '15:10' } })
  })

  it('is taken back where one is open', () => {
    expect(takes(brDay(), { kind: 'withdrawAmendment' }, { at: '15:05' })).toBe('amendment-not-open')
  })
})

describe('a contradiction', () => {
  it('of two signatures is settled by the next version, not by choosing one', () => {
    const visit = brDay()
    const [one, other] = [signedAt(visit, '15:05'), signedAt(visit, '15:06')]
    const theirs = other.events.map((event) => (event.kind === 'SessionSigned' ? { ...event, id: 'their-own' } : event))
    const merged = visit.withEvents(mergeEvents(one.events, theirs).events)
    const opened = merged.perform(
      { kind: 'openAmendment', reason: 'correcting_typing', text: 'Signed twice' },
      { at: '15:10' },
    )
    const keep = { kind: 'resolveConflict', keepEventId: 'their-own', reason: 'Asked both' } as const
    expect(takes(opened, keep, { at: '15:12' })).toBe('session-signed')
  })

  it('of two reasons why it was not given leaves one', () => {
    const twice = day
      .withEvent('LineNotGiven', { lineId, reason: 'labs' }, '08:44')
      .withEvent('LineNotGiven', { lineId, reason: 'patient_declined' }, '08:45')
    const [first, second] = twice.events.filter(({ kind }) => kind === 'LineNotGiven')
    const settled = twice.perform(
      { kind: 'resolveConflict', keepEventId: second?.id ?? '', reason: 'Asked both' },
      { at: '09:00' },
    )
    expect(settled.events.filter(({ kind }) => kind === 'EventVoided')).toMatchObject([
      { payload: { target: first?.id } },
    ])
  })

  it('of given and not given leaves every fact of giving, where it was given', () => {
    const push = { lineId, accessId: 'port', doseGiven: { amount: '12', unit: 'mg' } }
    const both = running
      .withEvent('PushGiven', push, '08:46')
      .withEvent('LineNotGiven', { lineId, reason: 'labs' }, '08:44')
    const keepEventId = both.last('PushGiven').id
    const settled = both.perform({ kind: 'resolveConflict', keepEventId, reason: 'Asked both' }, { at: '09:00' })
    const voided = settled.events.filter(({ kind }) => kind === 'EventVoided')
    expect(voided).toMatchObject([{ payload: { target: both.last('LineNotGiven').id } }])
  })
})

describe('a time set by hand', () => {
  const late = { now: '10:00', late: forgotten }

  it('makes this drug right, though it was wrong before', () => {
    const stop = { lineId, doseGiven: null }
    const wrong = running.withEvent('LineStopped', stop, '08:40')
    const correct = { kind: 'correctTime', eventId: wrong.last('LineStopped').id } as const
    expect(takes(wrong, correct, { at: '08:42', ...late })).toBe('stop-before-start')
    expect(takes(wrong, correct, { at: '09:00', ...late })).toBeNull()
  })

  it('of no drug is not held up by another entry of no drug', () => {
    const early = day.withEvent('VitalsRecorded', { setType: 'prn', pulse: 70 }, '08:20')
    const baseline = { kind: 'correctTime', eventId: day.last('VitalsRecorded').id } as const
    expect(takes(early, baseline, { at: '08:35', ...late })).toBeNull()
  })

  it('says at which time a reason is missing', () => {
    const start = { kind: 'correctTime', eventId: running.last('LineStarted').id } as const
    expect(running.refusal(start, { at: '08:46', now: '08:50' })).toEqual({
      code: 'late-entry-needs-reason',
      facts: { at: '08:46' },
    })
  })
})
