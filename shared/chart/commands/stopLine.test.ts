import { describe, expect, it } from 'vitest'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'

const ready = aSession().prepared()
const running = ready.started('dexamethasone', '08:45')
const stop = { kind: 'stopLine', lineId: 'dexamethasone', doseGiven: null } as const
const mg = (amount: string) => ({ amount, unit: 'mg' })

describe('stopping a drug', () => {
  it('completes the line with the dose ordered', () => {
    expect(running.perform(stop, { at: '09:05' }).line('dexamethasone')).toMatchObject({
      state: 'completed',
      doseGiven: { amount: '12', unit: 'mg' },
      stopEarly: null,
    })
  })

  it('leaves the dose open when stopped early, for the nurse to say', () => {
    const early = running.perform({ ...stop, early: 'reaction' }, { at: '08:52' })
    expect(early.line('dexamethasone')).toMatchObject({
      state: 'stopped_early',
      stopEarly: 'reaction',
      doseGiven: null,
    })
  })

  it('ends a paused drug too', () => {
    const paused = running.paused('dexamethasone', '08:50')
    expect(paused.perform(stop, { at: '08:50' }).line('dexamethasone').state).toBe('completed')
    expect(paused.refusal(stop, { at: '08:49' }).code).toBe('stop-before-start')
  })

  it('does not come before the start', () => {
    expect(running.refusal(stop, { at: '08:44' }).code).toBe('stop-before-start')
    expect(running.decide(stop, { at: '08:45' }).ok).toBe(true)
  })

  it('needs an open line', () => {
    expect(ready.refusal(stop, { at: '09:05' }).code).toBe('line-not-running')
    expect(running.stopped('dexamethasone', '09:05').refusal(stop, { at: '09:06' }).code).toBe('line-closed')
  })

  it('refuses a span over 24 hours, except by a pump', () => {
    const nextDay = { happenedAt: instantOnClock('2026-03-03', '08:46', 'America/Chicago') }
    const given = { at: '23:00', extra: { ...nextDay, now: nextDay.happenedAt } }
    expect(running.refusal(stop, given).code).toBe('span-over-24-hours')
    const wholeDay = { happenedAt: instantOnClock('2026-03-03', '08:45', 'America/Chicago') }
    expect(running.decide(stop, { at: '23:00', extra: { ...wholeDay, now: wholeDay.happenedAt } }).ok).toBe(true)
    const pump = aSession({
      lines: [aPlannedLine({ id: 'fluorouracil', route: 'pump_prolonged', plannedMinutes: 2760 })],
    })
    const connected = pump.prepared().started('fluorouracil', '08:45')
    expect(connected.decide({ ...stop, lineId: 'fluorouracil' }, given).ok).toBe(true)
  })

  it('asks why a dose is over 105 % or under 90 % of the order', () => {
    expect(running.refusal({ ...stop, doseGiven: mg('12.7') }, { at: '09:05' })).toEqual({
      code: 'dose-needs-reason',
      facts: { drug: 'Dexamethasone', given: '12.7 mg', ordered: '12 mg' },
    })
    expect(running.refusal({ ...stop, doseGiven: mg('10.7') }, { at: '09:05' }).code).toBe('dose-needs-reason')
    for (const doseGiven of [mg('12.6'), mg('10.8'), { amount: '0.012', unit: 'g' }])
      expect(running.decide({ ...stop, doseGiven }, { at: '09:05' }).ok).toBe(true)
    const said = { ...stop, doseGiven: mg('8'), doseReason: 'Bag leaked' }
    expect(running.decide(said, { at: '09:05' }).ok).toBe(true)
    expect(running.decide({ ...stop, doseGiven: mg('8'), early: 'reaction' }, { at: '09:05' }).ok).toBe(true)
  })

  it('refuses a dose in another kind of unit, or over double the order', () => {
    const milliliters = { amount: '12', unit: 'mL' }
    expect(running.refusal({ ...stop, doseGiven: milliliters }, { at: '09:05' }).code).toBe('dose-unit-mismatch')
    const triple = { ...stop, doseGiven: mg('36'), doseReason: 'x' }
    expect(running.refusal(triple, { at: '09:05' }).code).toBe('dose-over-double')
  })
})

describe('a stop nobody can say', () => {
  const unknown = {
    kind: 'declareStopUnknown',
    lineId: 'dexamethasone',
    reason: 'with_another_patient',
    basis: 'memory',
  } as const

  it('closes the line without a stop', () => {
    const closed = running.perform(unknown, { at: '10:00' })
    expect(closed.line('dexamethasone')).toMatchObject({
      state: 'stop_unknown',
      stop: null,
      stopUnknown: { reason: 'with_another_patient', basis: 'memory' },
    })
  })

  it('needs an open line', () => {
    expect(ready.refusal(unknown, { at: '10:00' }).code).toBe('line-not-running')
    expect(running.stopped('dexamethasone', '09:05').refusal(unknown, { at: '10:00' }).code).toBe('line-closed')
  })
})

describe('a volume read off the pump', () => {
  const bag = aSession({ lines: [aPlannedLine({ id: 'iron', volumeMl: '250', plannedMinutes: 60 })] })
    .prepared()
    .started('iron', '09:00')
  const stop = { kind: 'stopLine', lineId: 'iron', doseGiven: null } as const

  it('says the dose of a drug that was stopped early', () => {
    const early = bag.perform({ ...stop, early: 'reaction', volumeGivenMl: '62.5' }, { at: '09:20' })
    expect(early.line('iron').doseGiven).toEqual({ amount: '25', unit: 'mg' })
    const said = { ...stop, doseGiven: { amount: '30', unit: 'mg' }, early: 'reaction', volumeGivenMl: '62.5' } as const
    expect(bag.perform(said, { at: '09:20' }).line('iron').doseGiven?.amount).toBe('30')
    expect(bag.perform({ ...stop, early: 'reaction' }, { at: '09:20' }).line('iron').doseGiven).toBeNull()
  })

  it('is at most what the bags held and a tenth', () => {
    const volume = (volumeGivenMl: string) => ({ ...stop, volumeGivenMl })
    expect(bag.refusal(volume('275.1'), { at: '10:00' })).toMatchObject({ code: 'volume-over-bag' })
    expect(bag.decide(volume('275'), { at: '10:00' }).ok).toBe(true)
    const two = bag.perform({ kind: 'changeBag', lineId: 'iron', volumeMl: '100' }, { at: '09:30' })
    expect(two.decide(volume('385'), { at: '10:00' }).ok).toBe(true)
    expect(two.refusal(volume('385.1'), { at: '10:00' }).code).toBe('volume-over-bag')
  })
})
