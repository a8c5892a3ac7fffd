import { describe, expect, it } from 'vitest'
import { type ASession, aContainer, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { doseIn, isVesicantPush, longestUnseenMl, pushSoFar, pushVolumeMl } from './vesicantPush.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const plan = aPlannedLine({ id: 'dox', route: 'iv_push', vesicant: 'vesicant', dose: mg('24'), volumeMl: '12' })
const { plannedMinutes: _none, ...push } = plan
const day = (facts: Partial<typeof push> = {}) => aSession({ lines: [{ ...push, ...facts }] }).prepared()
const look = (session: ASession, pushedMl: string, at: string, lineId = 'dox') =>
  session.withEvent('SiteChecked', { accessId: 'port', look: [], bloodReturn: 'brisk', lineId, pushedMl }, at)
const soFar = (session: ASession) => pushSoFar(session.chart, { id: 'dox', plan: session.chart.lines[0]?.plan ?? plan })

describe('a vesicant push', () => {
  it('is a vesicant, into a vein, at one moment', () => {
    expect(isVesicantPush(push)).toBe(true)
    expect(isVesicantPush({ ...push, vesicant: 'irritant' })).toBe(false)
    expect(isVesicantPush({ ...push, route: 'iv_infusion' })).toBe(false)
    expect(isVesicantPush({ ...push, route: 'intravesical' })).toBe(false)
  })

  it('is as large as ordered, or as the vials make it', () => {
    expect(pushVolumeMl(push)).toBe('12')
    const { volumeMl: _ordered, ...unsaid } = push
    expect(pushVolumeMl({ ...unsaid, stocked: [] })).toBeNull()
    const { type: _t, ...vial } = aContainer(mg('50'))
    const stocked = { ...unsaid.stocked[0], ...vial, size: mg('50'), gtin: null, volumeMl: '25' } as never
    expect(pushVolumeMl({ ...unsaid, stocked: [stocked] })).toBe('12')
    const { volumeMl: _dry, ...powder } = stocked as Readonly<Record<string, unknown>>
    expect(pushVolumeMl({ ...unsaid, stocked: [powder as never, stocked] })).toBe('12')
    expect(pushVolumeMl({ ...unsaid, dose: { amount: '1', unit: 'units' }, stocked: [stocked] })).toBeNull()
  })

  it('is looked at every 5 mL, and at its end; of another drug nothing counts', () => {
    expect(soFar(day())).toEqual({ pushedMl: '0', bloodReturn: null, totalMl: '12', nextMl: '5' })
    const ten = look(look(day(), '5', '09:00'), '10', '09:02')
    expect(soFar(ten)).toEqual({ pushedMl: '10', bloodReturn: 'brisk', totalMl: '12', nextMl: '12' })
    expect(soFar(look(ten, '12', '09:03')).nextMl).toBeNull()
    expect(soFar(look(ten, '12', '09:03', 'other')).pushedMl).toBe('10')
    const five = look(day({ volumeMl: '10.0' }), '5', '09:00')
    expect(soFar(five).nextMl).toBe('10')
    const silent = day().withEvent(
      'SiteChecked',
      { accessId: 'port', look: [], bloodReturn: 'sluggish', lineId: 'dox' },
      '09:00',
    )
    expect(soFar(silent)).toMatchObject({ pushedMl: '0', bloodReturn: 'sluggish' })
    // At seven the step goes exactly to the end.
    expect(soFar(look(day(), '7', '09:00')).nextMl).toBe('12')
    const { volumeMl: _unsaid, ...endless } = { ...push, stocked: [] }
    const open = look(aSession({ lines: [endless] }).prepared(), '10', '09:00')
    expect(pushSoFar(open.chart, { id: 'dox', plan: endless })).toEqual({
      ...{ pushedMl: '10', bloodReturn: 'brisk', totalMl: null, nextMl: '15' },
    })
  })

  it('has so much of the dose in so many mL', () => {
    expect(doseIn(push, '5')).toEqual(mg('10'))
    expect(doseIn({ ...push, volumeMl: '7' }, '5')).toEqual(mg('17.14'))
    expect(doseIn(push, '12')).toEqual(mg('24'))
    expect(doseIn(push, '13')).toEqual(mg('24'))
    // All of it is the dose as ordered, to its last digit.
    expect(doseIn({ ...push, dose: mg('24.125') }, '12')).toEqual(mg('24.125'))
    const { volumeMl: _unsaid, ...endless } = { ...push, stocked: [] }
    expect(doseIn(endless, '5')).toBeNull()
    expect(doseIn({ ...push, volumeMl: '0' }, '5')).toBeNull()
  })

  it('says how many mL went in unseen, from the first to the last given', () => {
    const unseen = (session: ASession, doseGiven: ReturnType<typeof mg> | null = mg('24')) =>
      longestUnseenMl(session.chart, { id: 'dox', plan: push, doseGiven })
    expect(unseen(day())).toBe('12')
    expect(unseen(look(look(day(), '5', '09:00'), '10', '09:02'))).toBe('5')
    expect(unseen(look(look(day(), '2', '09:00'), '10', '09:02'))).toBe('8')
    expect(unseen(look(day(), '5', '09:00'), mg('10'))).toBe('5')
    expect(unseen(day(), null)).toBeNull()
    const nothing = { ...push, dose: mg('0') }
    expect(longestUnseenMl(day().chart, { id: 'dox', plan: nothing, doseGiven: mg('0') })).toBeNull()
    expect(unseen(day(), { amount: '1', unit: 'units' })).toBeNull()
  })
})
