import { describe, expect, it } from 'vitest'
import { gauges, gaugesOf, mayHaveLumens, misfitOf } from './accessLists.ts'

const vein = { device: 'peripheral', site: 'forearm' } as const
const port = { device: 'port_single', site: 'chest' } as const

describe('what an access may be', () => {
  it('is any needle from 14 to 27 G, and in a port one of its own', () => {
    expect(gauges).toEqual(Array.from({ length: 14 }, (_, at) => String(14 + at)))
    expect(gaugesOf('midline')).toEqual(gauges)
    expect(gaugesOf('port_double')).toEqual(['19', '20', '22'])
    expect(misfitOf({ ...vein, gauge: '21' })).toBeNull()
    expect(misfitOf({ ...vein, gauge: '13' })).toBe('gauge')
    expect(misfitOf({ ...port, gauge: '22' })).toBeNull()
    expect(misfitOf({ ...port, gauge: '21' })).toBe('gauge')
  })

  it('has a needle length in a port alone, a part in the forearm alone, lumens in a catheter alone', () => {
    expect(misfitOf({ ...port, needleLength: '1' })).toBeNull()
    expect(misfitOf({ ...vein, needleLength: '1' })).toBe('needleLength')
    expect(misfitOf({ ...vein, forearmPart: 'upper_front' })).toBeNull()
    expect(misfitOf({ ...port, forearmPart: 'upper_front' })).toBe('forearmPart')
    expect(misfitOf({ ...port, device: 'port_double', lumens: ['Red'] })).toBeNull()
    expect(misfitOf({ ...vein, lumens: ['Red'] })).toBe('lumens')
    expect(misfitOf({ ...vein, lumens: [] })).toBeNull()
    expect(mayHaveLumens('port_single')).toBe(false)
  })
})
