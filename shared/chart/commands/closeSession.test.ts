import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { assistantMia } from '#test/builders/people.ts'

const hold = { kind: 'hold', reason: 'labs' } as const
const cancel = { kind: 'cancel', reason: 'patient_declined' } as const
const noShow = { kind: 'markNoShow', reason: 'other', text: 'No answer' } as const

describe('a session that ends without treatment', () => {
  it('is held, cancelled or a no-show, with a reason', () => {
    expect(aSession().arrived('08:30').perform(hold, { at: '08:40' }).chart).toMatchObject({
      state: 'held',
      closed: { reason: 'labs' },
    })
    expect(aSession().perform(cancel, { at: '08:40', by: assistantMia }).chart.state).toBe('cancelled')
    expect(aSession().perform(noShow, { at: '10:00' }).chart.state).toBe('no_show')
  })

  it('is held only when the patient came, and a no-show only when not', () => {
    expect(aSession().refusal(hold, { at: '08:40' }).code).toBe('not-arrived')
    expect(aSession().arrived('08:30').refusal(noShow, { at: '10:00' }).code).toBe('already-arrived')
  })

  it('is not for a patient who was treated', () => {
    const treated = aSession().prepared().pushed('diphenhydramine', '08:40')
    for (const command of [hold, cancel])
      expect(treated.refusal(command, { at: '08:41' })).toEqual({
        code: 'treatment-started',
        facts: { drug: 'Diphenhydramine' },
      })
    expect(treated.discharged('09:00').refusal(cancel, { at: '09:01' }).code).toBe('already-discharged')
  })
})
