import { describe, expect, it } from 'vitest'
import { type ASession, aSession, forgotten } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { chargeCora } from '#test/builders/people.ts'
import { amendedAt, signedAt } from '#test/builders/signedVisit.ts'
import type { Command } from '../command.ts'
import { chartEventSchema, type EventKind, type EventOf } from '../events.ts'
import { mergeEvents } from '../fold/mergeEvents.ts'
import { standingEvents } from '../fold/readHistory.ts'
import { hasTime } from './correctTime.ts'
import { isVoidable } from './voidEntry.ts'
import { movableKinds } from './wrongPatient.ts'

/**
 * What may become of an entry of each kind, written here from workflow 9 and 10 and not from the lists of the commands: its
 * time set by hand, struck as a mistake, moved to the right patient's chart. A kind without its words does not compile.
 */
type Fate = 'time' | 'strike' | 'move'

const all: readonly Fate[] = ['time', 'strike', 'move']
const atItsTime: readonly Fate[] = ['time', 'strike']
const strikeOnly: readonly Fate[] = ['strike']
const otherwise: readonly Fate[] = []

const fates: Readonly<Record<EventKind, readonly Fate[]>> = {
  // The treatment of a patient: any of it may have been tapped on another one's chart.
  VitalsRecorded: all,
  AccessRecorded: all,
  LineStarted: all,
  LinePaused: all,
  LineResumed: all,
  LineStopped: all,
  RateChanged: all,
  RateChecked: all,
  BagChanged: all,
  LineFlushed: all,
  SiteChecked: all,
  PushGiven: all,
  InjectionGiven: all,
  DoseCorrected: ['strike', 'move'],
  ContainersRecorded: ['strike', 'move'],
  NoteWritten: ['strike', 'move'],
  ToleranceNoted: ['strike', 'move'],
  PatientArrived: atItsTime,
  PatientDischarged: atItsTime,
  PatientTransferred: atItsTime,
  ChairMoved: atItsTime,
  LineReleased: atItsTime,
  LineMixed: atItsTime,
  LineReceived: atItsTime,
  LineMoved: atItsTime,
  AccessEnded: atItsTime,
  PumpSentHome: atItsTime,
  PumpDisconnected: atItsTime,
  ReactionOpened: atItsTime,
  ReactionActionRecorded: atItsTime,
  ReactionClosed: atItsTime,
  ExtravasationOpened: atItsTime,
  ExtravasationActionRecorded: atItsTime,
  ExtravasationClosed: atItsTime,
  ReadinessConfirmed: strikeOnly,
  SecondCheckGiven: strikeOnly,
  FirstCheckGiven: strikeOnly,
  LineAdded: strikeOnly,
  StopDeclaredUnknown: strikeOnly,
  LineNotGiven: strikeOnly,
  PaperAttached: strikeOnly,
  PatientPhotoTaken: strikeOnly,
  VisitDocumented: strikeOnly,
  SessionHeld: strikeOnly,
  SessionCancelled: strikeOnly,
  PatientDidNotCome: strikeOnly,
  SessionEnteredInError: strikeOnly,
  SameLineAnswered: strikeOnly,
  ReactionSymptomsAdded: strikeOnly,
  VitalsPostponed: strikeOnly,
  AlarmSilenced: strikeOnly,
  AlertAnswered: strikeOnly,
  StopOverridden: strikeOnly,
  BlockOverridden: strikeOnly,
  HandoffOffered: strikeOnly,
  HandoffAccepted: strikeOnly,
  HandoffWithdrawn: strikeOnly,
  CoverEnded: strikeOnly,
  NurseAssigned: strikeOnly,
  EarlierSessionLinked: strikeOnly,
  PatientReviewed: strikeOnly,
  // What came from elsewhere is changed there; what was signed is amended.
  SessionScheduled: otherwise,
  EventVoided: otherwise,
  IdentityChanged: otherwise,
  AppointmentMoved: strikeOnly,
  PlanChangeProposed: otherwise,
  PlanChangeAccepted: otherwise,
  PlanChangeDeclined: otherwise,
  AuthorizationsUpdated: otherwise,
  SessionSigned: otherwise,
  AmendmentOpened: otherwise,
  AmendmentWithdrawn: otherwise,
}

const kinds = chartEventSchema.options.map(({ shape }) => shape.kind.value)

it('each kind of entry is put right in the ways of its kind, and in no other', () => {
  const may: Record<Fate, (kind: EventKind) => boolean> = {
    time: hasTime,
    strike: isVoidable,
    move: (kind) => movableKinds.has(kind),
  }
  for (const kind of kinds)
    expect({ kind, fates: all.filter((fate) => may[fate](kind)) }).toEqual({
      kind,
      fates: all.filter((fate) => fates[kind].includes(fate)),
    })
})

const lineId = 'dexamethasone'
const running = aSession().prepared().started(lineId, '08:45')
const at = '08:50'

/** Everything that can be said of a drug that was given, one entry each. */
const course: { readonly [K in EventKind]?: EventOf<K>['payload'] } = {
  LinePaused: { lineId, reason: 'bathroom' },
  LineResumed: { lineId },
  LineStopped: { lineId, doseGiven: null },
  StopDeclaredUnknown: { lineId, reason: 'other', basis: 'memory' },
  RateChanged: { lineId, rateMlPerHour: '50', reason: 'tolerance' },
  RateChecked: { lineId, rateMlPerHour: '50' },
  BagChanged: { lineId },
  LineMoved: { lineId, accessId: 'port', reason: 'protocol' },
  PumpSentHome: { lineId, pumpId: 'CADD-7', rateMlPerHour: '2', volumeMl: '92', plannedMinutes: 60 },
  SameLineAnswered: { lineId },
  PushGiven: { lineId, accessId: 'port', doseGiven: { amount: '12', unit: 'mg' } },
  InjectionGiven: { lineId, site: 'abdomen', side: 'left', doseGiven: { amount: '12', unit: 'mg' } },
  DoseCorrected: { lineId, doseGiven: { amount: '12', unit: 'mg' } },
}
const courseKinds = Object.keys(course) as EventKind[]
const withEntry = (session: ASession, kind: EventKind): ASession =>
  session.withEvent(kind, course[kind] as EventOf<EventKind>['payload'], at)

describe('a drug that turns out not to have been given', () => {
  const there = running.withEvents(running.events.filter(({ kind }) => kind !== 'LineStarted'))
  const notGiven = there.withEvent('LineNotGiven', { lineId, reason: 'patient_declined' }, '08:44')
  const other = running.started('saline', '08:46', { sameLineOnPurpose: true })

  it.each(courseKinds)('takes its %s with it, and nothing of another drug', (kind) => {
    const merged = running.withEvents(mergeEvents(withEntry(other, kind).events, notGiven.events).events)
    const keep = { kind: 'resolveConflict', keepEventId: merged.last('LineNotGiven').id, reason: 'Asked both' } as const
    const settled = merged.perform(keep, { at: '09:00' })
    const standing = standingEvents(settled.chart.history)
    expect(standing.filter((event) => event.kind === kind || event.kind === 'LineStarted')).toMatchObject([
      { payload: { lineId: 'saline' } },
    ])
  })
})

describe('a start', () => {
  const strike = { kind: 'voidEntry', eventId: running.last('LineStarted').id, reason: 'wrong_line' } as const
  const onTheWay = ['LinePaused', 'LineStopped', 'StopDeclaredUnknown', 'RateChanged', 'RateChecked'] as const
  const further = ['BagChanged', 'LineMoved', 'PumpSentHome'] as const

  it.each([...onTheWay, ...further])('stays while its %s stands, of this drug', (kind) => {
    const given = { at: '09:00', by: chargeCora }
    expect(withEntry(running, kind).refusal(strike, given).code).toBe('leaves-half-an-entry')
  })

  it('goes alone while another drug runs, or after what stood on it', () => {
    const other = running.started('saline', '08:46', { sameLineOnPurpose: true })
    const rated = other.withEvent('RateChanged', { lineId: 'saline', rateMlPerHour: '50', reason: 'tolerance' }, at)
    expect(rated.decide(strike, { at: '09:00' }).ok).toBe(true)
    const struck = withEntry(running, 'RateChanged')
    const rate = { ...strike, eventId: struck.last('RateChanged').id }
    expect(struck.perform(rate, { at: '09:00' }).decide(strike, { at: '09:01' }).ok).toBe(true)
  })
})

describe('what others stand on', () => {
  const strike = (session: ASession, kind: EventKind) =>
    ({ kind: 'voidEntry', eventId: session.last(kind).id, reason: 'wrong_line' }) as const
  const refused = (session: ASession, kind: EventKind): string | null => {
    const decided = session.decide(strike(session, kind), { at: '09:00', by: chargeCora })
    return decided.ok ? null : decided.error.code
  }
  const half = 'leaves-half-an-entry'

  it('an arrival: the vitals, or the access', () => {
    const here = aSession().arrived('08:30')
    expect(refused(here, 'PatientArrived')).toBeNull()
    expect(refused(here.access('08:31'), 'PatientArrived')).toBe(half)
    expect(refused(here.vitals('08:31'), 'PatientArrived')).toBe(half)
  })

  it('an access: the site that was looked at there', () => {
    const looked = (accessId: string) =>
      running
        .access('08:46', { accessId: 'hand', reason: 'Poor vein' })
        .perform({ kind: 'checkSite', accessId, look: ['normal'] }, { at: '08:47' })
    expect(refused(looked('hand'), 'AccessRecorded')).toBe(half)
    expect(refused(looked('port'), 'AccessRecorded')).toBeNull()
    expect(
      refused(looked('port').access('08:48', { accessId: 'foot', reason: 'Poor vein' }), 'AccessRecorded'),
    ).toBeNull()
  })

  it('an access: the drug that runs through it, and none that needs no access', () => {
    const shot = aPlannedLine({ id: 'shot', route: 'subcutaneous' })
    const given = aSession({ lines: [shot] })
      .prepared()
      .perform(
        { kind: 'giveInjection', lineId: 'shot', site: 'abdomen', side: 'left', doseGiven: shot.dose },
        { at: '08:40' },
      )
    expect(refused(given, 'AccessRecorded')).toBeNull()
    expect(refused(running, 'AccessRecorded')).toBe(half)
  })

  it('a reaction or an extravasation: what was done about this one', () => {
    const reaction = (reactionId: string): Command => ({
      ...{ kind: 'openReaction', reactionId, symptoms: ['flushing'], pauseRunning: false },
    })
    const two = running.perform(reaction('r1'), { at: '08:46' }).perform(reaction('r2'), { at: '08:47' })
    const done = (reactionId: string) =>
      two.perform({ kind: 'recordReactionAction', reactionId, action: 'oxygen' }, { at: '08:48' })
    expect(refused(done('r2'), 'ReactionOpened')).toBe(half)
    expect(refused(done('r1'), 'ReactionOpened')).toBeNull()
    const outside = (extravasationId: string) =>
      ({ kind: 'openExtravasation', extravasationId, accessId: 'port', pauseRunning: false }) as const
    const both = running.perform(outside('x1'), { at: '08:46' }).perform(outside('x2'), { at: '08:47' })
    const cooled = (extravasationId: string) =>
      both.perform({ kind: 'recordExtravasationAction', extravasationId, action: 'cold' }, { at: '08:48' })
    expect(refused(cooled('x2'), 'ExtravasationOpened')).toBe(half)
    expect(refused(cooled('x1'), 'ExtravasationOpened')).toBeNull()
  })

  it('an offered visit: its answer', () => {
    const offered = running.perform({ kind: 'offerHandoff', toUserId: 'user-bo', as: 'handoff' }, { at: '08:46' })
    expect(refused(offered, 'HandoffOffered')).toBeNull()
    const handoffId = offered.last('HandoffOffered').id
    expect(refused(offered.perform({ kind: 'withdrawHandoff', handoffId }, { at: '08:47' }), 'HandoffOffered')).toBe(
      half,
    )
    expect(
      refused(offered.withEvent('HandoffAccepted', { handoffId: 'another' }, '08:47'), 'HandoffOffered'),
    ).toBeNull()
  })

  it('an amendment: what was changed under it; within ten seconds it is taken back', () => {
    const opened = amendedAt(signedAt(brDay(), '15:05'), '15:10')
    const undo = { kind: 'undo', eventId: opened.last('AmendmentOpened').id } as const
    expect(opened.decide(undo, { at: '15:10' }).ok).toBe(true)
    const noted = opened.perform({ kind: 'writeNote', text: 'Family called' }, { at: '15:10' })
    expect(noted.refusal(undo, { at: '15:10' }).code).toBe('undo-too-late')
  })

  it('a proposed plan: the answer to it; within ten seconds it is taken back', () => {
    const { plan } = running.chart.scheduled
    const proposed = running.perform(
      { kind: 'proposePlan', plan: { ...plan, regimen: 'Another' }, from: 'Orders' },
      { at: '08:46' },
    )
    const proposalId = proposed.last('PlanChangeProposed').id
    const undo = { kind: 'undo', eventId: proposalId } as const
    expect(proposed.decide(undo, { at: '08:46' }).ok).toBe(true)
    const answered = proposed.perform({ kind: 'declinePlan', proposalId }, { at: '08:46' })
    expect(answered.refusal(undo, { at: '08:46' }).code).toBe('undo-too-late')
    const elsewhere = proposed.withEvent('PlanChangeDeclined', { proposalId: 'another' }, '08:46')
    expect(elsewhere.decide(undo, { at: '08:46' }).ok).toBe(true)
  })
})

it('a time that was read off the pump stays one when it is set right; a tap becomes a typed time', () => {
  const command = { kind: 'correctTime', eventId: running.last('LineStarted').id } as const
  const sourceOf = (source: 'tap' | 'pump' | 'paper') => {
    const given = { at: '08:46', now: '09:00', late: forgotten, extra: { source } }
    return running.perform(command, given).last('LineStarted').source
  }
  expect([sourceOf('tap'), sourceOf('pump'), sourceOf('paper')]).toEqual(['typed', 'pump', 'paper'])
})
