import { describe, expect, it } from 'vitest'
import { bill, blocks, chemo, clock, code, given, infusion, issues } from '#test/builders/codingVisit.ts'
import { codeSession } from './codeSession.ts'
import { labelOf } from './ruleSet.ts'
import { ruleSetFor } from './ruleSets/ruleSetFor.ts'

const first = { encounter: '1' } as const
const second = { encounter: '2' } as const

describe('the order of the lines', () => {
  it('blood products behind their transfusion, the visit behind everything', () => {
    const services = [
      given('phlebotomy', 'phlebotomy', '12:00', { class: 'procedure' }),
      given('red cells', 'transfusion', '09:00', {
        class: 'transfusion',
        hcpcs: 'P9016',
        stop: clock('11:00'),
        access: 'A',
      }),
      infusion('iron sucrose', '07:00', '07:30'),
    ]
    const { lines } = code('office', services, { visit: { em: '99214', separatelyIdentifiable: true } })
    expect(lines.map((line) => line.code)).toEqual(['96365', '36430', 'P9016', '99195', '99214'])
  })
})

describe('lines of one code', () => {
  it('are one line a day, and one for each day', () => {
    const onDay = (day: string, encounter: string) =>
      infusion('iron sucrose', null, null, { encounter, start: `${day}T09:00`, stop: `${day}T09:30` })
    const services = [onDay('2026-03-02', '1'), onDay('2026-03-03', '2'), onDay('2026-03-04', '3')]
    expect(code('office', services).lines.map((line) => [line.code, line.units, line.encounter])).toEqual([
      ['96365', 1, '1'],
      ['96365', 1, '2'],
      ['96365', 1, '3'],
    ])
  })
})

describe('the label of a code', () => {
  const rules = ruleSetFor('2026-03-02')

  it('is the table’s, and the code itself where the table has none', () =>
    expect([labelOf('96413', rules), labelOf('99999', rules)]).toEqual(['Chemo IV infusion, first hour', '99999']))

  it('falls back in a line of a rule set that lost one', () => {
    const { '96365': _lost, ...codes } = rules.codes
    const input = { setting: 'office', services: [infusion('iron sucrose', '09:00', '09:30')] } as const
    expect(codeSession(input, { ...rules, codes }).lines).toMatchObject([{ code: '96365', label: '96365' }])
  })
})

describe('the encounter asked for', () => {
  it('tells of its own services only where each one went', () => {
    const services = [infusion('mesna', '09:00', null, first), infusion('magnesium', '14:00', null, second)]
    const { notCounted } = code('office', services, { emitEncounter: '2' })
    expect(notCounted.map(({ serviceId }) => serviceId)).toEqual([services[1]?.id])
  })

  it('is told what concerns a pair of codes when one of the two is its own', () => {
    const ofMorning = chemo('docetaxel', '08:00', '09:00', first)
    const pump = given('fluorouracil', 'pump_prolonged', '14:00', {
      class: 'antineoplastic',
      access: 'A',
      plannedMinutes: 2760,
      sentHome: true,
      ...second,
    })
    const pair = (services: Parameters<typeof code>[1], emitEncounter: string) =>
      issues(code('office', services, { emitEncounter })).includes('ncci_pair_review')
    expect(pair([ofMorning, pump], '2')).toBe(true)
    expect(pair([ofMorning, { ...pump, ...first }, infusion('iron sucrose', '15:00', '15:30', second)], '2')).toBe(
      false,
    )
  })

  it('is told what concerns its visit, which is no service', () => {
    const more = { emitEncounter: '2', visit: { em: '99211', separatelyIdentifiable: true } }
    const services = [infusion('iron sucrose', '09:00', '09:30', first), infusion('mesna', '14:00', '14:30', second)]
    expect(blocks(code('office', services, more))).toEqual(['em_99211_not_allowed'])
  })
})

describe('a service that stands twice in the record under one id', () => {
  const unfinished = infusion('iron sucrose', '09:00', null)

  it('is left out once, with one finding', () => {
    const { notCounted, issues: found } = code('office', [unfinished, unfinished])
    expect(notCounted.map(({ serviceId }) => serviceId)).toEqual([unfinished.id])
    expect(found.map(({ code: issue }) => issue)).toEqual(['missing_stop_time'])
  })

  it('hides nothing of another service with the same finding', () => {
    const other = infusion('mesna', '10:00', null)
    expect(blocks(code('office', [unfinished, other]))).toEqual(['missing_stop_time', 'missing_stop_time'])
    expect(bill(code('office', [unfinished, other]))).toEqual([])
  })
})
