import { describe, expect, it } from 'vitest'
import { gramsIfPounds, isWeightJump, judgeVitals, tenthsCIfFahrenheit, type VitalValues } from './vitalLimits.ts'

const levels = (values: VitalValues, baseline = {}): string[] =>
  judgeVitals(values, baseline).map(({ sign, level, why }) => `${sign} ${level} ${why}`)

describe('vital signs at their limits', () => {
  it('find nothing in a calm set', () => {
    const calm = { temperatureTenthsC: 368, pulse: 76, respirations: 16, systolic: 128, diastolic: 76, spo2: 98 }
    expect(levels({ ...calm, pain: 3, consciousness: 'A', weightGrams: 80_000 })).toEqual([])
  })

  it.each([
    ['temperatureTenthsC', [361, 379], [360, 380, 390], [350, 391]],
    ['pulse', [51, 110], [50, 111, 130], [40, 131]],
    ['respirations', [12, 20], [11, 21, 24], [8, 25]],
    ['systolic', [101, 159], [100, 160, 179], [90, 180]],
    ['diastolic', [51, 99], [50, 100, 109], [110]],
    ['spo2', [96], [95, 92], [91]],
    ['pain', [0, 3], [4, 6], [7, 10]],
  ] as const)('%s warns and becomes urgent where workflow 4.3 says so', (sign, fine, warn, urgent) => {
    for (const value of fine) expect(levels({ [sign]: value })).toEqual([])
    for (const value of warn) expect(levels({ [sign]: value })).toEqual([`${sign} warn limit`])
    for (const value of urgent) expect(levels({ [sign]: value })).toEqual([`${sign} urgent limit`])
  })

  it('call anything but Alert urgent', () => {
    expect(levels({ consciousness: 'V' })).toEqual(['consciousness urgent limit'])
  })

  it('call a fall of 30 from the baseline urgent, once', () => {
    expect(levels({ systolic: 121 }, { systolic: 150 })).toEqual([])
    expect(levels({ systolic: 120 }, { systolic: 150 })).toEqual(['systolic urgent fall'])
    expect(levels({ systolic: 88 }, { systolic: 150 })).toEqual(['systolic urgent limit'])
  })

  it('warn at 5 % from the dosing weight and ask for the dose again at 10 %', () => {
    const baseline = { dosingWeightGrams: 80_000 }
    expect(levels({ weightGrams: 83_999 }, baseline)).toEqual([])
    expect(levels({ weightGrams: 84_000 }, baseline)).toEqual(['weightGrams warn change'])
    expect(levels({ weightGrams: 72_000 }, baseline)).toEqual(['weightGrams urgent change'])
  })

  it('warn when the height changed by more than 2 cm', () => {
    expect(levels({ heightMillimeters: 1_720 }, { heightMillimeters: 1_700 })).toEqual([])
    expect(levels({ heightMillimeters: 1_721 }, { heightMillimeters: 1_700 })).toEqual([
      'heightMillimeters warn change',
    ])
  })
})

describe('slips of unit', () => {
  it('read pounds as kilograms and °F as °C', () => {
    expect(gramsIfPounds(176_000)).toBe(79_832)
    expect(tenthsCIfFahrenheit(986)).toBe(370)
    expect(isWeightJump(100_000, 80_000)).toBe(false)
    expect(isWeightJump(100_001, 80_000)).toBe(true)
    expect(isWeightJump(59_999, 80_000)).toBe(true)
  })
})
