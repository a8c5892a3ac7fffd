import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { chargeCora, nurseBo, nurseNew } from '#test/builders/people.ts'
import { signOff } from '../signOff/signOff.ts'

const ready = aSession({ nurseId: 'user-ana' }).prepared()
const offer = { kind: 'offerHandoff', toUserId: 'user-bo', as: 'handoff' } as const
const offered = ready.perform(offer, { at: '12:00' })
const handoffId = offered.last('HandoffOffered').id
const accept = { kind: 'acceptHandoff', handoffId } as const
const blocks = (session: typeof ready) =>
  signOff(session.chart, { now: session.at('15:00') }).blocks.map(({ code }) => code)

describe('a handoff', () => {
  it('is the other nurse’s once she accepts under her own sign-in', () => {
    expect(offered.chart.ties).toMatchObject({ nurseId: 'user-ana', handoff: { toUserId: 'user-bo' } })
    expect(offered.refusal(accept, { at: '12:01' }).code).toBe('handoff-not-yours')
    const taken = offered.perform(accept, { at: '12:02', by: nurseBo })
    expect(taken.chart.ties).toMatchObject({ nurseId: 'user-bo', handoff: null })
    expect(taken.refusal(accept, { at: '12:03', by: nurseBo }).code).toBe('handoff-unknown')
  })

  it('leaves every tap with whoever is signed in', () => {
    const taken = offered.perform(accept, { at: '12:02', by: nurseBo })
    const both = taken
      .perform({ kind: 'startLine', lineId: 'dexamethasone', accessId: 'port' }, { at: '12:10', by: nurseBo })
      .stopped('dexamethasone', '12:30')
    expect(both.line('dexamethasone')).toMatchObject({ start: { userId: 'user-bo' }, stop: { userId: 'user-ana' } })
  })

  it('stands in the way of the signature until it is settled', () => {
    expect(blocks(offered)).toContain('handoff-open')
    expect(blocks(offered.perform(accept, { at: '12:02', by: nurseBo }))).not.toContain('handoff-open')
    const back = offered.perform({ kind: 'withdrawHandoff', handoffId }, { at: '12:02' })
    expect(back.chart.ties.nurseId).toBe('user-ana')
    expect(blocks(back)).not.toContain('handoff-open')
  })

  it('is offered to somebody else, one at a time', () => {
    expect(ready.refusal({ ...offer, toUserId: 'user-ana' }, { at: '12:00' }).code).toBe('handoff-to-yourself')
    expect(offered.refusal({ ...offer, toUserId: 'user-new' }, { at: '12:01' }).code).toBe('handoff-open')
  })

  it('is taken back by who offered it, turned down by who was asked, settled by the charge nurse', () => {
    const withdraw = { kind: 'withdrawHandoff', handoffId } as const
    expect(offered.refusal(withdraw, { at: '12:01', by: nurseNew }).code).toBe('handoff-not-yours')
    for (const by of [nurseBo, chargeCora]) expect(offered.decide(withdraw, { at: '12:01', by }).ok).toBe(true)
  })
})

describe('lunch cover', () => {
  const lunch = ready.perform({ ...offer, as: 'lunch' }, { at: '12:00' })
  const id = lunch.last('HandoffOffered').id
  const covered = lunch.perform({ kind: 'acceptHandoff', handoffId: id }, { at: '12:01', by: nurseBo })

  it('leaves the visit its own nurse’s, and ends', () => {
    expect(covered.chart.ties).toMatchObject({ nurseId: 'user-ana', cover: { toUserId: 'user-bo' } })
    const end = { kind: 'endCover', handoffId: id } as const
    expect(covered.refusal(end, { at: '12:30', by: nurseNew }).code).toBe('handoff-not-yours')
    const back = covered.perform(end, { at: '12:30' })
    expect(back.chart.ties.cover).toBeNull()
    expect(back.refusal(end, { at: '12:31' }).code).toBe('handoff-unknown')
  })
})
