import { describe, expect, it } from 'vitest'
import { usualChairTimes } from '#shared/clinical/chairTimes.ts'
import { usualLimits } from '#shared/clinical/clinicalLimits.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import { type ASession, aSession, forgotten, readySheet, wholeReading } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { chargeCora, nurseBo } from '#test/builders/people.ts'
import { frozenOf } from '#test/builders/signedVisit.ts'
import type { CommandOf } from '../command.ts'
import type { EventKind } from '../events.ts'

/** What an entry keeps of the command it came from, field by field: nothing left out, nothing that nobody said. */

const lineId = 'dexamethasone'
const day = aSession().prepared()
const running = day.started(lineId, '08:45', { rateMlPerHour: '100' })
const kept = (session: ASession, kind: EventKind) => session.last(kind).payload

describe('what the practice had set', () => {
  it('goes with the arrival and with each set of vitals, where it set anything', () => {
    const times = { ...usualChairTimes, alarms: { ...usualChairTimes.alarms, silence: 3 } }
    const arrive: CommandOf<'recordArrival'> = { kind: 'recordArrival', identifiers: ['name', 'birth_date'] }
    expect(kept(aSession().perform(arrive, { at: '08:20', extra: { times } }), 'PatientArrived')).toStrictEqual({
      identifiers: ['name', 'birth_date'],
      times,
    })
    expect(kept(aSession().perform(arrive, { at: '08:20' }), 'PatientArrived')).not.toHaveProperty('times')
    const measure = { kind: 'recordVitals', setType: 'prn', pulse: 76 } as const
    const limited = day.perform(measure, { at: '08:35', extra: { limits: usualLimits } })
    expect(kept(limited, 'VitalsRecorded')).toStrictEqual({ setType: 'prn', pulse: 76, limits: usualLimits })
    expect(kept(day.perform(measure, { at: '08:35' }), 'VitalsRecorded')).not.toHaveProperty('limits')
  })
})

describe('a stop that was computed', () => {
  const accept = { kind: 'acceptComputedStop', lineId, volumeMl: '10' } as const

  it('keeps the volume it was computed from, and is late for the pump was forgotten', () => {
    const stopped = running.perform(accept, { at: '09:30' })
    expect(kept(stopped, 'LineStopped')).toStrictEqual({
      lineId,
      doseGiven: { amount: '12', unit: 'mg' },
      volumeGivenMl: '10',
      computed: { volumeMl: '10' },
    })
    expect(stopped.last('LineStopped').late).toEqual({ reason: 'forgot_pump_history', basis: 'computed_volume_rate' })
  })

  it('holds as much drug as had run in, and exactly the order once the bag had, with a tenth for overfill', () => {
    const dose = { amount: '12.345', unit: 'mg' }
    const given = (volumeMl: string, of: PlannedLine) => {
      const hung = aSession({ lines: [of] })
        .prepared()
        .started(lineId, '08:45', { rateMlPerHour: '100' })
      return hung.perform({ ...accept, volumeMl }, { at: '10:00' }).last('LineStopped').payload.doseGiven
    }
    const bag = aPlannedLine({ id: lineId, route: 'iv_infusion', dose, volumeMl: '50' })
    expect(given('25', bag)).toEqual({ amount: '6.17', unit: 'mg' })
    expect(given('50', bag)).toEqual(dose)
    expect(given('55', bag)).toEqual(dose)
    const { volumeMl: _, ...unmeasured } = bag
    expect(given('25', unmeasured)).toEqual(dose)
  })

  it('keeps another reason that was said, never another basis', () => {
    const late = { reason: 'with_another_patient', basis: 'memory' } as const
    const stopped = running.perform(accept, { at: '09:30', late })
    expect(stopped.last('LineStopped').late).toEqual({ ...late, basis: 'computed_volume_rate' })
  })

  it('lies in the stay', () => {
    const gone = running.withEvent('PatientDischarged', { condition: 'stable', lineStatus: 'locked' }, '08:48')
    expect(gone.refusal(accept, { at: '09:30' }).code).toBe('already-discharged')
  })
})

describe('times on the clinic’s clock', () => {
  it('the moment an old bag ran empty, whoever’s clock it was read on', () => {
    const emptySince = { utc: running.at('08:50').utc, zone: 'UTC', offset: 0 }
    const changed = running.perform({ kind: 'changeBag', lineId, emptySince }, { at: '08:52' })
    expect(kept(changed, 'BagChanged')).toStrictEqual({ lineId, emptySince: running.at('08:50') })
    expect(kept(running.perform({ kind: 'changeBag', lineId }, { at: '08:52' }), 'BagChanged')).toStrictEqual({
      lineId,
    })
  })
})

describe('a start before the app', () => {
  const start = { kind: 'recordStartBeforeApp', lineId, accessId: 'port' } as const
  const given = { at: '08:40', late: forgotten, witness: nurseBo }

  it('keeps its basis, its source, the second person, and a rate that was read', () => {
    const read = day.perform({ ...start, basis: 'pump', rateMlPerHour: '80' }, given)
    expect(kept(read, 'LineStarted')).toStrictEqual({
      lineId,
      accessId: 'port',
      rateMlPerHour: '80',
      beforeApp: { basis: 'pump', secondUserId: 'user-bo' },
    })
    expect(read.last('LineStarted').source).toBe('pump')
    const onPaper = day.perform({ ...start, basis: 'paper' }, given)
    expect(kept(onPaper, 'LineStarted')).toStrictEqual({
      lineId,
      accessId: 'port',
      beforeApp: { basis: 'paper', secondUserId: 'user-bo' },
    })
    expect(onPaper.last('LineStarted').source).toBe('paper')
  })

  it('is drawn before anybody has typed a PIN', () => {
    const { witness: _nobody, ...alone } = given
    const drawn = day.perform({ ...start, basis: 'pump' }, { ...alone, extra: { preview: true } })
    expect(kept(drawn, 'LineStarted')).toMatchObject({ beforeApp: { secondUserId: 'preview' } })
  })
})

describe('a second check', () => {
  const reading = { lineId: 'rituximab', ...wholeReading }
  const first = day.perform({ kind: 'giveFirstCheck', ...reading }, { at: '08:38' })
  const second = { kind: 'giveSecondCheck' as const, ...reading, identifiers: ['name' as const, 'mrn' as const] }

  it('keeps what the second person read, beside who the two were', () => {
    const read = first.perform(second, { at: '08:40', witness: nurseBo })
    expect(kept(read, 'SecondCheckGiven')).toStrictEqual({
      ...reading,
      firstUserId: 'user-ana',
      secondUserId: 'user-bo',
      identifiers: ['name', 'mrn'],
    })
  })

  it('is drawn before anybody has typed a PIN, by the first person too', () => {
    const preview = { at: '08:40', extra: { preview: true } }
    expect(kept(first.perform(second, preview), 'SecondCheckGiven')).toMatchObject({ secondUserId: 'preview' })
    expect(first.refusal({ ...second, identifiers: [] }, { ...preview, by: nurseBo }).code).toBe('identifiers-missing')
  })
})

describe('an override', () => {
  const override = { kind: 'overrideBlock', block: 'baseline-vitals-missing', reason: 'emergency', text: 'x' } as const

  it('keeps the charge nurse whose PIN came with it, and nobody beside one who is signed in', () => {
    expect(kept(day.perform(override, { at: '08:40', witness: chargeCora }), 'BlockOverridden')).toMatchObject({
      overriddenBy: 'user-cora',
    })
    for (const witness of [nurseBo, chargeCora])
      expect(
        kept(day.perform(override, { at: '08:40', by: chargeCora, witness }), 'BlockOverridden'),
      ).not.toHaveProperty('overriddenBy')
  })

  it('is drawn before anybody has typed a PIN, and asks for a charge nurse’s', () => {
    expect(day.decide(override, { at: '08:40', extra: { preview: true } }).ok).toBe(true)
    expect(day.refusal(override, { at: '08:40', witness: nurseBo, extra: { preview: true } }).code).toBe('not-allowed')
  })

  it('of a visit in error keeps whose it was', () => {
    const wrong = { kind: 'markEnteredInError', reason: 'Wrong day' } as const
    expect(kept(running.perform(wrong, { at: '08:50', witness: chargeCora }), 'SessionEnteredInError')).toStrictEqual({
      reason: 'Wrong day',
      chargeUserId: 'user-cora',
    })
    expect(kept(day.perform(wrong, { at: '08:40' }), 'SessionEnteredInError')).toStrictEqual({ reason: 'Wrong day' })
  })

  it('of an authorization keeps whose it was; a matched one names nobody', () => {
    const here = aSession().arrived('08:30').vitals('08:31')
    const given = { at: '08:35', witness: chargeCora }
    expect(kept(here.perform(readySheet, given), 'ReadinessConfirmed')).toMatchObject({
      authorization: { answer: 'matched' },
    })
    const { authorization } = here.perform(readySheet, given).last('ReadinessConfirmed').payload
    expect(authorization).toStrictEqual({ answer: 'matched' })
  })
})

describe('a reaction', () => {
  const open: CommandOf<'openReaction'> = {
    ...{ kind: 'openReaction', reactionId: 'r1', symptoms: ['flushing'], pauseRunning: true },
  }

  it('keeps what ran then, its minutes and its rate where one is known, and nothing that had ended', () => {
    const other = running.stopped(lineId, '08:50').started('saline', '08:52')
    expect(kept(other.perform(open, { at: '09:00' }), 'ReactionOpened')).toStrictEqual({
      reactionId: 'r1',
      symptoms: ['flushing'],
      running: [{ lineId: 'saline', minutesSinceStart: 8 }],
    })
    expect(running.perform(open, { at: '09:00' }).last('ReactionOpened').payload.running).toStrictEqual([
      { lineId, minutesSinceStart: 15, rateMlPerHour: '100' },
    ])
  })
})

describe('drug outside the vein', () => {
  it('pauses what runs through that access, for the line', () => {
    const both = running
      .access('08:46', { accessId: 'hand', reason: 'Poor vein' })
      .started('saline', '08:47', { accessId: 'hand' })
      .stopped(lineId, '08:48')
    const open = { kind: 'openExtravasation', extravasationId: 'x1', pauseRunning: true } as const
    const found = both.perform({ ...open, accessId: 'hand' }, { at: '08:50' })
    expect(kept(found, 'LinePaused')).toStrictEqual({ lineId: 'saline', reason: 'line_problem' })
    const ended = both.perform({ ...open, accessId: 'port' }, { at: '08:50' })
    expect(ended.events.filter(({ kind }) => kind === 'LinePaused')).toEqual([])
  })
})

describe('a signature', () => {
  const sign: CommandOf<'sign'> = { kind: 'sign', warningsAccepted: [], statement: '1' }
  const warningsOf = (session: ASession, extra: object): string[] => {
    const accepted: string[] = []
    for (;;) {
      const decided = session.decide({ ...sign, warningsAccepted: accepted }, { at: '15:05', extra })
      const next = decided.ok ? undefined : decided.error.facts.warning
      if (next === undefined) return accepted
      accepted.push(next)
    }
  }
  const signed = (extra: object) =>
    brDay().perform({ ...sign, warningsAccepted: warningsOf(brDay(), extra) }, { at: '15:05', extra })

  it('keeps the public files it was coded with, where there were any', () => {
    const frozen = frozenOf(brDay().chart)
    const reference = { issues: [], codes: [] }
    expect(kept(signed({ frozen: { ...frozen, reference } }), 'SessionSigned')).toMatchObject({ reference })
    expect(kept(signed({ frozen }), 'SessionSigned')).not.toHaveProperty('reference')
  })

  it('is drawn before it is coded', () => {
    expect(kept(signed({ preview: true }), 'SessionSigned')).toMatchObject({
      ruleSet: 'preview',
      catalogueIssue: 'preview',
      codingInput: null,
    })
  })

  it('is not given while an entry is by somebody unknown here', () => {
    const extra = { frozen: frozenOf(brDay().chart), doubtful: [{ userId: 'user-ana', why: 'locked' as const }] }
    expect(brDay().refusal(sign, { at: '15:05', extra }).facts).toMatchObject({ block: 'entry-user-unknown' })
  })
})

describe('a dose', () => {
  const bag = aSession({ lines: [aPlannedLine({ id: 'iron', volumeMl: '250', plannedMinutes: 60 })] })
    .prepared()
    .started('iron', '09:00')

  it('of a bag that ran to its end is the ordered one, whatever volume was read', () => {
    const stop = { kind: 'stopLine', lineId: 'iron', doseGiven: null } as const
    expect(bag.perform({ ...stop, volumeGivenMl: '62.5' }, { at: '10:00' }).line('iron').doseGiven?.amount).toBe('100')
    expect(bag.perform(stop, { at: '10:00' }).line('iron').doseGiven?.amount).toBe('100')
  })

  it('of a bag nobody ordered a volume of may be any', () => {
    const stop = { kind: 'stopLine', lineId, doseGiven: null, volumeGivenMl: '900' } as const
    expect(running.decide(stop, { at: '09:05' }).ok).toBe(true)
  })
})
