import { describe, expect, it } from 'vitest'
import { brDay } from '#test/builders/brDay.ts'
import { chargeCora } from '#test/builders/people.ts'
import type { OfficeAuthorization } from '../claim/billerDecisions.ts'
import type { Authorization } from '../document/clinic.ts'
import { holdingAuthorizations, withOfficeAuthorizations } from './officeAuthorizations.ts'

const visit = brDay()
const { chart } = visit
const [own] = chart.scheduled.authorizations
if (!own) throw new Error('the worked day is authorized')

const late = (facts: Partial<Authorization> = {}, entry: Partial<OfficeAuthorization> = {}): OfficeAuthorization => ({
  authorization: { ...own, id: 'late', number: 'R-1', ...facts },
  sessionId: chart.sessionId,
  atUtc: '2026-03-04T15:00:00.000Z',
  ...entry,
})
const seen = (...office: readonly OfficeAuthorization[]) =>
  withOfficeAuthorizations(chart, office).scheduled.authorizations

describe('what the office entered beside a signed chart', () => {
  it('stands behind what the record names, and the record stays as it was', () => {
    expect(seen(late())).toEqual([own, late().authorization])
    expect(chart.scheduled.authorizations).toEqual([own])
    expect(withOfficeAuthorizations(chart)).toBe(chart)
  })

  it('is another word about one of the record where the id or the payer’s number is the same', () => {
    expect(seen(late({ id: own.id, number: 'R-1' }))).toEqual([late({ id: own.id }).authorization])
    expect(seen(late({ number: own.number, to: '2026-03-01' })).map(({ to }) => to)).toEqual(['2026-03-01'])
    // Two without a number are two, and so are two payers' of one number.
    expect(seen(late({ number: '' }))).toHaveLength(2)
    expect(seen(late({ number: own.number, payerId: 'another' }))).toHaveLength(2)
  })

  it('gives way to what the record said later of the same one', () => {
    const again = visit.perform(
      { kind: 'updateAuthorizations', authorizations: [{ ...own, to: '2026-06-30' }] },
      { at: '14:59', by: chargeCora },
    ).chart
    const entered = late({ id: own.id }, { atUtc: '2026-03-02T20:00:00.000Z' })
    expect(withOfficeAuthorizations(again, [entered]).scheduled.authorizations.map(({ to }) => to)).toEqual([
      '2026-06-30',
    ])
    // Of another one the record said nothing.
    expect(
      withOfficeAuthorizations(again, [{ ...late(), atUtc: entered.atUtc }]).scheduled.authorizations,
    ).toHaveLength(2)
  })

  it('says at another visit of the patient what is allowed, and not what was used before this one', () => {
    const counted = {
      unitsAllowed: [{ hcpcs: 'J9312', units: 100, used: 40 }],
      dosesAllowed: [
        { hcpcs: 'J9033', dose: { amount: '900', unit: 'mg' }, used: { amount: '180', unit: 'mg' } },
      ] as const,
      visitsAllowed: 6,
      visitsUsed: 2,
      cyclesAllowed: 3,
      cyclesUsed: 1,
    }
    const facts = { ...counted, dosesAllowed: [...counted.dosesAllowed] }
    expect(seen(late(facts))[1]).toEqual(late(facts).authorization)
    const { visitsUsed: _visits, cyclesUsed: _cycles, ...elsewhere } = late(facts).authorization
    expect(seen(late(facts, { sessionId: 'session-of-april' }))[1]).toEqual({
      ...elsewhere,
      unitsAllowed: [{ hcpcs: 'J9312', units: 100 }],
      dosesAllowed: [{ hcpcs: 'J9033', dose: { amount: '900', unit: 'mg' } }],
    })
    expect(seen(late({}, { sessionId: 'session-of-april' }))[1]).toEqual(late().authorization)
  })
})

it('of entries about one authorization the last holds, and one taken back is gone', () => {
  const entry = (facts: Partial<Authorization>, isWithdrawn = false) => ({ ...late(facts), isWithdrawn })
  const numbers = (...entries: ReturnType<typeof entry>[]) =>
    holdingAuthorizations(entries).map(({ authorization }) => `${authorization.number} ${authorization.to}`)
  const other = entry({ id: 'b', number: 'R-2', to: '2026-05-31' })
  expect(numbers(entry({ to: '2026-03-01' }), other, entry({ to: '2026-03-31' }))).toEqual([
    'R-2 2026-05-31',
    'R-1 2026-03-31',
  ])
  // Entered on two workstations under two ids, it is one by its number.
  expect(numbers(entry({ id: 'c', to: '2026-03-01' }), entry({ id: 'd', to: '2026-03-31' }))).toEqual([
    'R-1 2026-03-31',
  ])
  expect(numbers(entry({}), other, entry({}, true))).toEqual(['R-2 2026-05-31'])
})
