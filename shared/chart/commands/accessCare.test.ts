import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import type { CommandOf } from '../command.ts'
import { toCodingInput } from '../toCodingInput.ts'

const two = aSession({ lines: [aPlannedLine({ id: 'one' }), aPlannedLine({ id: 'two', sequence: 2 })] }).prepared()
const flush = { kind: 'recordFlush', accessId: 'port', volumeMl: '10', solution: 'saline' } as const
const look: CommandOf<'checkSite'> = { kind: 'checkSite', accessId: 'port', look: ['normal'] }

describe('a flush', () => {
  it('is an event of its own, never a service', () => {
    const flushed = two.perform(flush, { at: '09:00' })
    expect(flushed.chart.care.flushes).toMatchObject([{ volumeMl: '10', solution: 'saline' }])
    expect(toCodingInput(flushed.chart).input.services).toEqual([])
  })

  it('has a volume, a known access, and a known drug where it names one', () => {
    expect(two.refusal({ ...flush, volumeMl: '0' }, { at: '09:00' }).code).toBe('flush-empty')
    expect(two.refusal({ ...flush, accessId: 'hand' }, { at: '09:00' }).code).toBe('access-unknown')
    expect(two.refusal({ ...flush, lineId: 'three' }, { at: '09:00' }).code).toBe('line-unknown')
    expect(two.decide({ ...flush, lineId: 'one' }, { at: '09:00' }).ok).toBe(true)
  })
})

describe('a look at the site', () => {
  it('is normal, or it is not', () => {
    expect(two.perform(look, { at: '09:00' }).chart.care.siteChecks).toMatchObject([{ look: ['normal'] }])
    expect(two.refusal({ ...look, look: ['normal', 'red'] }, { at: '09:00' }).code).toBe('site-normal-and-not')
    expect(two.decide({ ...look, look: ['red', 'pain'] }, { at: '09:00' }).ok).toBe(true)
  })
})

describe('the end of an access', () => {
  const end = { kind: 'endAccess', accessId: 'port', how: 'removed' } as const

  it('waits until nothing runs through it, and nothing starts afterwards', () => {
    expect(two.started('one', '09:00').refusal(end, { at: '09:10' })).toMatchObject({ code: 'drug-running' })
    const ended = two.perform(end, { at: '09:10' })
    expect(ended.chart.accesses[0]?.ended).toMatchObject({ how: 'removed' })
    expect(ended.refusal({ kind: 'startLine', lineId: 'one', accessId: 'port' }, { at: '09:11' }).code).toBe(
      'access-ended',
    )
    expect(ended.refusal(flush, { at: '09:11' }).code).toBe('access-ended')
  })
})

describe('a drug moved to another place', () => {
  const hand = two.access('08:40', { accessId: 'hand', device: 'peripheral', reason: 'Incompatible drugs' })
  const running = hand.started('one', '09:00')
  const move = { kind: 'moveLine', lineId: 'one', accessId: 'hand', reason: 'poor_vein' } as const

  it('runs on there; the codes keep the access it began in', () => {
    const moved = running.perform(move, { at: '09:10' })
    expect(moved.line('one')).toMatchObject({ state: 'running', accessId: 'hand', startAccessId: 'port' })
    expect(toCodingInput(moved.stopped('one', '09:30').chart).input.services[0]).toMatchObject({ access: 'port' })
    expect(moved.line('one').pauses).toEqual([])
  })

  it('is somewhere else than before', () => {
    expect(running.refusal({ ...move, accessId: 'port' }, { at: '09:10' }).code).toBe('line-already-there')
    expect(running.decide({ ...move, accessId: 'port', lumen: 'red' }, { at: '09:10' }).ok).toBe(true)
    expect(running.refusal({ ...move, accessId: 'foot' }, { at: '09:10' }).code).toBe('access-unknown')
    expect(hand.refusal(move, { at: '09:10' }).code).toBe('line-not-running')
  })

  it('asks about the drug that runs there', () => {
    const both = running.started('two', '09:05', { accessId: 'hand' })
    expect(both.refusal(move, { at: '09:10' })).toMatchObject({ code: 'same-line-question', facts: { other: 'Two' } })
    expect(both.decide({ ...move, sameLineOnPurpose: true }, { at: '09:10' }).ok).toBe(true)
  })

  it('takes back to where it was', () => {
    const moved = running.perform(move, { at: '09:10:00' })
    const undone = moved.perform({ kind: 'undo', eventId: moved.last('LineMoved').id }, { at: '09:10:05' })
    expect(undone.line('one').accessId).toBe('port')
  })
})

describe('two lumens of one catheter', () => {
  const running = two.started('one', '09:00', { lumen: 'red' })

  it('are asked about lumen by lumen, and are one access for the codes', () => {
    const start = { kind: 'startLine', lineId: 'two', accessId: 'port' } as const
    expect(running.refusal({ ...start, lumen: 'red' }, { at: '09:05' }).code).toBe('same-line-question')
    expect(running.refusal(start, { at: '09:05' }).code).toBe('same-line-question')
    const both = running.perform({ ...start, lumen: 'white' }, { at: '09:05' })
    expect(toCodingInput(both.chart, { now: both.at('09:30') }).input.services.map(({ access }) => access)).toEqual([
      'port',
      'port',
    ])
  })

  it('are answered after the start where a late entry made them meet', () => {
    const met = two
      .started('one', '09:00')
      .withEvent('LineStarted', { lineId: 'two', accessId: 'port' }, '09:05')
      .perform({ kind: 'answerSameLine', lineId: 'two' }, { at: '09:10' })
    expect(met.line('two').sameLineOnPurpose).toBe(true)
    expect(two.refusal({ kind: 'answerSameLine', lineId: 'two' }, { at: '09:10' }).code).toBe('line-not-given-yet')
  })
})

describe('a vesicant', () => {
  const withAccess = (facts: object) =>
    aSession({ lines: [aPlannedLine({ id: 'doxorubicin', vesicant: 'vesicant' })] })
      .arrived('08:30')
      .vitals('08:30')
      .perform(
        { kind: 'recordAccess', accessId: 'port', device: 'port_single', site: 'chest', side: 'right', ...facts },
        { at: '08:30' },
      )
      .ready('08:30')
  const start = { kind: 'startLine', lineId: 'doxorubicin', accessId: 'port' } as const

  it('starts after blood return, looked at last', () => {
    expect(withAccess({}).refusal(start, { at: '09:00' }).code).toBe('blood-return-not-checked')
    expect(withAccess({ bloodReturn: 'none' }).refusal(start, { at: '09:00' }).code).toBe('no-blood-return')
    const back = withAccess({ bloodReturn: 'none' }).perform({ ...look, bloodReturn: 'brisk' }, { at: '08:50' })
    expect(back.decide(start, { at: '09:00' }).ok).toBe(true)
    const lost = withAccess({ bloodReturn: 'brisk' }).perform({ ...look, bloodReturn: 'none' }, { at: '08:50' })
    expect(lost.refusal(start, { at: '09:00' }).code).toBe('no-blood-return')
  })

  it('takes no pump on a peripheral vein', () => {
    const vein = withAccess({ device: 'peripheral', site: 'hand', bloodReturn: 'brisk' })
    expect(vein.refusal({ ...start, by: 'pump' }, { at: '09:00' }).code).toBe('vesicant-pump-peripheral')
    expect(vein.decide({ ...start, by: 'gravity' }, { at: '09:00' }).ok).toBe(true)
    // A tap that does not say how is asked, there and nowhere else.
    expect(vein.refusal(start, { at: '09:00' })).toEqual({
      code: 'vesicant-way-question',
      facts: { drug: 'Doxorubicin', site: 'hand' },
    })
    const forearm = withAccess({ device: 'peripheral', site: 'forearm', bloodReturn: 'brisk' })
    expect(forearm.refusal(start, { at: '09:00' }).facts).toEqual({ drug: 'Doxorubicin' })
    expect(withAccess({ bloodReturn: 'brisk' }).decide(start, { at: '09:00' }).ok).toBe(true)
    expect(withAccess({ bloodReturn: 'brisk' }).decide({ ...start, by: 'pump' }, { at: '09:00' }).ok).toBe(true)
  })
})
