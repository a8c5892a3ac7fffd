import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { chargeCora } from '#test/builders/people.ts'
import { toCodingInput } from '../toCodingInput.ts'

const ready = aSession().prepared()
const running = ready.started('dexamethasone', '08:45')
const transfer = {
  kind: 'transferOut',
  to: 'Emergency department',
  reason: 'Chest pain',
  lineStatus: 'left_in_place',
} as const

describe('a patient taken elsewhere', () => {
  it('has left, with everything stopped at that moment', () => {
    const gone = running.perform(transfer, { at: '08:55' })
    expect(gone.chart).toMatchObject({
      state: 'transferred_out',
      transferred: { to: 'Emergency department' },
      discharged: { condition: 'transferred', stamp: { at: gone.at('08:55') } },
    })
    expect(gone.line('dexamethasone')).toMatchObject({ state: 'stopped_early', stopEarly: 'emergency_elsewhere' })
    expect(toCodingInput(gone.chart).input).toMatchObject({ discharged: '2026-03-02T08:55:00-06:00' })
  })

  it('leaves once, after arriving', () => {
    expect(aSession().refusal(transfer, { at: '08:55' }).code).toBe('not-arrived')
    expect(running.perform(transfer, { at: '08:55' }).refusal(transfer, { at: '08:56' }).code).toBe(
      'already-discharged',
    )
  })

  it('is here again when the tap is taken back, drugs and all', () => {
    const gone = running.perform(transfer, { at: '08:55:00' })
    const back = gone.perform({ kind: 'undo', eventId: gone.last('PatientTransferred').id }, { at: '08:55:06' })
    expect(back.chart).toMatchObject({ state: 'in_treatment', discharged: null, transferred: null })
    expect(back.line('dexamethasone').state).toBe('running')
  })
})

describe('a visit entered in error', () => {
  const mark = { kind: 'markEnteredInError', reason: 'Opened for the wrong day' } as const

  it('is closed and kept, and takes no more entries', () => {
    const marked = ready.perform(mark, { at: '08:40' })
    expect(marked.chart).toMatchObject({ state: 'entered_in_error', closed: { reason: 'Opened for the wrong day' } })
    expect(marked.refusal({ kind: 'writeNote', text: 'x' }, { at: '08:41' }).code).toBe('session-closed')
  })

  it('needs the charge nurse once a drug was given', () => {
    expect(running.refusal(mark, { at: '08:50' }).code).toBe('treated-needs-charge')
    expect(running.decide(mark, { at: '08:50', by: chargeCora }).ok).toBe(true)
    const beside = running.perform(mark, { at: '08:50', witness: chargeCora })
    expect(beside.last('SessionEnteredInError').payload.chargeUserId).toBe(chargeCora.id)
  })
})

describe('another chair', () => {
  it('is another one, chosen by the charge nurse, and the drug’s clock goes on', () => {
    const at = { at: '08:50', by: chargeCora }
    expect(running.refusal({ kind: 'moveChair', chair: '6' }, { at: '08:50' }).code).toBe('not-allowed')
    expect(ready.refusal({ kind: 'moveChair', chair: '4' }, at).code).toBe('chair-unchanged')
    const moved = running.perform({ kind: 'moveChair', chair: '6' }, at)
    expect(moved.chart.chair).toBe('6')
    expect(moved.line('dexamethasone')).toMatchObject({ state: 'running', start: { at: moved.at('08:45') } })
  })

  it('is free: who is here does not sit where somebody sits; who is expected may be planned for it', () => {
    const given = { at: '08:50', by: chargeCora, extra: { takenChairs: new Map([['6', 'Okafor, Ruth']]) } }
    const refused = running.refusal({ kind: 'moveChair', chair: '6' }, given)
    expect(refused).toMatchObject({ code: 'chair-taken', facts: { chair: '6', name: 'Okafor, Ruth' } })
    expect(running.decide({ kind: 'moveChair', chair: '7' }, given).ok).toBe(true)
    expect(aSession().decide({ kind: 'moveChair', chair: '6' }, given).ok).toBe(true)
  })
})
