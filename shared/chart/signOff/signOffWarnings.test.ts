import { describe, expect, it } from 'vitest'
import { type ASession, aContainer, aSession, forgotten } from '#test/builders/aSession.ts'
import { aPlannedLine, brPlan, brScheduled } from '#test/builders/brPlan.ts'
import { chargeCora, nurseAna, nurseBo } from '#test/builders/people.ts'
import type { ScheduledPayload } from '../payloads/payloads.ts'
import { signOff } from './signOff.ts'
import type { Warning, WarningCode } from './signOffItems.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const all = (session: ASession, signerId?: string): readonly Warning[] =>
  signOff(session.chart, { now: session.at('15:05'), ...(signerId ? { signerId } : {}) }).warnings
/** The warnings of one code, whole: what they say and where they lead. */
const of = (code: WarningCode, session: ASession, signerId?: string) =>
  all(session, signerId).filter((warning) => warning.code === code)
const onIron = (what: string) => ({ kind: 'line', lineId: 'iron', what })

/** One drug by itself, an hour ordered, at odd minutes. */
const iron = (facts: Partial<Parameters<typeof aPlannedLine>[0]> = {}, scheduled: Partial<ScheduledPayload> = {}) =>
  aSession({ ...scheduled, lines: [aPlannedLine({ id: 'iron', dose: mg('100'), plannedMinutes: 60, ...facts })] })
const ran = (session: ASession) => session.prepared().started('iron', '09:01').stopped('iron', '10:01')
const vial = aContainer(mg('100'))

describe('a quiet visit', () => {
  it('has one warning, the vitals after the drug, and none with them', () => {
    expect(all(ran(iron()))).toEqual([{ code: 'post-vitals-missing', facts: {}, field: { kind: 'vitals' } }])
    expect(all(ran(iron()).vitals('10:01', { setType: 'post' }))).toEqual([])
    expect(all(aSession().prepared())).toEqual([])
  })

  it('counts only vitals after the last drug', () => {
    const lines = [aPlannedLine({ id: 'iron' }), aPlannedLine({ id: 'two', sequence: 2, route: 'iv_push' })]
    const first = aSession({ lines }).prepared().started('iron', '09:01').vitals('09:20', { setType: 'post' })
    expect(of('post-vitals-missing', first.stopped('iron', '09:21'))).toHaveLength(1)
    expect(of('post-vitals-missing', first.stopped('iron', '09:20'))).toHaveLength(0)
    const pushedLater = first.stopped('iron', '09:10').pushed('two', '09:21')
    expect(of('post-vitals-missing', pushedLater)).toHaveLength(1)
    const pushedBefore = first.pushed('two', '09:12').stopped('iron', '09:20')
    expect(of('post-vitals-missing', pushedBefore)).toHaveLength(0)
    expect(of('post-vitals-missing', first.vitals('09:30').stopped('iron', '09:31'))).toHaveLength(1)
  })
})

describe('authorizations', () => {
  const [approved] = brScheduled.authorizations
  if (!approved) throw new Error('the plan has no authorization')
  const good = [{ ...approved, drugs: ['J3490'] }]
  /** What the payer says later: the drug is in by then. */
  const later = (session: ASession, authorizations: ScheduledPayload['authorizations']) =>
    session.perform(
      { kind: 'updateAuthorizations', authorizations: [...authorizations] },
      { at: '10:02', by: chargeCora },
    )
  const given = (authorizations: ScheduledPayload['authorizations'], more: object = {}) => {
    const checked = iron({ role: 'antineoplastic', ...more }, { authorizations: good })
      .prepared()
      .checked('iron', '08:50')
    return later(checked.started('iron', '09:01').stopped('iron', '10:01'), authorizations)
  }
  const supportive = (authorizations: ScheduledPayload['authorizations'], more: object = {}) =>
    later(ran(iron(more, { authorizations: good })), authorizations)

  it('that name the drug and cover the day are enough', () => {
    expect(of('authorization-mismatch', given([{ ...approved, drugs: ['J3490'] }]))).toEqual([])
  })

  it('that cover another drug or another day are named, with what differs where one is about the day', () => {
    expect(of('authorization-mismatch', given([{ ...approved, drugs: ['J9312'] }]))).toEqual([
      { code: 'authorization-mismatch', facts: { drug: 'Iron', hcpcs: 'J3490' }, field: { kind: 'authorizations' } },
    ])
    const over = { ...approved, drugs: ['J3490'], from: '2026-01-01', to: '2026-03-01' }
    expect(of('authorization-mismatch', given([over]))[0]?.facts).toEqual({ drug: 'Iron', hcpcs: 'J3490' })
    const other = { ...approved, drugs: ['J3490'], diagnosis: 'C50.911' }
    expect(of('authorization-mismatch', given([other]))[0]?.facts).toEqual({
      drug: 'Iron',
      hcpcs: 'J3490',
      differs: 'diagnosis',
    })
  })

  it('are not asked about for a drug that was not given, has no code, or was supplied', () => {
    const none: ScheduledPayload['authorizations'] = []
    const catalogue = { ...aPlannedLine({ id: 'iron' }).catalogue, hcpcs: null }
    expect(of('authorization-mismatch', given(none))).toHaveLength(1)
    expect(of('authorization-mismatch', given(none, { catalogue }))).toEqual([])
    expect(of('authorization-mismatch', given(none, { source: 'specialty_pharmacy' }))).toEqual([])
    const not = iron({ role: 'antineoplastic' }, { authorizations: good })
      .prepared()
      .perform({ kind: 'markNotGiven', lineId: 'iron', reason: 'patient_declined' }, { at: '09:00' })
    expect(of('authorization-mismatch', later(not, none))).toEqual([])
  })

  it('are about a supportive drug only where one names it, and about nothing where none is required', () => {
    const over = { ...approved, drugs: ['J3490'], to: '2026-03-01' }
    expect(of('authorization-mismatch', supportive([over]))).toHaveLength(1)
    expect(of('authorization-mismatch', supportive([approved]))).toEqual([])
    const notRequired = iron({ primary: true }, { authorizations: [] })
      .arrived('08:30')
      .vitals('08:30')
      .access('08:30')
      .ready('08:30', { authorization: { answer: 'not_required' } })
      .started('iron', '09:01')
      .stopped('iron', '10:01')
    expect(of('authorization-mismatch', notRequired)).toEqual([])
    expect(of('authorization-mismatch', supportive([], { primary: true }))).toHaveLength(1)
  })

  it('that were overridden are named with the reason', () => {
    const sheet = iron().prepared().last('ReadinessConfirmed').payload
    const override = { answer: 'override', reason: 'emergency', text: 'Dr. Lee, 08:31' } as const
    const overridden = iron()
      .arrived('08:30')
      .vitals('08:30')
      .perform({ kind: 'confirmReadiness', ...sheet, authorization: override }, { at: '08:33', by: chargeCora })
    expect(all(overridden)).toEqual([
      { code: 'authorization-overridden', facts: { reason: 'emergency' }, field: { kind: 'readiness' } },
    ])
  })
})

describe('diagnoses', () => {
  const told = (kinds: readonly ('treatment_reason' | 'disease')[], role: 'antineoplastic' | 'supportive') => {
    const diagnoses = brPlan.diagnoses.filter(({ kind }) => kinds.some((one) => one === kind))
    const session = iron(
      { role },
      {
        plan: { ...brPlan, diagnoses },
        authorizations: [{ ...brScheduled.authorizations[0], drugs: ['J3490'], diagnosis: '' } as never],
      },
    )
    return session.prepared().checked('iron', '08:50').started('iron', '09:01').stopped('iron', '10:01')
  }

  it('missing ones are named for the whole visit', () => {
    expect(of('treatment-reason-missing', told([], 'antineoplastic'))).toEqual([
      { code: 'treatment-reason-missing', facts: {}, field: { kind: 'session' } },
    ])
    expect(of('disease-diagnosis-missing', told([], 'antineoplastic'))).toEqual([
      { code: 'disease-diagnosis-missing', facts: {}, field: { kind: 'session' } },
    ])
    const both = told(['treatment_reason', 'disease'], 'antineoplastic')
    expect(all(both).map(({ code }) => code)).toEqual(['post-vitals-missing'])
  })
})

describe('one drug', () => {
  it('says by how much it ran otherwise than ordered, and where it ends exactly on a threshold', () => {
    const to = (stop: string) => iron({ plannedMinutes: 60 }).prepared().started('iron', '09:01').stopped('iron', stop)
    expect(of('duration-differs', to('10:17'))).toEqual([
      { code: 'duration-differs', facts: { drug: 'Iron', minutes: '76', planned: '60' }, field: onIron('times') },
    ])
    expect(of('duration-differs', to('10:16'))).toEqual([])
    expect(of('duration-differs', to('09:46'))).toEqual([])
    expect(of('duration-differs', to('09:45'))).toHaveLength(1)
    expect(of('exactly-on-threshold', to('10:32'))).toEqual([
      { code: 'exactly-on-threshold', facts: { drug: 'Iron', minutes: '91' }, field: onIron('times') },
    ])
    expect(of('exactly-on-threshold', to('10:33'))).toEqual([])
    const { plannedMinutes: _none, ...open } = aPlannedLine({ id: 'iron', plannedMinutes: 60 })
    expect(of('duration-differs', ran(aSession({ lines: [open] })))).toEqual([])
  })

  it('counts no minutes where a start or a stop is missing', () => {
    const unknown = iron()
      .prepared()
      .started('iron', '09:01')
      .perform({ kind: 'declareStopUnknown', lineId: 'iron', reason: 'urgent_care', basis: 'memory' }, { at: '09:17' })
    expect(of('exactly-on-threshold', unknown)).toEqual([])
    expect(of('duration-differs', unknown)).toEqual([])
    const pushed = iron({ route: 'iv_push' }).prepared().pushed('iron', '09:01')
    expect(of('duration-differs', pushed)).toEqual([])
    expect(all(iron().prepared().started('iron', '09:01')).map(({ code }) => code)).toEqual([])
  })

  it('that hydrates counts from 31 minutes and says why it was given', () => {
    const saline = (facts: object, stop: string) =>
      iron({ role: 'hydration', plannedMinutes: 31, ...facts })
        .prepared()
        .started('iron', '09:01')
        .stopped('iron', stop)
    const asked = [{ code: 'hydration-without-reason', facts: { drug: 'Iron' }, field: onIron('plan') }]
    expect(of('hydration-without-reason', saline({}, '09:33'))).toEqual(asked)
    expect(of('hydration-without-reason', saline({ role: 'supportive', purpose: 'hydration' }, '09:33'))).toEqual(asked)
    expect(of('hydration-without-reason', saline({ reason: '  ' }, '09:33'))).toEqual(asked)
    expect(of('hydration-without-reason', saline({ reason: 'Poor intake' }, '09:33'))).toEqual([])
    expect(of('hydration-without-reason', saline({ purpose: 'kvo' }, '09:33'))).toEqual([])
    expect(of('hydration-without-reason', saline({ role: 'supportive' }, '09:33'))).toEqual([])
    expect(of('exactly-on-threshold', saline({}, '09:32'))).toHaveLength(1)
    expect(of('exactly-on-threshold', saline({}, '09:17'))).toEqual([])
    expect(of('exactly-on-threshold', saline({ role: 'supportive' }, '09:32'))).toEqual([])
  })

  it('that was hung past its use-by, as no tap could have been, says both times', () => {
    const released = iron().prepared().perform({ kind: 'releaseLine', lineId: 'iron' }, { at: '08:35' })
    const mixed = (useBy: string) =>
      released
        .perform({ kind: 'mixLine', lineId: 'iron', useBy: released.at(useBy) }, { at: '08:40' })
        .withEvent('LineStarted', { lineId: 'iron', accessId: 'port' }, '09:00')
        .stopped('iron', '10:00')
    expect(of('given-past-use-by', mixed('08:59'))).toEqual([
      { code: 'given-past-use-by', facts: { drug: 'Iron', at: '09:00', useBy: '08:59' }, field: onIron('times') },
    ])
    expect(of('given-past-use-by', mixed('09:00'))).toEqual([])
    const nextBag = mixed('09:00').withEvent('BagChanged', { lineId: 'iron' }, '09:30')
    expect(of('given-past-use-by', nextBag)).toEqual([])
    const mixedToo = nextBag.withEvent('LineMixed', { lineId: 'iron', useBy: released.at('09:29') }, '09:20')
    expect(of('given-past-use-by', mixedToo).map(({ facts }) => facts)).toEqual([
      { drug: 'Iron', at: '09:30', useBy: '09:29' },
    ])
  })

  it('that was added at the chair, not scanned, or supplied without its lot leads to its place', () => {
    const added = iron()
      .prepared()
      .perform({ kind: 'addLine', line: aPlannedLine({ id: 'more', route: 'iv_push' }) }, { at: '08:40' })
    expect(of('drug-not-on-plan', added)).toEqual([])
    expect(of('drug-not-on-plan', added.pushed('more', '08:41'))).toEqual([
      { code: 'drug-not-on-plan', facts: { drug: 'More' }, field: { kind: 'line', lineId: 'more', what: 'plan' } },
    ])
    const unscanned = { ...vial, scanned: false, notScanned: 'no_barcode' as const }
    expect(of('scan-skipped', ran(iron()).containers('iron', '10:02', [unscanned], true))).toEqual([
      { code: 'scan-skipped', facts: { drug: 'Iron' }, field: onIron('containers') },
    ])
    expect(of('scan-skipped', ran(iron()).containers('iron', '10:02', [vial], true))).toEqual([])
    expect(of('lot-missing', ran(iron({ source: 'specialty_pharmacy' })))).toEqual([
      { code: 'lot-missing', facts: { drug: 'Iron' }, field: onIron('containers') },
    ])
    const kept = ran(iron({ source: 'specialty_pharmacy' })).containers('iron', '10:02', [vial], true)
    expect(of('lot-missing', kept)).toEqual([])
    const catalogue = { ...aPlannedLine({ id: 'iron' }).catalogue, hcpcs: null }
    expect(of('lot-missing', ran(iron({ source: 'specialty_pharmacy', catalogue })))).toEqual([])
    for (const carries of [
      { role: 'flush' },
      { purpose: 'flush' },
      { purpose: 'kvo' },
      { purpose: 'vehicle' },
    ] as const)
      expect(of('lot-missing', ran(iron({ source: 'specialty_pharmacy', ...carries })))).toEqual([])
  })

  it('that was watched for less than ordered says how long', () => {
    const watched = (until: string, observationMinutes = 30) =>
      ran(iron({ observationMinutes })).vitals(until, { setType: 'post' }).discharged(until)
    expect(of('observation-short', watched('10:30'))).toEqual([
      { code: 'observation-short', facts: { drug: 'Iron', minutes: '29', planned: '30' }, field: onIron('plan') },
    ])
    expect(of('observation-short', watched('10:31'))).toEqual([])
    expect(of('observation-short', ran(iron({ observationMinutes: 30 })))).toEqual([])
    const open = iron({ observationMinutes: 30 }).prepared().started('iron', '09:01')
    expect(
      of(
        'observation-short',
        open.withEvent('PatientDischarged', { condition: 'stable', lineStatus: 'locked' }, '09:20'),
      ),
    ).toEqual([])
    expect(of('observation-short', ran(iron({})).discharged('10:02'))).toEqual([])
  })
})

describe('times that look made up', () => {
  it('all on round fives: pushes and infusions count, four at least', () => {
    const lines = ['one', 'two', 'three', 'four'].map((id) => aPlannedLine({ id, route: 'iv_push' }))
    const three = aSession({ lines }).prepared().pushed('one', '09:00').pushed('two', '09:05').pushed('three', '09:10')
    expect(of('times-all-round', three)).toEqual([])
    expect(of('times-all-round', three.pushed('four', '09:15'))).toEqual([
      { code: 'times-all-round', facts: { count: '4' }, field: { kind: 'session' } },
    ])
    expect(of('times-all-round', three.pushed('four', '09:16'))).toEqual([])
  })

  it('many late, some from memory; an entry that was struck is neither', () => {
    const note = (session: ASession, basis: 'memory' | 'pump_history', late = true) =>
      session.perform(
        { kind: 'writeNote', text: 'x' },
        { at: late ? '09:00' : '09:59', now: '10:00', ...(late ? { late: { ...forgotten, basis } } : {}) },
      )
    let session = iron().prepared()
    for (let n = 0; n < 3; n++) session = note(session, 'pump_history')
    expect(all(session)).toEqual([])
    expect(all(note(session, 'pump_history', false))).toEqual([])
    const fourth = note(session, 'memory')
    expect(all(fourth)).toEqual([
      { code: 'many-late-entries', facts: { count: '4' }, field: { kind: 'session' } },
      { code: 'time-from-memory', facts: { count: '1' }, field: { kind: 'session' } },
    ])
    const undone = fourth.perform(
      { kind: 'undo', eventId: fourth.last('NoteWritten').id },
      { at: '10:00', extra: { now: fourth.at('10:00') } },
    )
    expect(all(undone)).toEqual([])
  })

  it('a start within a minute of the stop before, on another line', () => {
    const lines = [aPlannedLine({ id: 'one' }), aPlannedLine({ id: 'two', sequence: 2 })]
    const first = aSession({ lines }).prepared().started('one', '09:01').stopped('one', '09:31')
    expect(of('start-right-after-stop', first.started('two', '09:32'))).toEqual([
      {
        code: 'start-right-after-stop',
        facts: { drug: 'Two', other: 'One' },
        field: { kind: 'line', lineId: 'two', what: 'start' },
      },
    ])
    expect(of('start-right-after-stop', first.started('two', '09:33'))).toEqual([])
    // A stop a minute after its own start is one drug.
    const short = aSession({ lines }).prepared().started('one', '09:01').stopped('one', '09:02')
    expect(of('start-right-after-stop', short)).toEqual([])
  })
})

describe('access, weight, people', () => {
  const hand = { accessId: 'hand', device: 'peripheral', site: 'hand', side: 'left' } as const
  const foot = { ...hand, accessId: 'foot' } as const

  it('every access after the first says why', () => {
    const second = (reason?: string) =>
      iron()
        .prepared()
        .withEvent('AccessRecorded', { ...hand, ...(reason === undefined ? {} : { reason }) }, '08:40')
    const asked = (accessId: string) => [
      { code: 'second-access-without-reason', facts: {}, field: { kind: 'accessReason', accessId } },
    ]
    expect(all(iron().prepared())).toEqual([])
    expect(all(second())).toEqual(asked('hand'))
    expect(all(second('  '))).toEqual(asked('hand'))
    expect(all(second('Poor vein'))).toEqual([])
    expect(all(second('Poor vein').withEvent('AccessRecorded', foot, '08:41'))).toEqual(asked('foot'))
  })

  it('a weight that moved is named, judged by the last that was taken', () => {
    const weighed = (weightGrams: number) => iron().arrived('08:30').vitals('08:31', { weightGrams })
    const named = [{ code: 'weight-change-accepted', facts: {}, field: { kind: 'vitals' } }]
    expect(all(weighed(84_000))).toEqual(named)
    expect(all(weighed(83_900))).toEqual([])
    expect(
      of(
        'weight-change-accepted',
        weighed(80_000).withEvent('VitalsRecorded', { setType: 'step', pulse: 80 }, '08:40'),
      ),
    ).toEqual([])
    expect(
      of(
        'weight-change-accepted',
        weighed(84_000).withEvent('VitalsRecorded', { setType: 'step', pulse: 80 }, '08:40'),
      ),
    ).toEqual(named)
    const { plan } = iron().chart.scheduled
    const { dosingWeightKg: _unknown, ...undosed } = plan
    expect(all(iron({}, { plan: undosed }).arrived('08:30').vitals('08:31', { weightGrams: 84_000 }))).toEqual([])
    const { weightGrams: _none, ...unweighed } = weighed(80_000).last('VitalsRecorded').payload
    expect(all(iron().arrived('08:30').withEvent('VitalsRecorded', unweighed, '08:31'))).toEqual([])
  })

  it('a signer who gave only some of the drugs is named at the first of the others', () => {
    const lines = [aPlannedLine({ id: 'one', route: 'iv_push' }), aPlannedLine({ id: 'two', sequence: 2 })]
    const given = aSession({ lines }).prepared().pushed('one', '08:51')
    const byBo = given.perform({ kind: 'startLine', lineId: 'two', accessId: 'port' }, { at: '09:01', by: nurseBo })
    expect(of('signer-did-not-give', byBo, nurseAna.id)).toEqual([
      { code: 'signer-did-not-give', facts: { drug: 'Two' }, field: { kind: 'line', lineId: 'two', what: 'times' } },
    ])
    expect(of('signer-did-not-give', byBo, nurseBo.id)[0]?.facts).toEqual({ drug: 'One' })
    expect(of('signer-did-not-give', given, nurseAna.id)).toEqual([])
    expect(of('signer-did-not-give', byBo)).toEqual([])
  })

  it('a supervising provider is asked for in an office and not in a hospital’s clinic', () => {
    const { supervisingNpi: _none, ...plan } = brPlan
    const named = [{ code: 'supervising-provider-missing', facts: {}, field: { kind: 'session' } }]
    expect(of('supervising-provider-missing', aSession({ plan }))).toEqual(named)
    expect(of('supervising-provider-missing', aSession({ plan, setting: 'hospital_outpatient' as never }))).toEqual([])
    expect(of('supervising-provider-missing', aSession())).toEqual([])
  })
})
