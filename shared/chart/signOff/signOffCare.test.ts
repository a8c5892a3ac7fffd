import { describe, expect, it } from 'vitest'
import { type ASession, aContainer, aSession } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { aPlannedLine, brScheduled } from '#test/builders/brPlan.ts'
import { signOff } from './signOff.ts'
import type { DoubtfulUser } from './signOffItems.ts'

const off = (session: ASession, doubtful: readonly DoubtfulUser[] = []) =>
  signOff(session.chart, { now: session.at('15:30'), doubtful })
const blocks = (session: ASession) => off(session).blocks.map(({ code }) => code)
const warnings = (session: ASession) => off(session).warnings.map(({ code }) => code)

describe('two drugs on one lumen', () => {
  const lines = [aPlannedLine({ id: 'one' }), aPlannedLine({ id: 'two', sequence: 2 })]
  const first = aSession({ lines }).prepared().started('one', '09:00').stopped('one', '09:30')
  const beside = (at: string, facts: object = {}) =>
    first.withEvent('LineStarted', { lineId: 'two', accessId: 'port', ...facts }, at)

  it('block while nobody said that it was on purpose, and name the later one', () => {
    expect(off(beside('09:29')).blocks).toContainEqual({
      code: 'same-line-question',
      facts: { drug: 'Two', other: 'One' },
      field: { kind: 'line', lineId: 'two', what: 'lumen' },
    })
    expect(blocks(beside('09:29', { sameLineOnPurpose: true }))).not.toContain('same-line-question')
    const said = beside('09:29').perform({ kind: 'answerSameLine', lineId: 'two' }, { at: '09:40' })
    expect(blocks(said)).not.toContain('same-line-question')
  })

  it('do not meet when one starts as the other stops, nor on two lumens, nor in two places', () => {
    expect(blocks(beside('09:30'))).not.toContain('same-line-question')
    const red = aSession({ lines }).prepared().started('one', '09:00', { lumen: 'red' })
    expect(blocks(red.started('two', '09:10', { lumen: 'white' }))).not.toContain('same-line-question')
    expect(blocks(red.withEvent('LineStarted', { lineId: 'two', accessId: 'port' }, '09:10'))).toContain(
      'same-line-question',
    )
    const hand = aSession({ lines }).prepared().access('08:31', { accessId: 'hand', reason: 'Poor vein' })
    expect(blocks(hand.started('one', '09:00').started('two', '09:10', { accessId: 'hand' }))).not.toContain(
      'same-line-question',
    )
  })

  it('meet only where they were at the time: a drug that was moved later met nobody before', () => {
    const hand = aSession({ lines })
      .prepared()
      .access('08:31', { accessId: 'hand', reason: 'Poor vein' })
      .started('one', '08:40', { accessId: 'hand' })
      .stopped('one', '09:05')
      .started('two', '09:00')
    const moved = (at: string) =>
      hand.withEvent('LineMoved', { lineId: 'two', accessId: 'hand', reason: 'poor_vein' }, at)
    expect(blocks(moved('09:10'))).not.toContain('same-line-question')
    expect(blocks(moved('09:04'))).toContain('same-line-question')
  })

  it('of one bag, and fluid that keeps the vein open, are not asked about', () => {
    const bag = lines.map((line) => ({ ...line, bag: 'A' }))
    expect(blocks(aSession({ lines: bag }).prepared().started('one', '09:00').started('two', '09:05'))).not.toContain(
      'same-line-question',
    )
    const open = lines.map((line) => (line.id === 'two' ? { ...line, purpose: 'kvo' as const } : line))
    expect(blocks(aSession({ lines: open }).prepared().started('one', '09:00').started('two', '09:05'))).not.toContain(
      'same-line-question',
    )
  })
})

describe('people and visits', () => {
  it('an entry of somebody unknown or locked out blocks, while it stands', () => {
    const byBo = brDay().withEvent('NoteWritten', { text: 'Teaching given' }, '14:00', { userId: 'user-bo' })
    const { blocks: found } = off(byBo, [
      { userId: 'user-ana', why: 'locked', name: 'Ana' },
      { userId: 'user-bo', why: 'unknown' },
    ])
    // One for each person: both are to be settled.
    expect(found.map(({ code, facts }) => [code, facts.why, facts.name])).toEqual([
      ['entry-user-unknown', 'locked', 'Ana'],
      ['entry-user-unknown', 'unknown', undefined],
    ])
    expect(off(brDay(), [{ userId: 'somebody-else', why: 'unknown' }]).blocks).toEqual([])
  })

  it('a second visit waits for the first one’s facts', () => {
    const second = aSession({ earlierSessionId: 'session-0' }).prepared()
    expect(blocks(second)).toContain('earlier-session-open')
    const linked = second.perform(
      { kind: 'linkEarlierSession', earlierSessionId: 'session-0', reason: 'Came back' },
      { at: '08:40', extra: { otherChart: { ...brDay().chart, sessionId: 'session-0' } } },
    )
    expect(blocks(linked)).not.toContain('earlier-session-open')
  })
})

describe('what is said beside', () => {
  const given = aSession({ lines: [aPlannedLine({ id: 'iron', role: 'antineoplastic' })] }).prepared()

  it('names a drug that an earlier build took as not given for "other" without words', () => {
    const not = (text?: string) =>
      given.withEvent('LineNotGiven', { lineId: 'iron', reason: 'other', ...(text ? { text } : {}) }, '09:00')
    expect(warnings(not())).toContain('not-given-without-reason')
    expect(warnings(not('Spilled in the mixing room'))).not.toContain('not-given-without-reason')
  })

  it('names entries made while the clock was in doubt', () => {
    expect(warnings(given)).not.toContain('clock-in-doubt')
    const doubtful = given.perform(
      { kind: 'writeNote', text: 'x' },
      { at: '09:00', extra: { clockOffsetSeconds: 400 } },
    )
    expect(warnings(doubtful)).toContain('clock-in-doubt')
  })

  it('names a missing product number where the payer asks for it', () => {
    const [cover] = brScheduled.coverages
    if (!cover) throw new Error('no coverage')
    const asks = aSession({
      lines: [aPlannedLine({ id: 'iron' })],
      coverages: [{ ...cover, payer: { ...cover.payer, ndcRequired: true } }],
    })
      .prepared()
      .started('iron', '09:00')
      .stopped('iron', '09:30')
    expect(warnings(asks)).toContain('product-number-missing')
    const none = aSession({ lines: [aPlannedLine({ id: 'iron' })] })
      .prepared()
      .started('iron', '09:00')
      .stopped('iron', '09:30')
    expect(warnings(none)).not.toContain('product-number-missing')
  })

  it('names a lifetime dose from nine tenths of its limit', () => {
    const mg = (amount: string) => ({ amount, unit: 'mg' })
    const near = (before: string) =>
      aSession({ lines: [aPlannedLine({ id: 'iron', lifetime: { given: mg(before), limit: mg('550') } })] })
        .prepared()
        .started('iron', '09:00')
        .stopped('iron', '09:30')
    expect(warnings(near('395'))).toContain('lifetime-dose-near')
    expect(warnings(near('394'))).not.toContain('lifetime-dose-near')
  })
})

describe('each at its own place', () => {
  const lines = [aPlannedLine({ id: 'iron' }), aPlannedLine({ id: 'two', sequence: 2 })]
  const running = aSession({ lines }).prepared().started('iron', '09:00')
  const found = (session: ASession, code: string) => [
    ...off(session).blocks.filter((one) => one.code === code),
    ...off(session).warnings.filter((one) => one.code === code),
  ]

  it('open records of reactions and extravasations say when they began', () => {
    const reacting = running.perform(
      { kind: 'openReaction', reactionId: 'r1', symptoms: ['flushing'], pauseRunning: true },
      { at: '09:20' },
    )
    expect(found(reacting, 'reaction-open')).toEqual([
      { code: 'reaction-open', facts: { at: '09:20' }, field: { kind: 'reaction' } },
    ])
    const closed = reacting.stopped('iron', '09:25', { early: 'reaction', doseGiven: null }).perform(
      {
        kind: 'closeReaction',
        reactionId: 'r1',
        term: 'infusion_related_reaction',
        grade: 2,
        outcome: 'stopped_for_good',
        allergyListUpdated: true,
        reportFiled: false,
      },
      { at: '09:30' },
    )
    expect(found(closed, 'reaction-open')).toEqual([])
    const leaking = running.perform(
      { kind: 'openExtravasation', extravasationId: 'x1', accessId: 'port', lineId: 'iron', pauseRunning: true },
      { at: '09:20' },
    )
    expect(found(leaking, 'extravasation-open')).toEqual([
      { code: 'extravasation-open', facts: { at: '09:20' }, field: { kind: 'extravasation' } },
    ])
    const settled = leaking.perform(
      { kind: 'closeExtravasation', extravasationId: 'x1', grade: 1, outcome: 'Swelling gone', followUpOn: [] },
      { at: '09:30' },
    )
    expect(found(settled, 'extravasation-open')).toEqual([])
  })

  it('an offered handoff waits to be accepted', () => {
    const offered = running.perform({ kind: 'offerHandoff', toUserId: 'user-bo', as: 'lunch' }, { at: '09:20' })
    expect(found(offered, 'handoff-open')).toEqual([{ code: 'handoff-open', facts: {}, field: { kind: 'handoff' } }])
    expect(found(running, 'handoff-open')).toEqual([])
  })

  it('entries that contradict each other name their drug, and what they are about', () => {
    const twice = running
      .withEvent('LineStopped', { lineId: 'iron', doseGiven: null }, '09:30')
      .withEvent('LineStopped', { lineId: 'iron', doseGiven: null }, '09:31', { deviceId: 'device-3' })
    expect(found(twice, 'conflict-open')).toEqual([
      {
        code: 'conflict-open',
        facts: { drug: 'Iron', what: 'LineStopped' },
        field: { kind: 'conflict' },
      },
    ])
    const arrivals = running.withEvent('PatientArrived', { identifiers: ['name', 'mrn'] }, '08:32')
    expect(found(arrivals, 'conflict-open').map(({ facts }) => facts)).toEqual(
      arrivals.chart.conflicts.map(({ kind }) => ({ what: kind })),
    )
  })

  it('an entry of somebody in doubt says when, and leads to the entries; not one that was struck', () => {
    const byBo = running.withEvent('LinePaused', { lineId: 'iron', reason: 'bathroom' }, '09:20', { userId: 'user-bo' })
    const bo: DoubtfulUser = { userId: 'user-bo', why: 'unknown' }
    expect(off(byBo, [bo]).blocks.filter(({ code }) => code === 'entry-user-unknown')).toStrictEqual([
      { code: 'entry-user-unknown', facts: { at: '09:20', why: 'unknown' }, field: { kind: 'timeline' } },
    ])
    const undone = byBo.withEvent('EventVoided', { target: byBo.last('LinePaused').id, cause: 'undo' }, '09:20')
    expect(off(undone, [bo]).blocks.map(({ code }) => code)).not.toContain('entry-user-unknown')
  })

  it('a second visit leads to its session', () => {
    expect(found(aSession({ earlierSessionId: 'session-0' }).prepared(), 'earlier-session-open')).toEqual([
      { code: 'earlier-session-open', facts: {}, field: { kind: 'earlier' } },
    ])
    expect(found(aSession().prepared(), 'earlier-session-open')).toEqual([])
  })

  it('a stop that is unknown, computed, or a start before the app leads to its time', () => {
    const unknown = running.perform(
      { kind: 'declareStopUnknown', lineId: 'iron', reason: 'forgot_written_note', basis: 'memory' },
      { at: '09:30' },
    )
    expect(found(unknown, 'stop-unknown')).toEqual([
      { code: 'stop-unknown', facts: { drug: 'Iron' }, field: { kind: 'line', lineId: 'iron', what: 'stop' } },
    ])
    expect(found(running.stopped('iron', '09:30'), 'stop-unknown')).toEqual([])
    const computed = running.withEvent(
      'LineStopped',
      { lineId: 'iron', doseGiven: null, computed: { volumeMl: '50' } },
      '09:30',
    )
    expect(found(computed, 'stop-computed')).toEqual([
      { code: 'stop-computed', facts: { drug: 'Iron' }, field: { kind: 'line', lineId: 'iron', what: 'stop' } },
    ])
    const goLive = aSession({ lines })
      .prepared()
      .withEvent(
        'LineStarted',
        { lineId: 'iron', accessId: 'port', beforeApp: { basis: 'paper', secondUserId: 'user-bo' } },
        '09:00',
      )
    expect(found(goLive, 'started-before-app')).toEqual([
      {
        code: 'started-before-app',
        facts: { drug: 'Iron', basis: 'paper' },
        field: { kind: 'line', lineId: 'iron', what: 'start' },
      },
    ])
  })

  it('a drug not given for another reason says it in words', () => {
    const not = (reason: 'other' | 'patient_declined', text?: string) =>
      aSession({ lines })
        .prepared()
        .withEvent('LineNotGiven', { lineId: 'iron', reason, ...(text === undefined ? {} : { text }) }, '09:00')
    expect(found(not('other'), 'not-given-without-reason')).toEqual([
      {
        code: 'not-given-without-reason',
        facts: { drug: 'Iron' },
        field: { kind: 'timeline' },
      },
    ])
    expect(found(not('other', '  '), 'not-given-without-reason')).toHaveLength(1)
    expect(found(not('patient_declined'), 'not-given-without-reason')).toEqual([])
  })

  it('overrides keep what was overridden, why, and the drug where there is one', () => {
    const block = { block: 'baseline-vitals-missing', reason: 'emergency' } as const
    const passed = (more: { readonly lineId?: string }) =>
      running.withEvent('BlockOverridden', { ...block, text: 'Dr. Lee', ...more }, '09:30')
    expect(found(passed({}), 'block-overridden')).toEqual([
      { code: 'block-overridden', facts: block, field: { kind: 'session' } },
    ])
    expect(found(passed({ lineId: 'iron' }), 'block-overridden').map(({ facts }) => facts)).toEqual([
      { ...block, drug: 'Iron' },
    ])
    expect(found(passed({ lineId: 'gone' }), 'block-overridden').map(({ facts }) => facts)).toEqual([block])
  })

  it('a dose that today’s body does not ask for says by how much, once it was given', () => {
    const mg = { amount: '100', unit: 'mg' }
    const heavier = (weightGrams: number, amount = '1.25') =>
      aSession({ lines: [aPlannedLine({ id: 'iron', dose: mg, doseBasis: { per: 'kg', amount } })] })
        .arrived('08:30')
        .vitals('08:30', { weightGrams })
        .access('08:30')
        .ready('08:40')
    const given = (weightGrams: number) => heavier(weightGrams).started('iron', '09:00').stopped('iron', '09:30')
    expect(found(given(85_000), 'dose-differs-from-body')).toEqual([
      {
        code: 'dose-differs-from-body',
        facts: { drug: 'Iron', percent: '6.3' },
        field: { kind: 'line', lineId: 'iron', what: 'dose' },
      },
    ])
    expect(found(given(80_000), 'dose-differs-from-body')).toEqual([])
    expect(found(heavier(85_000), 'dose-differs-from-body')).toEqual([])
  })

  it('a lifetime dose near its limit says the limit; what was given counts, not what was ordered', () => {
    const mg = (amount: string) => ({ amount, unit: 'mg' })
    const near = (given: string) =>
      aSession({ lines: [aPlannedLine({ id: 'iron', lifetime: { given: mg('395'), limit: mg('550') } })] })
        .prepared()
        .started('iron', '09:00')
        .withEvent('LineStopped', { lineId: 'iron', doseGiven: mg(given) }, '09:30')
    expect(found(near('100'), 'lifetime-dose-near')).toEqual([
      {
        code: 'lifetime-dose-near',
        facts: { drug: 'Iron', limit: '550 mg' },
        field: { kind: 'line', lineId: 'iron', what: 'dose' },
      },
    ])
    expect(found(near('50'), 'lifetime-dose-near')).toEqual([])
  })

  it('a product number is asked by the first payer, of drugs with a code that went in from no recorded vial', () => {
    const [cover] = brScheduled.coverages
    if (!cover) throw new Error('no coverage')
    const asking = { ...cover, payer: { ...cover.payer, ndcRequired: true } }
    const visit = (coverages: (typeof cover)[], facts: object = {}) =>
      aSession({ lines: [aPlannedLine({ id: 'iron', ...facts })], coverages }).prepared()
    const ran = (session: ASession) => session.started('iron', '09:00').stopped('iron', '09:30')
    expect(found(ran(visit([asking])), 'product-number-missing')).toEqual([
      {
        code: 'product-number-missing',
        facts: { drug: 'Iron' },
        field: { kind: 'line', lineId: 'iron', what: 'containers' },
      },
    ])
    expect(found(ran(visit([cover, { ...asking, id: 'second', order: 2 }])), 'product-number-missing')).toEqual([])
    expect(found(ran(visit([])), 'product-number-missing')).toEqual([])
    expect(found(visit([asking]), 'product-number-missing')).toEqual([])
    expect(found(ran(visit([asking], { purpose: 'kvo' })), 'product-number-missing')).toEqual([])
    const catalogue = { ...aPlannedLine({ id: 'iron' }).catalogue, hcpcs: null }
    expect(found(ran(visit([asking], { catalogue })), 'product-number-missing')).toEqual([])
    const kept = ran(visit([asking])).containers('iron', '09:31', [aContainer({ amount: '100', unit: 'mg' })], true)
    expect(found(kept, 'product-number-missing')).toEqual([])
  })

  it('vitals out of range say when, until somebody answered', () => {
    const high = running.vitals('09:20', { setType: 'step', systolic: 190, diastolic: 96 })
    const vitalsId = high.last('VitalsRecorded').id
    expect(found(high, 'vitals-alert-open')).toEqual([
      { code: 'vitals-alert-open', facts: { at: '09:20' }, field: { kind: 'alert', vitalsId } },
    ])
    const answered = high.perform({ kind: 'answerAlert', vitalsId, answer: 'treated' }, { at: '09:22' })
    expect(found(answered, 'vitals-alert-open')).toEqual([])
  })

  it('copies and doubtful clocks count only while they stand', () => {
    const noted = running.perform({ kind: 'writeNote', text: 'x' }, { at: '09:10', extra: { clockOffsetSeconds: 400 } })
    expect(found(noted, 'clock-in-doubt')).toEqual([{ code: 'clock-in-doubt', facts: {}, field: { kind: 'session' } }])
    const undone = noted.perform({ kind: 'undo', eventId: noted.last('NoteWritten').id }, { at: '09:10' })
    expect(found(undone, 'clock-in-doubt')).toEqual([])
    const copiedFrom = { sessionId: 'session-9', eventId: 'event-9', userId: 'user-bo' }
    const copied = running.withEvent('NoteWritten', { text: 'x' }, '09:10', { copiedFrom })
    expect(found(copied, 'entries-of-another-chart')).toEqual([
      { code: 'entries-of-another-chart', facts: {}, field: { kind: 'session' } },
    ])
    const struck = copied.perform({ kind: 'undo', eventId: copied.last('NoteWritten').id }, { at: '09:10' })
    expect(found(struck, 'entries-of-another-chart')).toEqual([])
  })
})
