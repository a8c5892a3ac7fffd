import { describe, expect, it } from 'vitest'
import { aSession, forgotten } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { assistantMia, nurseAna, nurseBo } from '#test/builders/people.ts'
import { signOff } from '../signOff/signOff.ts'

const ready = aSession().prepared('07:00')
const start = { kind: 'recordStartBeforeApp', lineId: 'rituximab', accessId: 'port', basis: 'paper' } as const
const late = { now: '09:00', late: forgotten }

describe('a drug that ran before the app', () => {
  it('has a typed start, late, with two people, and needs no check of its own', () => {
    const running = ready.perform(start, { at: '07:30', ...late, witness: nurseBo })
    expect(running.line('rituximab')).toMatchObject({
      state: 'running',
      start: { at: running.at('07:30'), late: forgotten },
      beforeApp: { basis: 'paper', secondUserId: 'user-bo' },
    })
    expect(running.last('LineStarted').source).toBe('paper')
    const { blocks, warnings } = signOff(running.chart, { now: running.at('09:00') })
    expect(blocks.map(({ code }) => code)).not.toContain('second-check-missing')
    expect(warnings.map(({ code }) => code)).toContain('started-before-app')
  })

  it('says why it is late, even minutes ago, and who the second person is', () => {
    expect(ready.refusal(start, { at: '07:30', witness: nurseBo }).code).toBe('late-entry-needs-reason')
    expect(ready.refusal(start, { at: '07:30', ...late }).code).toBe('witness-missing')
    expect(ready.refusal(start, { at: '07:30', ...late, witness: nurseAna }).code).toBe('witness-same-person')
    expect(ready.refusal(start, { at: '07:30', ...late, witness: assistantMia }).code).toBe('not-allowed')
  })
})

describe('a stop worked out from volume and rate', () => {
  const drip = aSession({ lines: [aPlannedLine({ id: 'iron', volumeMl: '100' })] })
    .prepared()
    .started('iron', '09:00', { rateMlPerHour: '100' })
  const accept = { kind: 'acceptComputedStop', lineId: 'iron', volumeMl: '100' } as const

  it('is where the volume had run in, pauses and rate changes counted, and late by nature', () => {
    const slower = drip
      .perform({ kind: 'changeRate', lineId: 'iron', rateMlPerHour: '50', reason: 'tolerance' }, { at: '09:30' })
      .paused('iron', '10:00')
      .resumed('iron', '10:10')
    const stopped = slower.perform(accept, { at: '12:00' })
    expect(stopped.line('iron')).toMatchObject({
      state: 'completed',
      stop: { at: stopped.at('10:40'), late: { basis: 'computed_volume_rate' } },
      stopComputed: true,
    })
    expect(signOff(stopped.chart, { now: stopped.at('12:00') }).warnings.map(({ code }) => code)).toContain(
      'stop-computed',
    )
  })

  it('has the dose that so much of the bag held, and never more than the bags', () => {
    const part = drip.perform({ ...accept, volumeMl: '60' }, { at: '12:00' })
    expect(part.line('iron')).toMatchObject({ stop: { at: part.at('09:36') }, doseGiven: { amount: '60', unit: 'mg' } })
    expect(drip.perform(accept, { at: '12:00' }).line('iron').doseGiven).toEqual({ amount: '100', unit: 'mg' })
    expect(drip.refusal({ ...accept, volumeMl: '120' }, { at: '12:00' }).code).toBe('volume-over-bag')
  })

  it('is not worked out without a rate from the start, or before the volume has run in', () => {
    const unknown = aSession({ lines: [aPlannedLine({ id: 'iron' })] })
      .prepared()
      .started('iron', '09:00')
    expect(unknown.refusal(accept, { at: '12:00' }).code).toBe('stop-not-computable')
    expect(drip.refusal(accept, { at: '09:59' }).code).toBe('stop-not-computable')
    expect(drip.decide(accept, { at: '10:00' }).ok).toBe(true)
    expect(drip.stopped('iron', '09:30').refusal(accept, { at: '12:00' }).code).toBe('line-closed')
  })
})
