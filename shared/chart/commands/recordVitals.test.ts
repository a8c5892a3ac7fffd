import { describe, expect, it } from 'vitest'
import { aSession, calmVitals } from '#test/builders/aSession.ts'
import type { VitalsPayload } from '../payloads/payloads.ts'
import type { Refusal } from '../refusals.ts'

const arrived = aSession().arrived('08:30')

const refused = (facts: Partial<VitalsPayload>): Refusal =>
  arrived.refusal({ kind: 'recordVitals', ...calmVitals, ...facts }, { at: '08:35' })

describe('a set of vital signs', () => {
  it('is kept as it was charted', () => {
    expect(arrived.vitals('08:35').chart.vitals).toMatchObject([{ setType: 'baseline', pulse: 76 }])
  })

  it('belongs to the stay', () => {
    expect(aSession().refusal({ kind: 'recordVitals', ...calmVitals }, { at: '08:35' }).code).toBe('not-arrived')
    expect(arrived.refusal({ kind: 'recordVitals', ...calmVitals }, { at: '08:29' })).toEqual({
      code: 'time-before-arrival',
      facts: { at: '08:29', arrived: '08:30' },
    })
  })

  it('needs at least one value: missing is not zero', () => {
    expect(arrived.refusal({ kind: 'recordVitals', setType: 'prn' }, { at: '08:35' }).code).toBe('vitals-empty')
    expect(arrived.decide({ kind: 'recordVitals', setType: 'prn', consciousness: 'A' }, { at: '08:35' }).ok).toBe(true)
  })

  it('is refused outside the limits, at the first value past them', () => {
    expect(refused({ pulse: 251 })).toEqual({
      code: 'vitals-out-of-range',
      facts: { sign: 'pulse', typed: '251', low: '20', high: '250' },
    })
    expect(refused({ pulse: 19 }).code).toBe('vitals-out-of-range')
    expect(arrived.vitals('08:35', { pulse: 250 }).chart.vitals).toHaveLength(1)
  })

  it('has its diastolic below its systolic', () => {
    expect(refused({ systolic: 80, diastolic: 80 }).code).toBe('diastolic-not-below-systolic')
  })

  it('names °F typed as °C, with the value in °C', () => {
    expect(refused({ temperatureTenthsC: 986 })).toEqual({
      code: 'temperature-in-fahrenheit',
      facts: { typed: '98.6', celsius: '37', tenthsC: '370' },
    })
    // 86 °F is 30.0 °C and 109.4 °F is 43.0 °C: the ends of what a body can have.
    expect(refused({ temperatureTenthsC: 860 }).facts.celsius).toBe('30')
    expect(refused({ temperatureTenthsC: 1094 }).facts.celsius).toBe('43')
    expect(refused({ temperatureTenthsC: 1095 }).code).toBe('vitals-out-of-range')
    // 43.1 is neither a body temperature in °C nor one in °F.
    expect(refused({ temperatureTenthsC: 431 }).code).toBe('vitals-out-of-range')
  })

  it('names pounds typed as kilograms, with the value in kilograms', () => {
    expect(refused({ weightGrams: 176_000 })).toEqual({
      code: 'weight-jump',
      facts: { typedKg: '176', dosingKg: '80', convertedKg: '79.832', convertedGrams: '79832' },
    })
    expect(arrived.vitals('08:35', { weightGrams: 100_000 }).chart.vitals).toHaveLength(1)
    expect(refused({ weightGrams: 100_001 }).code).toBe('weight-jump')
  })

  it('takes a weight that jumped once the scale was read again', () => {
    expect(arrived.vitals('08:35', { weightGrams: 110_000, weightConfirmed: true }).chart.vitals).toHaveLength(1)
  })
})
