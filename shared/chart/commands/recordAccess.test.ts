import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { payloadOf } from './deciding.ts'

const hand = { kind: 'recordAccess', accessId: 'hand', device: 'peripheral', site: 'hand', side: 'left' } as const

describe('a vascular access', () => {
  it('is recorded in the stay', () => {
    expect(aSession().refusal(hand, { at: '08:32' }).code).toBe('not-arrived')
    expect(aSession().arrived('08:30').perform(hand, { at: '08:32' }).chart.accesses).toMatchObject([{ site: 'hand' }])
  })

  it('needs a reason from the second one on', () => {
    const one = aSession().arrived('08:30').access('08:31')
    expect(one.refusal(hand, { at: '08:32' }).code).toBe('second-access-needs-reason')
    expect(one.refusal({ ...hand, reason: '  ' }, { at: '08:32' }).code).toBe('second-access-needs-reason')
    const two = one.perform({ ...hand, reason: 'Incompatible drugs' }, { at: '08:32' })
    expect(two.chart.accesses.map(({ accessId }) => accessId)).toEqual(['port', 'hand'])
  })

  it('says why it was needed also after the patient has left, and nothing else then', () => {
    const gone = aSession()
      .prepared()
      .withEvent('AccessRecorded', { ...payloadOf(hand) }, '08:50')
      .discharged('09:30')
    const why = { ...hand, reason: 'Poor vein' } as const
    const access = gone.perform(why, { at: '10:00' }).chart.accesses.at(-1)
    expect(access).toMatchObject({ reason: 'Poor vein', stamp: { at: gone.at('08:50') } })
    expect(gone.refusal({ ...why, site: 'wrist' }, { at: '10:00' }).code).toBe('already-discharged')
    expect(gone.refusal(hand, { at: '10:00' }).code).toBe('already-discharged')
  })

  it('is refused where needle, length, part or lumens do not go with it', () => {
    const here = aSession().arrived('08:30')
    const at = { at: '08:32' }
    expect(here.refusal({ ...hand, gauge: '13' }, at)).toEqual({
      code: 'access-does-not-fit',
      facts: { what: 'gauge', gauge: '13' },
    })
    expect(here.refusal({ ...hand, forearmPart: 'lower_front' }, at)).toEqual({
      code: 'access-does-not-fit',
      facts: { what: 'forearmPart', gauge: '' },
    })
    const forearm = {
      ...hand,
      site: 'forearm',
      forearmPart: 'lower_front',
      gauge: '21',
      accessedBy: 'Home nurse',
    } as const
    expect(here.perform(forearm, at).chart.accesses).toMatchObject(
      [{ ...forearm, kind: undefined }].map(({ kind: _kind, ...facts }) => facts),
    )
  })

  it('may be described again without a reason, and stays one access', () => {
    const again = aSession().arrived('08:30').access('08:31').access('08:40', { bloodReturn: 'sluggish' })
    expect(again.chart.accesses).toMatchObject([{ bloodReturn: 'sluggish', stamp: { at: again.at('08:31') } }])
  })
})
