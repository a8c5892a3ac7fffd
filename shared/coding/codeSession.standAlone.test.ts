import { describe, expect, it } from 'vitest'
import { bill, clock, code, infusion, issues } from '#test/builders/codingVisit.ts'
import { arterial, blood, marrow, pump, until } from '#test/builders/toldVisit.ts'
import type { CodingInput, Service, Setting } from './types.ts'

const billOf = (setting: Setting, services: readonly Service[]): readonly string[] => bill(code(setting, services))

describe('stand-alone services', () => {
  it('pumps of two drugs are two; two runs of one are one (R17)', () => {
    const planned = { plannedMinutes: 600 }
    const two = [pump(planned), pump({ ...planned, drug: 'doxorubicin', start: clock('08:10') })]
    expect(billOf('office', two)).toEqual(['96416 × 2'])
    const one = [pump(until('12:00', planned)), pump(until('18:00', { ...planned, start: clock('13:00') }))]
    expect(billOf('office', one)).toEqual(['96416'])
  })

  it('what does not fit a pump or an artery has no rule, however short', () => {
    const services = [
      pump(until('09:00', { class: 'hydration' })),
      arterial('contrast', '10:00', '10:10', { class: 'procedure' }),
    ]
    const result = code('office', services)
    expect(bill(result)).toEqual([])
    expect(issues(result)).toEqual(['route_not_coded', 'route_not_coded'])
  })

  it.each([
    [
      'two aspirations at two sites are two, the second marked',
      [marrow('aspiration', '09:00', 'left'), marrow('aspiration', '09:10', 'right')],
      ['38220', '38220-59'],
    ],
    [
      'a second aspiration at the site of the biopsy is part of it',
      [marrow('biopsy', '09:00', 'left'), marrow('aspiration', '09:10', 'left'), marrow('aspiration', '09:20', 'left')],
      ['38222'],
    ],
    [
      'a site left blank is the site left out',
      [marrow('biopsy', '09:00', '  '), marrow('aspiration', '09:10')],
      ['38222'],
    ],
    [
      'a biopsy that took both leaves a further aspiration there nothing',
      [marrow('biopsy_aspiration', '09:00', 'left'), marrow('aspiration', '09:10', 'left')],
      ['38222'],
    ],
  ] as const)('marrow (R21): %s', (_, services, expected) => {
    expect(billOf('facility', services)).toEqual(expected)
  })

  it.each([
    [undefined, 1],
    [0, 1],
    [-1, 1],
    [0.5, 1],
    [2.5, 2],
    [3, 3],
  ])('blood (R15): %s product units on record are billed as %s', (productUnits, expected) => {
    const bag = blood('red cells', '09:00', '11:00', {
      hcpcs: 'P9016',
      ...(productUnits === undefined ? {} : { productUnits }),
    })
    expect(code('facility', [bag]).lines.find((line) => line.code === 'P9016')?.units).toBe(expected)
  })

  it('an infusion across midnight is told on the clock of its zone (R24)', () => {
    const night = (start: string, stop: string) =>
      issues(code('facility', [infusion('iron', null, null, { start, stop })]))
    expect(night('2026-03-02T17:00-06:00', '2026-03-02T19:00-06:00')).not.toContain('crosses_midnight')
    expect(night('2026-03-02T23:30-06:00', '2026-03-03T00:30-06:00')).toContain('crosses_midnight')
    expect(night('2026-03-02T05:00-06:00', '2026-03-02T07:00-06:00')).not.toContain('crosses_midnight')
  })
})

describe('the visit beside (R22)', () => {
  const beside = (em: string, more: Partial<CodingInput> = {}) =>
    code('facility', [infusion('iron', '09:00', '10:00')], { visit: { em, separatelyIdentifiable: true }, ...more })

  it.each(['99202', '99203', '99204', '99205', '99212', '99213', '99214', '99215'])('%s carries a 25', (em) => {
    expect(bill(beside(em))).toEqual(['96365', `${em}-25`])
  })

  it.each(['99201', '99206', '99210', '99216', '992133', '199213', '9921'])('%s is no visit a rule covers', (em) => {
    expect(bill(beside(em))).toEqual(['96365'])
    expect(issues(beside(em))).toContain('route_not_coded')
  })

  it('stands behind no service, and last on the bill', () => {
    expect(beside('99213').lines.map(({ code: number, serviceIds }) => [number, serviceIds.length])).toEqual([
      ['96365', 1],
      ['99213', 0],
    ])
  })

  it('is documented as it is in a hospital too, unless the profile says G0463', () => {
    expect(bill(beside('99213', { profile: { hospitalVisitCode: 'as_documented' } }))).toEqual(['96365', '99213-25'])
    expect(bill(beside('99213', { profile: { hospitalVisitCode: 'G0463' } }))).toEqual(['96365', 'G0463-25'])
  })
})
