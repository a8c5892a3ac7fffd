import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { assistantMia, nurseBo } from '#test/builders/people.ts'
import type { Command } from '../command.ts'

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

  it('still says what became of a drug that was mixed for it, and of no other', () => {
    const vial = {
      ...({ id: 'v1', ndc: '99901020701', lot: 'B-1', expires: '2027-01-31', type: 'single_dose' } as const),
      ...({ size: { amount: '100', unit: 'mg' }, used: '0', wasted: '100', kept: '0', scanned: true } as const),
      wasteReason: 'held_after_mixing' as const,
    }
    const opened = (lineId: string): Command => ({
      kind: 'recordContainers',
      lineId,
      nothingWasted: false,
      containers: [vial],
    })
    const unused = (lineId: string) => ({ kind: 'markNotGiven', lineId, reason: 'provider_decision' }) as const
    const mixed = aSession().prepared().perform({ kind: 'releaseLine', lineId: 'bendamustine' }, { at: '08:32' })
    const held = mixed.perform(hold, { at: '08:40' })
    const said = held
      .perform(unused('bendamustine'), { at: '08:41' })
      .perform(opened('bendamustine'), { at: '08:42', witness: nurseBo })
    expect(said.line('bendamustine')).toMatchObject({ state: 'not_given', containers: { containers: [{ id: 'v1' }] } })
    expect(said.chart.state).toBe('held')
    for (const command of [unused('rituximab'), opened('rituximab')])
      expect(held.refusal(command, { at: '08:41' }).code).toBe('session-closed')
    const cancelled = mixed.perform(cancel, { at: '08:40' })
    expect(cancelled.perform(unused('bendamustine'), { at: '08:41' }).line('bendamustine').state).toBe('not_given')
    const inError = mixed.perform({ kind: 'markEnteredInError', reason: 'Wrong day' }, { at: '08:40' })
    expect(inError.refusal(opened('bendamustine'), { at: '08:41' }).code).toBe('session-closed')
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
