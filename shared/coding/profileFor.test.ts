import { describe, expect, it } from 'vitest'
import { bill, code, infusion } from '#test/builders/codingVisit.ts'
import { profileFor } from './profileFor.ts'

describe('the switches of a session', () => {
  it('are the practice’s, and the payer’s where it keeps its own', () => {
    const practice = { missingStop: 'push', distinctModifier: 'XS' } as const
    expect(profileFor(practice)).toEqual(practice)
    expect(profileFor(practice, { distinctModifier: '59' })).toEqual({ missingStop: 'push', distinctModifier: '59' })
  })

  it('classes a drug as the payer does, and the practice’s other drugs as the practice does (R25)', () => {
    const profile = profileFor(
      { classOverrides: { natalizumab: 'antineoplastic', denosumab: 'antineoplastic' } },
      { classOverrides: { natalizumab: 'therapeutic' } },
    )
    const services = [infusion('natalizumab', '09:00', '10:00'), infusion('denosumab', '10:00', '10:30')]
    expect(bill(code('office', services, { profile }))).toEqual(['96367', '96413'])
  })
})
