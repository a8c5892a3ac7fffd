import type { ChartEvent, EventKind } from '#shared/chart/events.ts'
import { aPhoto } from './aPhoto.ts'
import { type ASession, aSession, forgotten } from './aSession.ts'
import { brDay } from './brDay.ts'
import { aPlannedLine, brPlan, brScheduled } from './brPlan.ts'
import { chargeCora, nurseBo } from './people.ts'

const checked = [
  'patient',
  'drug',
  'dose',
  'volume',
  'rate',
  'route',
  'use_by',
  'looks_right',
  'sequence',
  'pump_setting',
] as const

const line = aPlannedLine({
  id: 'taxol',
  name: 'Paclitaxel',
  role: 'antineoplastic',
  volumeMl: '500',
  plannedMinutes: 60,
})
const pump = aPlannedLine({ id: 'pump', sequence: 2, route: 'pump_prolonged', plannedMinutes: 2_760 })

/** A day on which everything happens once that a quiet day has not: its events stand for every kind of them. */
export function careDay(): ASession {
  const reading = { lineId: 'taxol', identifiers: ['name' as const, 'mrn' as const], items: [...checked] }
  const begun = aSession({ lines: [line, pump], nurseId: 'user-ana' })
    .perform({ kind: 'moveAppointment', day: '2026-03-02', appointmentTime: '08:15' }, { at: '07:50' })
    .arrived('08:00')
    .vitals('08:02')
    .access('08:03')
    .access('08:04', { accessId: 'hand', device: 'peripheral', reason: 'Incompatible drugs' })
    .perform({ kind: 'reviewPatient', ecog: 1 }, { at: '08:05' })
    .ready('08:06')
    .perform({ kind: 'moveChair', chair: '6' }, { at: '08:06', by: chargeCora })
    .perform({ kind: 'assignNurse', nurseId: 'user-bo' }, { at: '08:06', by: chargeCora })
    .perform({ kind: 'assignNurse', nurseId: 'user-ana' }, { at: '08:06', by: chargeCora })
    .perform({ kind: 'releaseLine', lineId: 'taxol' }, { at: '08:07' })
    .perform({ kind: 'mixLine', lineId: 'taxol' }, { at: '08:20' })
    .perform(
      { kind: 'receiveLine', lineId: 'taxol', scanned: true, patientLabelMatches: true, looksRight: true },
      { at: '08:40' },
    )
    .perform({ kind: 'giveFirstCheck', ...reading }, { at: '08:41' })
    .perform({ kind: 'giveSecondCheck', ...reading }, { at: '08:42', by: nurseBo })
    .started('taxol', '08:45', { rateMlPerHour: '100' })
  return aroundTheDrug(begun)
}

function aroundTheDrug(begun: ASession): ASession {
  const reacted = begun
    .perform({ kind: 'checkRate', lineId: 'taxol', rateMlPerHour: '100' }, { at: '08:46' })
    .perform(
      { kind: 'changeRate', lineId: 'taxol', rateMlPerHour: '200', reason: 'planned_step', step: 1 },
      { at: '08:50' },
    )
    .perform({ kind: 'checkSite', accessId: 'port', look: ['normal'], bloodReturn: 'brisk' }, { at: '08:51' })
    .perform(
      { kind: 'postponeVitals', dueId: 'taxol during', until: begun.at('09:10'), reason: 'asleep' },
      { at: '08:52' },
    )
    .perform({ kind: 'silenceAlarm', alarmId: 'taxol at_end' }, { at: '08:53' })
    .perform({ kind: 'openReaction', reactionId: 'r1', symptoms: ['flushing'], pauseRunning: true }, { at: '08:55' })
    .vitals('08:56', { setType: 'reaction', systolic: 88 })
    .perform({ kind: 'recordReactionAction', reactionId: 'r1', action: 'fluids' }, { at: '08:57' })
    .perform({ kind: 'addReactionSymptoms', reactionId: 'r1', symptoms: ['chills'] }, { at: '08:58' })
  return afterReaction(
    reacted.perform(
      { kind: 'answerAlert', vitalsId: reacted.last('VitalsRecorded').id, answer: 'treated' },
      { at: '08:59' },
    ),
  )
}

function afterReaction(reacted: ASession): ASession {
  return handedOver(
    reacted
      .perform({ kind: 'resumeLine', lineId: 'taxol', rateMlPerHour: '100' }, { at: '09:10' })
      .perform(
        {
          kind: 'closeReaction',
          reactionId: 'r1',
          term: 'infusion_related_reaction',
          grade: 2,
          outcome: 'resumed_half_rate',
          allergyListUpdated: true,
          reportFiled: true,
        },
        { at: '09:12' },
      )
      .perform({ kind: 'changeBag', lineId: 'taxol', emptySince: reacted.at('09:20'), lot: 'L2' }, { at: '09:22' })
      .perform({ kind: 'noteTolerance', lineId: 'taxol', tolerance: 'with_discomfort' }, { at: '09:23' })
      .perform({ kind: 'moveLine', lineId: 'taxol', accessId: 'hand', reason: 'poor_vein' }, { at: '09:25' })
      .perform({ kind: 'answerSameLine', lineId: 'taxol' }, { at: '09:26' })
      .perform(
        { kind: 'openExtravasation', extravasationId: 'x1', accessId: 'hand', lineId: 'taxol', pauseRunning: false },
        { at: '09:30' },
      )
      .perform({ kind: 'recordExtravasationAction', extravasationId: 'x1', action: 'cold' }, { at: '09:31' })
      .perform(
        { kind: 'closeExtravasation', extravasationId: 'x1', grade: 1, outcome: 'Settled', followUpOn: ['2026-03-04'] },
        { at: '09:40' },
      ),
  )
}

function handedOver(treated: ASession): ASession {
  const offered = treated.perform({ kind: 'offerHandoff', toUserId: 'user-bo', as: 'lunch' }, { at: '09:41' })
  const handoffId = offered.last('HandoffOffered').id
  const covered = offered
    .perform({ kind: 'acceptHandoff', handoffId }, { at: '09:42', by: nurseBo })
    .perform({ kind: 'endCover', handoffId }, { at: '09:50' })
    .perform({ kind: 'offerHandoff', toUserId: 'user-bo', as: 'handoff' }, { at: '09:51' })
  const second = covered.last('HandoffOffered').id
  const own = covered
    .perform({ kind: 'withdrawHandoff', handoffId: second }, { at: '09:52' })
    .perform(
      { kind: 'overrideStop', stop: 'allergy', lineId: 'pump', provider: 'Dr Amin', reason: 'provider_order' },
      { at: '09:53' },
    )
    .perform(
      { kind: 'overrideBlock', block: 'baseline-vitals-missing', reason: 'emergency', text: 'Taken on paper' },
      { at: '09:54', by: chargeCora },
    )
  return changedUpstream(own)
}

function changedUpstream(own: ASession): ASession {
  const { patient, authorizations, plan } = own.chart.scheduled
  const propose = (regimen: string) => ({ kind: 'proposePlan' as const, plan: { ...plan, regimen }, from: 'Orders' })
  const first = own.perform(propose('One'), { at: '09:55' })
  const declined = first.perform(
    { kind: 'declinePlan', proposalId: first.last('PlanChangeProposed').id },
    { at: '09:56' },
  )
  const second = declined.perform(propose('Two'), { at: '09:57' })
  const changed = second
    .perform({ kind: 'acceptPlan', proposalId: second.last('PlanChangeProposed').id }, { at: '09:58' })
    .perform({ kind: 'takePhoto', jpegBase64: aPhoto }, { at: '09:59' })
    .perform({ kind: 'changeIdentity', change: 'renamed', patient: { ...patient, last: 'Obi' } }, { at: '09:59' })
    .perform({ kind: 'updateAuthorizations', authorizations }, { at: '10:00', by: chargeCora })
    .perform(
      { kind: 'linkEarlierSession', earlierSessionId: 'session-0', reason: 'Came back' },
      { at: '10:01', extra: { otherChart: earlier() } },
    )
  return gone(changed)
}

const earlier = () => ({ ...brDay().chart, sessionId: 'session-0' })

function gone(changed: ASession): ASession {
  return changed
    .started('pump', '10:02')
    .perform(
      {
        kind: 'sendPumpHome',
        lineId: 'pump',
        pumpId: 'CADD-7',
        rateMlPerHour: '2',
        volumeMl: '92',
        plannedMinutes: 2_760,
      },
      { at: '10:05' },
    )
    .perform(
      {
        kind: 'disconnectPump',
        pumpId: 'CADD-6',
        drug: 'Fluorouracil',
        connectSessionId: 'session-0',
        connectedAt: changed.at('08:00'),
        volumeLeftMl: '0',
        doseGiven: { amount: '100', unit: 'mg' },
      },
      { at: '10:06' },
    )
    .perform({ kind: 'recordFlush', accessId: 'port', volumeMl: '10', solution: 'heparin' }, { at: '10:07' })
    .perform({ kind: 'endAccess', accessId: 'port', how: 'locked' }, { at: '10:08' })
    .perform(
      { kind: 'transferOut', to: 'Emergency department', reason: 'Chest pain', lineStatus: 'left_in_place' },
      { at: '10:10' },
    )
}

/** The kinds that close a visit otherwise, or belong to another day: one event each, beside `careDay`. */
export function otherEndings(): readonly ChartEvent[] {
  const ready = aSession({ patient: brScheduled.patient, plan: brPlan })
  const closing = { reason: 'patient_left' } as const
  return [
    ...ready.perform({ kind: 'markEnteredInError', reason: 'Wrong day' }, { at: '08:40' }).events.slice(1),
    ...ready.withEvent('SessionHeld', closing, '08:41').events.slice(1),
    ...ready.withEvent('SessionCancelled', closing, '08:42').events.slice(1),
    ...ready.withEvent('PatientDidNotCome', closing, '08:43').events.slice(1),
    ...ready.withEvent('NoteWritten', { text: 'x' }, '08:44', { late: forgotten }).events.slice(1),
  ].map((event, index) => ({ ...event, id: `ending-${index}` }))
}

/** The kinds of events among these. */
export const kindsOf = (events: readonly ChartEvent[]): ReadonlySet<EventKind> =>
  new Set(events.map(({ kind }) => kind))
