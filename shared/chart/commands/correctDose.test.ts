import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const correct = { kind: 'correctDose', lineId: 'dexamethasone', doseGiven: mg('6') } as const
const running = aSession().prepared().started('dexamethasone', '08:45')

describe('the dose given, said afterwards', () => {
  it('completes a drug that was stopped early', () => {
    const early = running.stopped('dexamethasone', '08:52', { early: 'reaction' })
    expect(early.perform(correct, { at: '08:53' }).line('dexamethasone').doseGiven).toEqual(mg('6'))
  })

  it('asks why where the drug ran to its end', () => {
    const whole = running.stopped('dexamethasone', '09:05')
    expect(whole.refusal(correct, { at: '09:06' }).code).toBe('dose-needs-reason')
    expect(whole.decide({ ...correct, reason: 'Bag leaked' }, { at: '09:06' }).ok).toBe(true)
  })

  it('stays when the stop is corrected later', () => {
    const dosed = running.stopped('dexamethasone', '08:52', { early: 'reaction' }).perform(correct, { at: '08:53' })
    const stop = dosed.last('LineStopped')
    const moved = dosed.withEvent('LineStopped', stop.payload, '08:55', { replaces: stop.id })
    expect(moved.line('dexamethasone').doseGiven).toEqual(mg('6'))
  })

  it('waits for the end of the line, and is not for one that was not given', () => {
    expect(running.refusal(correct, { at: '08:50' }).code).toBe('line-not-given-yet')
    const notGiven = aSession()
      .prepared()
      .perform({ kind: 'markNotGiven', lineId: 'dexamethasone', reason: 'not_needed' }, { at: '08:40' })
    expect(notGiven.refusal(correct, { at: '08:50' }).code).toBe('line-closed')
  })
})
