import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { chargeCora, nurseBo } from '#test/builders/people.ts'

const visit = aSession({ nurseId: 'user-ana' }).prepared()
const toBo = { kind: 'assignNurse', nurseId: 'user-bo' } as const

describe('the charge nurse assigns a visit', () => {
  it('to another nurse, or to nobody yet; nobody else does', () => {
    expect(visit.refusal(toBo, { at: '09:00' }).code).toBe('not-allowed')
    const assigned = visit.perform(toBo, { at: '09:00', by: chargeCora })
    expect(assigned.chart.ties.nurseId).toBe('user-bo')
    expect(assigned.refusal(toBo, { at: '09:01', by: chargeCora }).code).toBe('nurse-unchanged')
    const free = assigned.perform({ kind: 'assignNurse', nurseId: null }, { at: '09:02', by: chargeCora })
    expect(free.chart.ties.nurseId).toBeNull()
  })

  it('after a handoff and before one: the last by time has the visit', () => {
    const offered = visit.perform({ kind: 'offerHandoff', toUserId: 'user-bo', as: 'handoff' }, { at: '09:00' })
    const accept = { kind: 'acceptHandoff', handoffId: offered.last('HandoffOffered').id } as const
    const handed = offered.perform(accept, { at: '09:10', by: nurseBo })
    const back = handed.perform({ kind: 'assignNurse', nurseId: 'user-ana' }, { at: '09:20', by: chargeCora })
    expect(back.chart.ties.nurseId).toBe('user-ana')
    const first = offered.perform({ kind: 'assignNurse', nurseId: 'user-new' }, { at: '09:05', by: chargeCora })
    expect(first.perform(accept, { at: '09:10', by: nurseBo }).chart.ties.nurseId).toBe('user-bo')
  })
})
