import { describe, expect, it } from 'vitest'
import { chemo, code, fluid, push } from '#test/builders/codingVisit.ts'
import { whatIf } from './whatIf.ts'

const short = chemo('docetaxel', '09:00', '10:30')
const long = { ...short, stop: '2026-03-02T10:31' }

describe('what if', () => {
  it('one minute more: the line that comes, and both stories', () => {
    const [difference, ...others] = whatIf(code('office', [short]), code('office', [long]))
    expect(others).toEqual([])
    expect(difference).toMatchObject({
      code: '96415',
      before: 0,
      after: 1,
      serviceIds: [short.id],
      rules: ['R3', 'R5'],
    })
    expect(difference?.why[0]).toContain('90 min')
    expect(difference?.why[1]).toContain('91 min')
  })

  it('the other way round says the same with the sides changed', () => {
    expect(whatIf(code('office', [long]), code('office', [short]))).toMatchObject([
      { code: '96415', before: 1, after: 0 },
    ])
  })

  it('a service that loses its line says where it went', () => {
    const saline = fluid('10:30', '11:01')
    const before = code('office', [short, saline])
    const after = code('office', [short, { ...saline, stop: '2026-03-02T11:00' }])
    expect(whatIf(before, after)).toMatchObject([{ code: '96361', before: 1, after: 0 }])
    expect(whatIf(before, after)[0]?.why[1]).toContain('30 min of hydration counted')
  })

  it('another payer: the same record under another profile', () => {
    const services = [push('ondansetron', '09:00', null, { primary: true }), fluid('09:10', '10:10')]
    const hydrationFirst = services.map((one) => ({ ...one, primary: one.class === 'hydration' }))
    const differences = whatIf(code('office', services), code('office', hydrationFirst))
    expect(differences.map(({ code: number, before, after }) => [number, before, after])).toEqual([
      ['96374', 1, 0],
      ['96361', 1, 0],
      ['96375', 0, 1],
      ['96360', 0, 1],
    ])
  })

  it('two equal results differ in nothing', () => {
    expect(whatIf(code('office', [short]), code('office', [short]))).toEqual([])
  })
})
