import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { runningMinutes } from '../timers/runningTime.ts'
import { toCodingInput } from '../toCodingInput.ts'

const running = aSession({ lines: [aPlannedLine({ id: 'iron', plannedMinutes: 60 })] })
  .prepared()
  .started('iron', '09:00')
const bag = { kind: 'changeBag', lineId: 'iron', lot: 'LOT8' } as const
const emptyAt = (time: string) => ({ ...bag, emptySince: running.at(time) })

describe('the next bag of one drug', () => {
  it('is one line and one dose, and its lot is kept', () => {
    const changed = running.perform(bag, { at: '09:30' }).stopped('iron', '10:00')
    expect(changed.line('iron')).toMatchObject({ state: 'completed', bags: [{ lot: 'LOT8' }], pauses: [] })
    expect(runningMinutes(changed.line('iron'), changed.at('12:00'))).toBe(60)
    expect(toCodingInput(changed.chart).input.services).toHaveLength(1)
  })

  it('does not count the minutes the old bag was empty', () => {
    const changed = running.perform(emptyAt('09:30'), { at: '09:42' }).stopped('iron', '10:00')
    expect(runningMinutes(changed.line('iron'), changed.at('12:00'))).toBe(48)
    expect(toCodingInput(changed.chart).input.services[0]?.segments).toEqual([
      { start: '2026-03-02T09:00:00-06:00', stop: '2026-03-02T09:30:00-06:00' },
      { start: '2026-03-02T09:42:00-06:00', stop: '2026-03-02T10:00:00-06:00' },
    ])
  })

  it('ends the pause in which it was waited for', () => {
    const paused = running.perform({ kind: 'pauseLine', lineId: 'iron', reason: 'waiting_for_bag' }, { at: '09:20' })
    const changed = paused.perform(bag, { at: '09:30' })
    expect(changed.line('iron')).toMatchObject({ state: 'running', pauses: [{ reason: 'waiting_for_bag' }] })
    expect(runningMinutes(changed.line('iron'), changed.at('09:40'))).toBe(30)
  })

  it('hangs after the old one was empty, on a drug that is open', () => {
    expect(running.refusal(emptyAt('09:45'), { at: '09:42' }).code).toBe('bag-empty-after-new')
    expect(running.decide(emptyAt('09:42'), { at: '09:42' }).ok).toBe(true)
    expect(running.refusal(emptyAt('08:59'), { at: '09:42' }).code).toBe('stop-before-start')
    expect(running.stopped('iron', '09:30').refusal(bag, { at: '09:42' }).code).toBe('line-closed')
  })

  it('is taken back whole: the gap goes with it', () => {
    const changed = running.perform(emptyAt('09:30'), { at: '09:42:00' })
    const undone = changed.perform({ kind: 'undo', eventId: changed.last('BagChanged').id }, { at: '09:42:04' })
    expect(undone.line('iron')).toMatchObject({ bags: [], pauses: [] })
  })
})
