import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { chartEventSchema } from '../events.ts'
import { mergeEvents } from '../fold/mergeEvents.ts'

const drip = aSession({
  lines: [aPlannedLine({ id: 'iron', dose: { amount: '712.5', unit: 'mg' }, volumeMl: '500', plannedMinutes: 60 })],
})
const running = drip.prepared().started('iron', '09:00', { rateMlPerHour: '35.1' })
const faster = { kind: 'changeRate', lineId: 'iron', rateMlPerHour: '70.2', reason: 'planned_step', step: 1 } as const

describe('another rate', () => {
  it('is kept in mL/h and in drug per hour, with its reason', () => {
    const changed = running.perform(faster, { at: '09:30' })
    expect(changed.last('RateChanged').payload).toMatchObject({
      rateMlPerHour: '70.2',
      dosePerHour: { amount: '100.04', unit: 'mg' },
      reason: 'planned_step',
      step: 1,
    })
    expect(changed.line('iron')).toMatchObject({
      rateMlPerHour: '70.2',
      rates: [
        { rateMlPerHour: '35.1', why: 'start' },
        { rateMlPerHour: '70.2', why: 'planned_step', step: 1 },
      ],
    })
    expect(chartEventSchema.safeParse(changed.last('RateChanged')).success).toBe(true)
  })

  it('needs a running drug, a rate above zero, and another one than now', () => {
    expect(drip.prepared().refusal(faster, { at: '09:30' }).code).toBe('line-not-running')
    expect(running.paused('iron', '09:10').refusal(faster, { at: '09:30' }).code).toBe('line-paused')
    expect(running.stopped('iron', '09:10').refusal(faster, { at: '09:30' }).code).toBe('line-closed')
    expect(running.refusal({ ...faster, rateMlPerHour: '0.0' }, { at: '09:30' }).code).toBe('rate-zero')
    expect(running.refusal({ ...faster, rateMlPerHour: '35.10' }, { at: '09:30' }).code).toBe('rate-unchanged')
  })

  it('does not come before the drug began', () => {
    expect(running.refusal(faster, { at: '08:59' }).code).toBe('stop-before-start')
    expect(running.decide(faster, { at: '09:00' }).ok).toBe(true)
  })

  it('is taken back by its own tap, and the old rate stands again', () => {
    const changed = running.perform(faster, { at: '09:30:00' })
    const undone = changed.perform({ kind: 'undo', eventId: changed.last('RateChanged').id }, { at: '09:30:05' })
    expect(undone.line('iron').rateMlPerHour).toBe('35.1')
  })

  it('is corrected with a reason, by time', () => {
    const changed = running.perform(faster, { at: '09:30' })
    const corrected = changed.perform(
      { kind: 'correctTime', eventId: changed.last('RateChanged').id },
      { at: '09:28', now: '09:31', late: { reason: 'correcting_typing', basis: 'pump_history' } },
    )
    expect(corrected.line('iron').rates[1]?.stamp.at).toEqual(corrected.at('09:28'))
  })

  it('of two devices stands in the order it happened', () => {
    const here = running.perform(faster, { at: '09:30' })
    const there = running.withEvent('RateChanged', { lineId: 'iron', rateMlPerHour: '20', reason: 'reaction' }, '09:20')
    for (const merged of [mergeEvents(here.events, there.events), mergeEvents(there.events, here.events)]) {
      expect(merged.conflicts).toEqual([])
      const both = running.withEvents(merged.events)
      expect(both.line('iron').rateMlPerHour).toBe('70.2')
    }
  })
})

describe('a look at the pump', () => {
  const look = (rateMlPerHour: string) => ({ kind: 'checkRate', lineId: 'iron', rateMlPerHour }) as const

  it('agrees with the record, or says which is which', () => {
    expect(running.decide(look('35.10'), { at: '09:10' }).ok).toBe(true)
    expect(running.refusal(look('40'), { at: '09:10' })).toEqual({
      code: 'rate-differs',
      facts: { drug: 'Iron', record: '35.1', pump: '40' },
    })
  })

  it('changes no rate', () => {
    expect(running.perform(look('35.1'), { at: '09:10' }).line('iron').rates).toHaveLength(1)
  })
})
