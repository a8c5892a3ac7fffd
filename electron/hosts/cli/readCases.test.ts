import { describe, expect, it } from 'vitest'
import { badInputLine } from './badInput.ts'
import { codeCaseSchema, unitsCaseSchema } from './caseSchemas.ts'
import { readCases } from './readCases.ts'

const service = {
  id: 's1',
  drug: 'bendamustine',
  class: 'antineoplastic',
  route: 'iv_infusion',
  start: null,
  stop: null,
}
const session = (changes: object = {}, more: object = {}) => ({
  id: 'day-1',
  setting: 'office',
  services: [{ ...service, ...changes }],
  ...more,
})
const sayOf = (cases: unknown): string => {
  const read = readCases('day.json', typeof cases === 'string' ? cases : JSON.stringify(cases), codeCaseSchema)
  return read.ok ? 'read' : badInputLine(read.error)
}

describe('a file of sessions to code', () => {
  it('is read, whatever explanations stand beside the facts', () => {
    expect(
      sayOf([session({ start: '2026-03-02T08:40', stop: '2026-03-02T09:10:30-06:00' }, { note: 'why', expect: [] })]),
    ).toBe('read')
  })

  it('is read with a route no rule covers: coding says that it gives no code', () => {
    expect(sayOf([session({ route: 'pyelocalyceal' })])).toBe('read')
  })

  it('is read with null for what could have been left out', () => {
    const nothing = { bag: null, primary: null, segments: null, access: null, plannedMinutes: null }
    expect(sayOf([session(nothing, { visit: null, profile: null, arrived: null })])).toBe('read')
    expect(sayOf([session({ segments: [{ start: '2026-03-02T08:00', stop: null }] })])).toBe('read')
    expect(sayOf([null])).toMatch(/^day\.json: case 1: /)
    expect(sayOf([session({ drug: null })])).toMatch(/services\.0\.drug: /)
  })

  it.each([
    ['no JSON', '[{', /^day\.json: it is not JSON/],
    ['no array', { id: 1 }, /^day\.json: expected an array of cases$/],
    ['a route that is a number', [session({ route: 7 })], /^day\.json: case 1 \(day-1\), services\.0\.route: /],
    ['a time that is no time', [session({ start: 'noon' })], /services\.0\.start: expected a time such as/],
    ['a day the calendar lacks', [session({ start: '2026-02-30T08:00' })], /there is no such time on the calendar/],
    ['a missing setting', [session(), { id: 'day-2', services: [] }], /^day\.json: case 2 \(day-2\), setting: /],
    ['a service twice', [{ ...session(), services: [service, service] }], /services\.1\.id: s1 stands twice/],
    ['a case that is a number', [7], /^day\.json: case 1: /],
  ])('with %s is refused in one line that names the place', (_what, cases, said) => {
    expect(sayOf(cases)).toMatch(said)
    expect(sayOf(cases)).not.toContain('\n')
  })
})

describe('a file of drugs to count', () => {
  const drug = (amount: unknown) => [
    {
      id: 'u1',
      hcpcs: 'J9312',
      billingUnit: { amount: 10, unit: 'mg' },
      administered: { amount, unit: 'mg' },
      containers: [],
    },
  ]
  const read = (amount: unknown) => readCases('drugs.json', JSON.stringify(drug(amount)), unitsCaseSchema)

  it('keeps amounts exactly as written', () => {
    const cases = read(712.5)
    expect(cases.ok && cases.value[0]?.administered).toEqual({ amount: '712.5', unit: 'mg' })
  })

  it.each([
    ['null', { amount: null, unit: 'mg' }, null],
    ['left out', { unit: 'mg' }, null],
    ['without its unit', { amount: 95, unit: null }, { amount: '95', unit: '' }],
  ])('reads an amount that is %s as a dose that is missing', (_what, administered, expected) => {
    const [first] = drug(95)
    const cases = readCases('drugs.json', JSON.stringify([{ ...first, administered }]), unitsCaseSchema)
    expect(cases.ok && cases.value[0]?.administered).toEqual(expected)
  })

  it.each([[-5], [1e21], ['1e3'], ['a lot'], ['']])('refuses the amount %j', (amount) => {
    const cases = read(amount)
    expect(cases.ok ? '' : badInputLine(cases.error)).toMatch(/^drugs\.json: case 1 \(u1\), administered\.amount: /)
  })
})
