import { describe, expect, it } from 'vitest'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { ASession, aContainer, aSession, forgotten } from '#test/builders/aSession.ts'
import { brDay, brRest, brTreatment } from '#test/builders/brDay.ts'
import { aPlannedLine, brLines, brPlan, brScheduled } from '#test/builders/brPlan.ts'
import { chargeCora, nurseAna, nurseBo } from '#test/builders/people.ts'
import type { RecordIssue } from './frozen.ts'
import { signOff } from './signOff.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const off = (session: ASession, signerId = nurseAna.id, codingIssues: readonly RecordIssue[] = []) =>
  signOff(session.chart, { now: session.at('15:05'), signerId, codingIssues })
const blocks = (session: ASession) =>
  off(session).blocks.map(({ code, facts }) => [code, facts.drug].filter(Boolean).join(' '))
const warnings = (session: ASession, signerId?: string) => off(session, signerId).warnings.map(({ code }) => code)

/** One drug of the day by itself, with everything around it. */
const oneDrug = (facts: Partial<Parameters<typeof aPlannedLine>[0]> = {}) =>
  aSession({ lines: [aPlannedLine({ id: 'iron', dose: mg('100'), plannedMinutes: 30, ...facts })] }).prepared()
const vial = aContainer(mg('100'))

describe('what blocks the signature', () => {
  it('is nothing on the worked day', () => {
    expect(blocks(brDay())).toEqual([])
    const hand = { accessId: 'hand', device: 'peripheral', site: 'hand', side: 'left', reason: 'Poor vein' } as const
    expect(blocks(brDay().withEvent('AccessRecorded', hand, '13:00'))).toEqual([])
  })

  it('1: a line still open', () => {
    expect(blocks(brTreatment())).toContain('line-open Bendamustine')
    const open = off(brTreatment()).blocks.find(({ code }) => code === 'line-open')
    expect(open?.field).toEqual({ kind: 'line', lineId: 'bendamustine', what: 'stop' })
  })

  it('1: but not a stop declared unknown, once its dose is said', () => {
    const session = oneDrug()
      .started('iron', '09:00')
      .perform(
        { kind: 'declareStopUnknown', lineId: 'iron', reason: 'forgot_written_note', basis: 'memory' },
        { at: '10:00' },
      )
      .discharged('10:05')
    expect(blocks(session)).toEqual(['dose-missing Iron', 'containers-missing Iron'])
    const dosed = session.perform({ kind: 'correctDose', lineId: 'iron', doseGiven: mg('100') }, { at: '10:06' })
    expect(blocks(dosed.containers('iron', '10:07', [vial], true))).toEqual([])
  })

  it('2: a line without an end, a dose left blank, an access left blank', () => {
    expect(blocks(aSession().prepared())).toEqual([
      'line-without-disposition Diphenhydramine',
      'line-without-disposition Dexamethasone',
      'line-without-disposition Rituximab',
      'line-without-disposition Bendamustine',
      'line-without-disposition Sodium chloride 0.9 %',
      'not-discharged',
    ])
    const early = oneDrug().started('iron', '09:00').stopped('iron', '09:10', { early: 'reaction' }).discharged('10:00')
    expect(blocks(early)).toContain('dose-missing Iron')
    const blank = oneDrug()
      .withEvent('PushGiven', { lineId: 'iron', accessId: null, doseGiven: mg('100') }, '09:00')
      .discharged('10:00')
    expect(blocks(blank)).toContain('access-missing Iron')
  })

  it('3: times that cannot be, with the event to correct', () => {
    const wrong = oneDrug()
      .started('iron', '09:00')
      .withEvent('LineStopped', { lineId: 'iron', doseGiven: mg('100') }, '08:50')
      .containers('iron', '09:31', [vial], true)
    const ahead = wrong.withEvent('PatientDischarged', { condition: 'stable', lineStatus: 'removed' }, '15:10')
    expect(off(ahead).blocks).toEqual([
      {
        code: 'stop-before-start',
        facts: { drug: 'Iron', at: '08:50', earliest: '09:00' },
        field: { kind: 'event', eventId: wrong.last('LineStopped').id, lineId: 'iron' },
      },
      expect.objectContaining({ code: 'time-in-future' }),
    ])
    const nextDay = instantOnClock('2026-03-03', '09:01', 'America/Chicago')
    const long = oneDrug()
      .started('iron', '09:00')
      .withEvent('LineStopped', { lineId: 'iron', doseGiven: mg('100') }, '09:00', { happenedAt: nextDay })
    expect(blocks(long)).toContain('span-over-24-hours Iron')
    const early = oneDrug().withEvent('PushGiven', { lineId: 'iron', accessId: 'port', doseGiven: mg('100') }, '08:20')
    expect(blocks(early)).toContain('time-before-arrival Iron')
    const after = oneDrug({ route: 'iv_push' })
      .pushed('iron', '09:00')
      .discharged('09:30')
      .withEvent('VitalsRecorded', { setType: 'post', pulse: 70 }, '09:31')
    expect(blocks(after)).toContain('discharge-before-treatment-end')
  })

  it('5: identity or baseline vitals missing', () => {
    const bare = aSession().withEvent('PatientArrived', { identifiers: ['name'] }, '08:30')
    expect(blocks(bare)).toEqual(expect.arrayContaining(['identifiers-missing', 'baseline-vitals-missing']))
  })

  it('6: an antineoplastic without two different checkers', () => {
    const unchecked = aSession().prepared().withEvent('LineStarted', { lineId: 'rituximab', accessId: 'port' }, '09:10')
    expect(blocks(unchecked)).toContain('second-check-missing Rituximab')
    const alone = unchecked.withEvent(
      'SecondCheckGiven',
      { lineId: 'rituximab', firstUserId: nurseAna.id, secondUserId: nurseAna.id },
      '09:08',
    )
    expect(blocks(alone)).toContain('second-check-same-person Rituximab')
  })

  it('7: containers that are missing, do not add up, do not cover the dose or were out of date', () => {
    const given = oneDrug().started('iron', '09:00').stopped('iron', '09:30').discharged('10:00')
    expect(blocks(given)).toEqual(['containers-missing Iron'])
    const with_ = (containers: readonly (typeof vial)[], nothingWasted = false) =>
      blocks(
        given.withEvent('ContainersRecorded', { lineId: 'iron', containers: [...containers], nothingWasted }, '09:40'),
      )
    expect(with_([vial], true)).toEqual([])
    expect(with_([vial])).toEqual(['waste-decision-missing Iron'])
    expect(with_([{ ...vial, used: '90' }], true)).toEqual(['containers-do-not-add-up Iron'])
    expect(with_([{ ...vial, used: '90', wasted: '10' }])).toEqual(['waste-reason-missing Iron'])
    expect(with_([{ ...vial, used: '90', wasted: '10', wasteReason: 'remainder' }])).toEqual([
      'containers-below-dose Iron',
    ])
    expect(with_([{ ...vial, expires: '2026-03-01' }], true)).toEqual(['lot-expired Iron'])
  })

  it('7: waste without its witness, where the practice asks for one', () => {
    const day = brDay().events.map((event) =>
      event.kind === 'SessionScheduled'
        ? { ...event, payload: { ...event.payload, wasteWitnessRequired: true } }
        : event,
    )
    expect(blocks(new ASession(day))).toEqual(['witness-missing Rituximab', 'witness-missing Bendamustine'])
  })

  it('9: no discharge', () => {
    expect(off(aSession().prepared()).blocks.at(-1)).toMatchObject({
      code: 'not-discharged',
      field: { kind: 'discharge' },
    })
  })

  it('11: a late entry without reason and basis', () => {
    const late = brDay().withEvent('NoteWritten', { text: 'Teaching given' }, '14:00', {
      recordedAt: brDay().at('15:00'),
    })
    expect(blocks(late)).toEqual(['late-entry-needs-reason'])
    const quarter = { recordedAt: brDay().at('14:15') }
    expect(blocks(brDay().withEvent('NoteWritten', { text: 'Teaching given' }, '14:00', quarter))).toEqual([])
    const said = brDay().withEvent('NoteWritten', { text: 'Teaching given' }, '14:00', {
      recordedAt: brDay().at('15:00'),
      late: forgotten,
    })
    expect(blocks(said)).toEqual([])
  })

  it('is also what coding says about the record, once, and never what it says about the claim', () => {
    const issue: RecordIssue = {
      code: 'overlapping_same_drug_segments',
      level: 'E',
      stops: 'record',
      serviceIds: ['rituximab'],
      rule: 'R6',
      text: 'Two runs of rituximab overlap.',
    }
    const claim: RecordIssue = { ...issue, code: 'em_99211_not_allowed', stops: 'claim' }
    expect(off(brDay(), undefined, [issue, claim]).blocks).toEqual([
      {
        code: 'coding:overlapping_same_drug_segments',
        facts: { text: issue.text, rule: 'R6' },
        field: { kind: 'line', lineId: 'rituximab', what: 'times' },
      },
    ])
    const other = off(brTreatment(), undefined, [{ ...issue, serviceIds: ['bendamustine'] }]).blocks
    expect(other.map(({ code }) => code)).not.toContain('coding:overlapping_same_drug_segments')
    const missing: RecordIssue = { ...issue, code: 'missing_stop_time', serviceIds: ['bendamustine'] }
    const open = off(brTreatment(), undefined, [missing]).blocks.filter(
      ({ field }) => 'lineId' in field && field.lineId === 'bendamustine',
    )
    expect(open.map(({ code }) => code)).toEqual(['line-open'])
  })
})

describe('what only warns', () => {
  it('is little on the worked day: typed times, all on round fives', () => {
    expect(warnings(brDay())).toEqual(['times-all-round'])
  })

  it('does not call a few times, or times off the fives, too round', () => {
    const ran = (stop: string) => oneDrug({ plannedMinutes: 30 }).started('iron', '09:00').stopped('iron', stop)
    expect(warnings(ran('09:30'))).not.toContain('times-all-round')
    const two = aSession({ lines: [aPlannedLine({ id: 'one' }), aPlannedLine({ id: 'two' })] })
      .prepared()
      .started('one', '09:00')
      .stopped('one', '09:30')
      .started('two', '09:35')
    expect(warnings(two.stopped('two', '10:05'))).toContain('times-all-round')
    expect(warnings(two.stopped('two', '10:06'))).not.toContain('times-all-round')
  })

  it('names an authorization that does not cover a drug, and one that was overridden', () => {
    const uncovered = brRest(
      brTreatment(
        '13:25',
        aSession({ authorizations: [{ ...brDay().chart.scheduled.authorizations[0], drugs: ['J9312'] } as never] }),
      ),
    )
    expect(off(uncovered).warnings[0]).toMatchObject({
      code: 'authorization-mismatch',
      facts: { drug: 'Bendamustine', hcpcs: 'J9033' },
    })
    const main = oneDrug({ primary: true }).started('iron', '09:00').stopped('iron', '09:30')
    expect(warnings(main)).toContain('authorization-mismatch')
    expect(warnings(oneDrug().started('iron', '09:00').stopped('iron', '09:30'))).not.toContain(
      'authorization-mismatch',
    )
    const override = { answer: 'override', reason: 'emergency', text: 'x' } as const
    const ready = aSession().arrived('08:30').vitals('08:31')
    const sheet = ready.ready('08:32').last('ReadinessConfirmed').payload
    const overridden = ready.perform(
      { kind: 'confirmReadiness', ...sheet, authorization: override },
      { at: '08:33', by: chargeCora },
    )
    expect(warnings(overridden)).toContain('authorization-overridden')
  })

  it('names diagnoses and the supervising provider when they are missing', () => {
    const { supervisingNpi: _none, ...unsupervised } = brPlan
    const plan = { ...unsupervised, diagnoses: [{ code: 'R11.0', kind: 'other' as const, text: 'Nausea' }] }
    const authorizations = brScheduled.authorizations.map((one) => ({ ...one, diagnosis: '' }))
    expect(warnings(brRest(brTreatment('13:25', aSession({ plan, authorizations }))))).toEqual(
      expect.arrayContaining(['treatment-reason-missing', 'disease-diagnosis-missing', 'supervising-provider-missing']),
    )
  })

  it('asks no treatment reason where no antineoplastic was given', () => {
    const disease = { code: 'D50.9', kind: 'disease' as const, text: 'Iron deficiency anemia' }
    const session = oneDrug().chart.scheduled
    const iron = aSession({ plan: { ...session.plan, diagnoses: [disease] } }).prepared()
    expect(warnings(iron.started('iron', '09:00').stopped('iron', '09:30'))).not.toContain('treatment-reason-missing')
  })

  it('names a drug that is not on the plan', () => {
    const [first] = brLines
    if (!first) throw new Error('the plan has no line')
    const added = oneDrug().perform({ kind: 'addLine', line: { ...first, id: 'more' } }, { at: '08:40' })
    expect(warnings(added.pushed('more', '08:41'))).toContain('drug-not-on-plan')
  })

  it('names vitals and observation that are short after the last drug', () => {
    const given = oneDrug({ observationMinutes: 30 }).started('iron', '09:00').stopped('iron', '09:31')
    expect(warnings(given.vitals('09:20', { setType: 'post' }).discharged('10:00'))).toEqual(
      expect.arrayContaining(['post-vitals-missing', 'observation-short']),
    )
    const watched = given.vitals('09:40', { setType: 'post' }).discharged('10:01')
    expect(warnings(watched)).not.toContain('post-vitals-missing')
    expect(warnings(watched)).not.toContain('observation-short')
  })

  it('names a duration more than a quarter off the order, and one exactly where a code begins', () => {
    const ran = (stop: string) =>
      warnings(oneDrug({ plannedMinutes: 80 }).started('iron', '09:01').stopped('iron', stop))
    expect(ran('10:41')).not.toContain('duration-differs')
    expect(ran('10:42')).toContain('duration-differs')
    expect(ran('10:31')).not.toContain('exactly-on-threshold')
    expect(ran('10:32')).toContain('exactly-on-threshold')
    expect(ran('09:17')).toContain('exactly-on-threshold')
    expect(ran('09:32')).not.toContain('exactly-on-threshold')
  })

  it('counts hydration by its own threshold and asks for its reason', () => {
    const saline = oneDrug({ role: 'hydration', purpose: 'hydration', plannedMinutes: 31 })
    const ran = warnings(saline.started('iron', '09:01').stopped('iron', '09:32'))
    expect(ran).toEqual(expect.arrayContaining(['exactly-on-threshold', 'hydration-without-reason']))
  })

  it('names many late entries and times from memory', () => {
    let session = oneDrug()
    for (let n = 0; n < 4; n++) {
      expect(warnings(session)).not.toContain('many-late-entries')
      session = session.perform(
        { kind: 'writeNote', text: 'x' },
        { at: '09:00', now: '10:00', late: { ...forgotten, basis: 'memory' } },
      )
    }
    expect(off(session).warnings).toEqual(
      expect.arrayContaining([
        { code: 'many-late-entries', facts: { count: '4' }, field: { kind: 'session' } },
        { code: 'time-from-memory', facts: { count: '4' }, field: { kind: 'session' } },
      ]),
    )
  })

  it('names a second access without its reason', () => {
    const second = { accessId: 'hand', device: 'peripheral', site: 'hand', side: 'left' } as const
    expect(warnings(oneDrug().withEvent('AccessRecorded', second, '08:40'))).toContain('second-access-without-reason')
  })

  it('names a weight that moved 5 % from the dosing weight', () => {
    expect(warnings(aSession().arrived('08:30').vitals('08:31', { weightGrams: 84_000 }))).toContain(
      'weight-change-accepted',
    )
  })

  it('names containers that were not scanned, and supplied drug without its lot', () => {
    const given = oneDrug().started('iron', '09:00').stopped('iron', '09:30')
    expect(
      warnings(given.containers('iron', '09:31', [vial, { ...vial, scanned: false, notScanned: 'no_barcode' }], true)),
    ).toContain('scan-skipped')
    const supplied = oneDrug({ source: 'specialty_pharmacy' }).started('iron', '09:00').stopped('iron', '09:30')
    expect(warnings(supplied)).toContain('lot-missing')
    expect(blocks(supplied)).not.toContain('containers-missing Iron')
  })

  it('names a start within a minute of a stop on another line', () => {
    const two = aSession({ lines: [aPlannedLine({ id: 'one' }), aPlannedLine({ id: 'two' })] }).prepared()
    const close = two.started('one', '09:01').stopped('one', '09:31').started('two', '09:32')
    expect(off(close).warnings.find(({ code }) => code === 'start-right-after-stop')).toMatchObject({
      facts: { drug: 'Two', other: 'One' },
    })
    expect(warnings(two.started('one', '09:01').stopped('one', '09:31').started('two', '09:33'))).not.toContain(
      'start-right-after-stop',
    )
  })

  it('names a signer who did not give the drugs', () => {
    expect(warnings(brDay(), nurseBo.id)).toContain('signer-did-not-give')
  })

  it('takes what coding warns about the record, unless it has been said here', () => {
    const issue: RecordIssue = {
      code: 'push_over_15_minutes',
      level: 'W',
      stops: 'record',
      serviceIds: ['diphenhydramine'],
      rule: 'R2',
      text: 'The push took 20 minutes.',
    }
    const said: RecordIssue = { ...issue, code: 'second_site_documentation', serviceIds: [] }
    expect(off(brDay(), undefined, [issue]).warnings.map(({ code }) => code)).toContain('coding:push_over_15_minutes')
    const unscanned = oneDrug().started('iron', '09:00').stopped('iron', '09:30')
    const twice = unscanned.containers('iron', '09:31', [{ ...vial, scanned: false, notScanned: 'no_barcode' }], true)
    expect(off(twice, undefined, [{ ...issue, serviceIds: ['iron'] }]).warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['scan-skipped', 'coding:push_over_15_minutes']),
    )
    const second = brDay().withEvent(
      'AccessRecorded',
      { accessId: 'hand', device: 'peripheral', site: 'hand', side: 'left' },
      '09:00',
    )
    const codes = off(second, undefined, [said]).warnings.map(({ code }) => code)
    expect(codes).toContain('second-access-without-reason')
    expect(codes).not.toContain('coding:second_site_documentation')
  })
})
