import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'

const discharge = { kind: 'discharge', condition: 'stable', lineStatus: 'locked' } as const
const running = aSession().prepared().started('dexamethasone', '08:45')

describe('discharge', () => {
  it('ends the stay', () => {
    const gone = running.stopped('dexamethasone', '09:05').perform(discharge, { at: '09:30' })
    expect(gone.chart).toMatchObject({ state: 'discharged', discharged: { lineStatus: 'locked' } })
    expect(gone.refusal(discharge, { at: '09:31' }).code).toBe('already-discharged')
  })

  it('waits until nothing runs', () => {
    expect(running.refusal(discharge, { at: '09:30' })).toEqual({
      code: 'drug-running',
      facts: { drug: 'Dexamethasone' },
    })
    expect(running.paused('dexamethasone', '08:50').refusal(discharge, { at: '09:30' }).code).toBe('drug-running')
  })

  it('does not come before the end of a drug', () => {
    const stopped = running.stopped('dexamethasone', '09:05')
    expect(stopped.refusal(discharge, { at: '09:04', now: '09:06' })).toEqual({
      code: 'discharge-before-treatment-end',
      facts: { drug: 'Dexamethasone', at: '09:04', end: '09:05' },
    })
    expect(stopped.decide(discharge, { at: '09:05' }).ok).toBe(true)
  })

  it('says "no line" only of a patient in whom none is left', () => {
    const stopped = running.stopped('dexamethasone', '09:05')
    const none = { ...discharge, lineStatus: 'not_applicable' } as const
    expect(stopped.refusal(none, { at: '09:30' })).toEqual({ code: 'access-still-in', facts: {} })
    const out = stopped.perform({ kind: 'endAccess', accessId: 'port', how: 'removed' }, { at: '09:20' })
    expect(out.decide(none, { at: '09:30' }).ok).toBe(true)
  })

  it('is for a patient who was ready', () => {
    expect(aSession().refusal(discharge, { at: '09:30' }).code).toBe('not-arrived')
    expect(aSession().arrived('08:30').refusal(discharge, { at: '09:30' }).code).toBe('not-ready')
  })
})
