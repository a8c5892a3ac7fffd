import { describe, expect, it } from 'vitest'
import { chemo, code, fluid, infusion, push } from '#test/builders/codingVisit.ts'
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
      { code: '96415', before: 1, after: 0, serviceIds: [short.id], rules: ['R3', 'R5'] },
    ])
  })

  it('of a line with more units on one side, the rules are those of the side that has more', () => {
    const twoHours = code('office', [{ ...short, stop: '2026-03-02T11:31' }])
    const marked = { ...twoHours, lines: twoHours.lines.map((line) => ({ ...line, rules: ['of two hours'] })) }
    for (const differences of [whatIf(code('office', [long]), marked), whatIf(marked, code('office', [long]))])
      expect(differences).toMatchObject([{ code: '96415', rules: ['of two hours'] }])
  })

  it('a service that is on record on one side alone tells just that', () => {
    const pushed = push('ondansetron', '08:50')
    const [difference] = whatIf(code('office', [short, pushed]), code('office', [short]))
    expect(difference).toMatchObject({ code: '96375', serviceIds: [pushed.id] })
    expect(difference?.why[1]).toBe('After: nothing on record.')
  })

  it('a service that loses its line says where it went', () => {
    const saline = fluid('10:30', '11:01')
    const before = code('office', [short, saline])
    const after = code('office', [short, { ...saline, stop: '2026-03-02T11:00' }])
    expect(whatIf(before, after)).toMatchObject([{ code: '96361', before: 1, after: 0 }])
    expect(whatIf(before, after)[0]?.why[1]).toBe('After: 30 min of hydration counted; it counts from 31 min.')
  })

  it('services that lose their line together say each where it went, and nothing of their neighbours', () => {
    const [first, second] = [infusion('mesna', '10:30', '11:00'), infusion('magnesium', '11:00', '11:30')]
    const unfinished = infusion('iron sucrose', '11:30', null)
    const before = code('office', [short, first, second, unfinished])
    const after = code('office', [short, { ...first, stop: null }, { ...second, stop: null }, unfinished])
    expect(whatIf(before, after)).toMatchObject([
      {
        code: '96367',
        before: 2,
        after: 0,
        why: [
          expect.any(String),
          'After: mesna is left out until its record is complete. magnesium is left out until its record is complete. ' +
            'mesna: stop time missing, so the run has no duration. magnesium: stop time missing, so the run has no duration.',
        ],
      },
    ])
  })

  it('a service kept back together with another says what is the matter between them', () => {
    const first = infusion('iron sucrose', '09:00', '10:00', { access: 'A' })
    const second = infusion('iron sucrose', '09:30', '10:30', { access: 'B' })
    const [lost] = whatIf(code('office', [first, second]), code('office', [first, { ...second, access: 'A' }]))
    expect(lost?.serviceIds).toHaveLength(1)
    expect(lost?.why[1]).toContain('iron sucrose: two overlapping runs at one access')
  })

  it('a service that shares a line on the other side says that line', () => {
    const services = [infusion('mesna', '10:30', '11:00'), infusion('magnesium', '11:00', '11:30')]
    const [withChemo] = whatIf(code('office', services), code('office', [short, ...services]))
    expect(withChemo).toMatchObject({ code: '96365', before: 1, after: 0 })
    expect(withChemo?.why[1]).toMatch(/^After: mesna ran 30 min.*magnesium ran 30 min/)
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
