import { describe, expect, it } from 'vitest'
import { ASession, aSession } from '#test/builders/aSession.ts'
import { brDay, brTreatment } from '#test/builders/brDay.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { careDay } from '#test/builders/careDay.ts'
import { chargeCora, nurseAna, nurseBo } from '#test/builders/people.ts'
import type { Command } from '../command.ts'
import type { ChartEvent, EventKind } from '../events.ts'
import { chartEventSchema } from '../events.ts'

const visit = aSession().prepared().vitals('08:40', { setType: 'prn', pulse: 99 })
const vitalsId = visit.last('VitalsRecorded').id
const strike = { kind: 'voidEntry', eventId: vitalsId, reason: 'correcting_typing' } as const

describe('an entry made in error', () => {
  it('is struck through with its reason and stays readable', () => {
    const struck = visit.perform({ ...strike, text: 'Read the wrong monitor' }, { at: '09:30' })
    expect(struck.chart.vitals.map(({ pulse }) => pulse)).toEqual([76])
    const entry = struck.chart.history.find(({ event }) => event.id === vitalsId)
    expect(entry?.struckBy).toMatchObject({
      kind: 'EventVoided',
      userId: nurseAna.id,
      payload: { cause: 'entered_in_error', why: 'correcting_typing', reason: 'Read the wrong monitor' },
    })
  })

  it('is one’s own, or any for the charge nurse', () => {
    expect(visit.refusal(strike, { at: '09:30', by: nurseBo }).code).toBe('time-not-yours')
    expect(visit.decide(strike, { at: '09:30', by: chargeCora }).ok).toBe(true)
  })

  it('goes once, and not before what stands on it', () => {
    const struck = visit.perform(strike, { at: '09:30' })
    expect(struck.refusal(strike, { at: '09:31' }).code).toBe('event-already-replaced')
    const begun = brTreatment()
    const startOf = begun.last('LineStarted', 'rituximab').id
    expect(begun.refusal({ ...strike, eventId: startOf }, { at: '14:00' }).code).toBe('leaves-half-an-entry')
    expect(begun.refusal({ ...strike, eventId: begun.last('AccessRecorded').id }, { at: '14:00' }).code).toBe(
      'leaves-half-an-entry',
    )
  })

  it('says more where the reason is another one', () => {
    expect(visit.refusal({ ...strike, reason: 'other' }, { at: '09:30' }).code).toBe('other-needs-text')
  })

  it('may be the discharge: then it is said again', () => {
    const day = brDay()
    const back = day.perform({ ...strike, eventId: day.last('PatientDischarged').id }, { at: '15:02' })
    expect(back.chart.discharged).toBeNull()
    expect(back.discharged('15:00').chart.discharged?.stamp.at).toEqual(back.at('15:00'))
  })

  it('may be that the visit was closed, but nothing else of a closed visit', () => {
    const held = visit.perform({ kind: 'hold', reason: 'labs' }, { at: '09:00' })
    expect(held.refusal(strike, { at: '09:30' })).toEqual({ code: 'session-closed', facts: { reason: 'labs' } })
    const open = held.perform({ ...strike, eventId: held.last('SessionHeld').id }, { at: '09:30' })
    expect(open.chart.closed).toBeNull()
  })

  it('is never what came from elsewhere or was signed', () => {
    const first = visit.events[0]
    expect(visit.refusal({ ...strike, eventId: first?.id ?? '' }, { at: '09:30' }).code).toBe('entry-not-voidable')
    expect(visit.refusal({ ...strike, eventId: 'nothing' }, { at: '09:30' }).code).toBe('event-unknown')
  })
})

/** How an entry of each kind is put right before the signature, where it cannot simply be struck. */
const otherwise: Partial<Record<EventKind, string>> = {
  SessionScheduled: 'a new plan is proposed and accepted',
  EventVoided: 'the entry is made again',
  SessionSigned: 'an amendment is opened',
  AmendmentOpened: 'it is taken back',
  AmendmentWithdrawn: 'another one is opened',
  IdentityChanged: 'changed again',
  PlanChangeProposed: 'it is declined',
  PlanChangeAccepted: 'another one is proposed',
  PlanChangeDeclined: 'another one is proposed',
  AuthorizationsUpdated: 'updated again',
}

describe('every kind of entry', () => {
  const days = [careDay().events, brDay().events, ...endings()]
  const kinds = chartEventSchema.options.map(({ shape }) => shape.kind.value)

  it.each(kinds.filter((kind) => !(kind in otherwise)))(
    '%s can be struck as the newest entry, or its time corrected',
    (kind) => {
      const day = days.find((events) => events.some((event) => event.kind === kind))
      const index = day?.findLastIndex((event) => event.kind === kind) ?? -1
      if (!day) throw new Error(`no day holds ${kind}`)
      const target = day[index] as ChartEvent
      const upTo = new ASession(day.slice(0, day.findLastIndex(({ commandId }) => commandId === target.commandId) + 1))
      const command: Command = { kind: 'voidEntry', eventId: target.id, reason: 'correcting_typing' }
      const given = {
        ...upTo.context({ at: '08:00', by: chargeCora }),
        now: target.recordedAt,
        happenedAt: target.recordedAt,
      }
      expect(upTo.decide(command, { at: '08:00', by: chargeCora, extra: given }).ok).toBe(true)
    },
  )
})

/** Visits of what a quiet day and a busy one do not hold: the newest entry of each is one kind. */
function endings(): readonly (readonly ChartEvent[])[] {
  const ready = aSession().prepared()
  const sheet = { kind: 'attachPaper', sha256: 'a'.repeat(64), name: 'sheet.pdf', type: 'pdf', bytes: 9 } as const
  const em = { em: '99213', separatelyIdentifiable: true, decision: 'New cough' }
  const injection = aPlannedLine({ id: 'shot', route: 'subcutaneous' })
  const dose = { lineId: 'diphenhydramine', doseGiven: { amount: '50', unit: 'mg' } }
  return [
    ready.perform({ kind: 'writeNote', text: 'x' }, { at: '08:40' }),
    ready.perform({ kind: 'documentVisit', ...em }, { at: '08:40' }),
    ready.perform(sheet, { at: '08:40', extra: { isScanHeld: true } }),
    ready.perform({ kind: 'addLine', line: injection }, { at: '08:40' }),
    ready.perform({ kind: 'hold', reason: 'labs' }, { at: '08:40' }),
    ready.perform({ kind: 'cancel', reason: 'labs' }, { at: '08:40' }),
    aSession().perform({ kind: 'markNoShow', reason: 'patient_left' }, { at: '08:40' }),
    ready.perform({ kind: 'markEnteredInError', reason: 'Wrong day' }, { at: '08:40' }),
    ready.perform({ kind: 'markNotGiven', lineId: 'rituximab', reason: 'labs' }, { at: '08:40' }),
    ready.pushed('diphenhydramine', '08:40').perform({ kind: 'correctDose', ...dose }, { at: '08:41' }),
    ready
      .started('dexamethasone', '08:40')
      .perform(
        { kind: 'declareStopUnknown', lineId: 'dexamethasone', reason: 'urgent_care', basis: 'memory' },
        { at: '08:50' },
      ),
    aSession({ lines: [injection] })
      .prepared()
      .perform(
        { kind: 'giveInjection', lineId: 'shot', site: 'abdomen', side: 'left', doseGiven: injection.dose },
        { at: '08:40' },
      ),
  ].map(({ events }) => events)
}
