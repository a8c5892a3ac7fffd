import { describe, expect, it } from 'vitest'
import { allergyTo, isForbiddenRoute } from './drugGuards.ts'
import { judgeLabs } from './labLimits.ts'

const allergic = (...substances: string[]) => substances.map((substance) => ({ substance }))

describe('a drug and the allergy list', () => {
  it('meet by name, whatever the case and the salt', () => {
    expect(allergyTo(allergic('Penicillin', 'PACLITAXEL'), ['Taxol', 'paclitaxel'])).toBe('PACLITAXEL')
    expect(allergyTo(allergic('Dexamethasone'), ['Dexamethasone', 'dexamethasone sodium phosphate'])).toBe(
      'Dexamethasone',
    )
  })

  it('meet by group', () => {
    expect(allergyTo(allergic('Taxanes'), ['docetaxel'])).toBe('Taxanes')
    expect(allergyTo(allergic('Platinum'), ['oxaliplatin'])).toBe('Platinum')
  })

  it('do not meet over a salt, or over nothing', () => {
    expect(allergyTo(allergic('Sodium phosphate'), ['dexamethasone sodium phosphate'])).toBeNull()
    expect(allergyTo(allergic('Latex', 'Peanut'), ['rituximab'])).toBeNull()
    expect(allergyTo([], ['rituximab'])).toBeNull()
  })
})

describe('vinca alkaloids', () => {
  it.each(['vincristine', 'VinBLAStine', 'vinorelbine'])('%s never goes into the spinal canal', (drug) => {
    expect(isForbiddenRoute(drug, 'intrathecal')).toBe(true)
    expect(isForbiddenRoute(drug, 'intrathecal_reservoir')).toBe(true)
    expect(isForbiddenRoute(drug, 'iv_push')).toBe(false)
  })

  it('are meant by name, not by chance', () => {
    expect(isForbiddenRoute('methotrexate', 'intrathecal')).toBe(false)
    expect(isForbiddenRoute('calvincon', 'intrathecal')).toBe(false)
  })
})

describe('lab values', () => {
  const level = (name: string, value: string) => judgeLabs([{ name, value }])[0]?.level

  it('warn and stop exactly below their limits', () => {
    expect([level('ANC', '1.5'), level('ANC', '1.49'), level('ANC', '1.0'), level('ANC', '0.99')]).toEqual([
      undefined,
      'warn',
      'warn',
      'stop',
    ])
    expect([level('Platelets', '100'), level('Plt', '99'), level('PLT', '74')]).toEqual([undefined, 'warn', 'stop'])
    expect([level('Hgb', '8'), level('Hemoglobin', '7.9'), level('Hgb', '4')]).toEqual([undefined, 'warn', 'warn'])
  })

  it('leave what is no number, or has no limit, to the reader', () => {
    expect(level('ANC', 'pending')).toBeUndefined()
    expect(level('Creatinine', '9')).toBeUndefined()
    expect(level('ANC', '0.8 10³/µL')).toBe('stop')
  })
})
