import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ninetyMinuteSteps, rateStepsOf } from './rateSteps.ts'
import { dosePerHourOf, halfRate, isOverHalf, mlPerHourOf } from './rates.ts'

const bag = { dose: { amount: '712.5', unit: 'mg' }, volumeMl: '500' }

describe('the two rates of one bag', () => {
  it('come from its own concentration, exactly where they can', () => {
    expect(mlPerHourOf(bag, { amount: '57', unit: 'mg' })).toEqual({ text: '40', exact: true })
    expect(dosePerHourOf(bag, '40')).toEqual({ text: '57', exact: true })
  })

  it('are rounded to what a pump takes, and say so', () => {
    expect(mlPerHourOf(bag, { amount: '50', unit: 'mg' })).toEqual({ text: '35.1', exact: false })
    expect(dosePerHourOf(bag, '35.1')).toEqual({ text: '50.02', exact: false })
  })

  it('convert mass and refuse other units', () => {
    expect(mlPerHourOf(bag, { amount: '0.057', unit: 'g' })?.text).toBe('40')
    expect(mlPerHourOf(bag, { amount: '57', unit: 'mL' })).toBeNull()
  })

  it('are not known for a bag without a volume, or an empty one', () => {
    expect(dosePerHourOf({ dose: bag.dose }, '40')).toBeNull()
    expect(mlPerHourOf({ dose: bag.dose }, { amount: '50', unit: 'mg' })).toBeNull()
    expect(mlPerHourOf({ dose: { amount: '0', unit: 'mg' }, volumeMl: '100' }, { amount: '1', unit: 'mg' })).toBeNull()
  })

  it('there and back is never further than the pump’s last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 2_000 }), (mg, ml) => {
        const any = { dose: { amount: String(mg), unit: 'mg' }, volumeMl: String(ml) }
        const perHour = dosePerHourOf(any, '40')?.text ?? ''
        const back = Number(mlPerHourOf(any, { amount: perHour, unit: 'mg' })?.text)
        expect(Math.abs(back - 40)).toBeLessThanOrEqual(0.05 + (0.005 * ml) / mg + 1e-9)
      }),
    )
  })
})

describe('half of a rate', () => {
  it('is rounded down to a tenth, so that it never is more than half', () => {
    expect(halfRate('100')).toBe('50')
    expect(halfRate('35.1')).toBe('17.5')
    expect(halfRate('0')).toBeNull()
  })

  it('is compared exactly', () => {
    expect(isOverHalf('17.5', '35.1')).toBe(false)
    expect(isOverHalf('17.55', '35.1')).toBe(false)
    expect(isOverHalf('17.6', '35.1')).toBe(true)
  })
})

describe('a schedule of steps', () => {
  const mgOf = (steps: ReturnType<typeof rateStepsOf>) => steps.map(({ perHour }) => Number(perHour.amount))

  it('of a first dose goes up by 50 every half hour to 400', () => {
    const steps = rateStepsOf('rituximab', 1)
    expect(mgOf(steps)).toEqual([50, 100, 150, 200, 250, 300, 350, 400])
    expect(steps.map(({ afterMinutes }) => afterMinutes)).toEqual([0, 30, 60, 90, 120, 150, 180, 210])
  })

  it('of a later dose starts at 100 and goes up by 100', () => {
    expect(mgOf(rateStepsOf('rituximab', 2))).toEqual([100, 200, 300, 400])
  })

  it('is no drug’s that runs at one rate', () => {
    expect(rateStepsOf('bendamustine hydrochloride', 1)).toEqual([])
  })

  it('of 90 minutes gives a fifth in 30 minutes and the rest in 60', () => {
    expect(ninetyMinuteSteps({ amount: '700', unit: 'mg' })).toEqual([
      { afterMinutes: 0, perHour: { amount: '280', unit: 'mg' } },
      { afterMinutes: 30, perHour: { amount: '560', unit: 'mg' } },
    ])
  })
})
