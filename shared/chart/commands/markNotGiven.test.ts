import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'

const notGiven = { kind: 'markNotGiven', lineId: 'saline', reason: 'provider_decision' } as const
const ready = aSession().prepared()

describe('a drug that was not given', () => {
  it('keeps the reason', () => {
    expect(ready.perform(notGiven, { at: '14:00' }).line('saline')).toMatchObject({
      state: 'not_given',
      notGiven: { reason: 'provider_decision' },
    })
  })

  it('for another reason needs a few words', () => {
    const other = { ...notGiven, reason: 'other' } as const
    expect(ready.refusal(other, { at: '14:00' }).code).toBe('other-needs-text')
    expect(ready.refusal({ ...other, text: ' ' }, { at: '14:00' }).code).toBe('other-needs-text')
    expect(ready.perform({ ...other, text: 'Bag fell' }, { at: '14:00' }).line('saline').notGiven?.text).toBe(
      'Bag fell',
    )
  })

  it('may be said after discharge', () => {
    const gone = ready.pushed('diphenhydramine', '08:40').discharged('09:00')
    expect(gone.perform(notGiven, { at: '09:05' }).line('saline').state).toBe('not_given')
  })

  it('never began, and its patient has come', () => {
    expect(aSession().refusal(notGiven, { at: '08:30' }).code).toBe('not-arrived')
    const running = ready.started('saline', '14:00')
    expect(running.refusal(notGiven, { at: '14:01' }).code).toBe('line-running')
    expect(running.stopped('saline', '14:45').refusal(notGiven, { at: '14:46' }).code).toBe('line-closed')
  })
})
