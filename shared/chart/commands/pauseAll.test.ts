import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'

const lines = ['one', 'two', 'three'].map((id, index) => aPlannedLine({ id, sequence: index + 1 }))
const ready = aSession({ lines }).prepared()
const both = ready.started('one', '09:00').started('two', '09:05', { sameLineOnPurpose: true })
const pauseAll = { kind: 'pauseAll', reason: 'reaction' } as const
const states = (session: typeof both) => session.chart.lines.map(({ state }) => state)

describe('pausing everything in an emergency', () => {
  const paused = both.perform(pauseAll, { at: '09:10:00' })

  it('pauses what runs and nothing else', () => {
    expect(states(paused)).toEqual(['paused', 'paused', 'planned'])
    expect(ready.refusal(pauseAll, { at: '09:10' }).code).toBe('nothing-running')
  })

  it('is one tap: taking one back takes all of it back', () => {
    const undone = paused.perform({ kind: 'undo', eventId: paused.last('LinePaused', 'one').id }, { at: '09:10:05' })
    expect(states(undone)).toEqual(['running', 'running', 'planned'])
  })

  it('lets run on only what it paused itself', () => {
    const mixed = both.paused('one', '09:08').perform(pauseAll, { at: '09:10' })
    expect(states(mixed.perform({ kind: 'resumeAll' }, { at: '09:20' }))).toEqual(['paused', 'running', 'planned'])
    expect(both.refusal({ kind: 'resumeAll' }, { at: '09:20' }).code).toBe('nothing-paused')
  })

  it('does not come before a drug began', () => {
    expect(both.refusal(pauseAll, { at: '09:03' })).toMatchObject({ code: 'stop-before-start', facts: { drug: 'Two' } })
  })
})

describe('stopping everything', () => {
  it('stops what runs and what is paused, early; doses are said afterwards', () => {
    const stopped = both.paused('one', '09:08').perform({ kind: 'stopAll', early: 'reaction' }, { at: '09:12' })
    expect(states(stopped)).toEqual(['stopped_early', 'stopped_early', 'planned'])
    expect(stopped.line('one')).toMatchObject({ doseGiven: null, stopEarly: 'reaction' })
    expect(ready.refusal({ kind: 'stopAll', early: 'reaction' }, { at: '09:12' }).code).toBe('nothing-running')
  })

  it('is taken back whole within ten seconds: each drug is what it was', () => {
    const before = both.paused('one', '09:08')
    const stopped = before.perform({ kind: 'stopAll', early: 'provider_order' }, { at: '09:12' })
    const back = stopped.perform({ kind: 'undo', eventId: stopped.last('LineStopped').id }, { at: '09:12' })
    expect(states(back)).toEqual(states(before))
    expect(back.line('two').stop).toBeNull()
  })
})
