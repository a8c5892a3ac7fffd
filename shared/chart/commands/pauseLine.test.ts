import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'

const ready = aSession().prepared()
const running = ready.started('dexamethasone', '08:45')
const pause = { kind: 'pauseLine', lineId: 'dexamethasone', reason: 'pump_alarm' } as const
const resume = { kind: 'resumeLine', lineId: 'dexamethasone' } as const

describe('a pause', () => {
  it('keeps its reason, and the drug runs on afterwards', () => {
    const paused = running.perform(pause, { at: '08:50' })
    expect(paused.line('dexamethasone')).toMatchObject({
      state: 'paused',
      pauses: [{ reason: 'pump_alarm', to: null }],
    })
    const resumed = paused.perform(resume, { at: '08:55' })
    expect(resumed.line('dexamethasone')).toMatchObject({
      state: 'running',
      pauses: [{ from: { at: resumed.at('08:50') }, to: { at: resumed.at('08:55') } }],
    })
  })

  it('needs a running drug', () => {
    expect(ready.refusal(pause, { at: '08:50' }).code).toBe('line-not-running')
    expect(running.perform(pause, { at: '08:50' }).refusal(pause, { at: '08:51' }).code).toBe('line-paused')
    expect(running.stopped('dexamethasone', '09:05').refusal(pause, { at: '09:06' }).code).toBe('line-closed')
  })

  it('does not begin before the drug did', () => {
    expect(running.refusal(pause, { at: '08:44' })).toEqual({
      code: 'stop-before-start',
      facts: { drug: 'Dexamethasone', at: '08:44', earliest: '08:45' },
    })
  })
})

describe('a resume', () => {
  const paused = running.paused('dexamethasone', '08:50')

  it('needs a paused drug', () => {
    expect(running.refusal(resume, { at: '08:55' }).code).toBe('line-not-paused')
    expect(ready.refusal(resume, { at: '08:55' }).code).toBe('line-not-running')
  })

  it('does not come before its pause', () => {
    expect(paused.refusal(resume, { at: '08:49' })).toEqual({
      code: 'resume-before-pause',
      facts: { drug: 'Dexamethasone', at: '08:49', earliest: '08:50' },
    })
    expect(paused.decide(resume, { at: '08:50' }).ok).toBe(true)
  })
})
