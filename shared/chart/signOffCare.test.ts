import { describe, expect, it } from 'vitest'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { brDay } from '#test/builders/brDay.ts'
import { aPlannedLine, brScheduled } from '#test/builders/brPlan.ts'
import { signOff } from './signOff.ts'

const off = (session: ASession, doubtfulUserIds: readonly string[] = []) =>
  signOff(session.chart, { now: session.at('15:30'), doubtfulUserIds })
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
      field: { kind: 'line', lineId: 'two', what: 'access' },
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
    const { blocks: found } = off(brDay(), ['user-bo', 'user-ana'])
    expect(found.map(({ code }) => code)).toContain('entry-user-unknown')
    expect(off(brDay(), ['somebody-else']).blocks).toEqual([])
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

  it('names a drug not given for "other" without words', () => {
    const not = (text?: string) =>
      given.perform(
        { kind: 'markNotGiven', lineId: 'iron', reason: 'other', ...(text ? { text } : {}) },
        { at: '09:00' },
      )
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
