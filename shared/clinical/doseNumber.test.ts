import { describe, expect, it } from 'vitest'
import { doseNumberOf, type GivenBefore } from './doseNumber.ts'

const nothing: GivenBefore = { courseKnown: false, drugs: [] }
const rituximab = { drug: 'rituximab', times: 2, lastOn: '2026-02-09' }
const ofOrder = { drug: 'rituximab', lastGivenOn: '2026-02-09' }

describe('which dose of a drug it is', () => {
  it('goes by the cycle only where nothing is known', () => {
    const byCycle = (cycle: number) => doseNumberOf({ drug: 'rituximab' }, { cycle, givenBefore: nothing })
    expect(byCycle(1)).toEqual({ number: 1, basis: 'cycle', lastOn: null })
    expect(byCycle(3)).toEqual({ number: 3, basis: 'cycle', lastOn: null })
    expect(doseNumberOf({ drug: 'rituximab' }, { cycle: 1, givenBefore: null }).basis).toBe('cycle')
  })

  it('is not the first in cycle 1 where the order names an earlier day, or an earlier visit gave it', () => {
    expect(doseNumberOf(ofOrder, { cycle: 1, givenBefore: null })).toEqual({
      number: 2,
      basis: 'order',
      lastOn: '2026-02-09',
    })
    const visits = { courseKnown: false, drugs: [rituximab] }
    expect(doseNumberOf({ drug: 'Rituximab' }, { cycle: 1, givenBefore: visits })).toEqual({
      number: 3,
      basis: 'visits',
      lastOn: '2026-02-09',
    })
    expect(doseNumberOf({ ...ofOrder, lastGivenOn: '2026-02-16' }, { cycle: 1, givenBefore: visits }).lastOn).toBe(
      '2026-02-16',
    )
  })

  it('is the first in cycle 2 where the course is held from its beginning and never gave it', () => {
    const known = { courseKnown: true, drugs: [{ ...rituximab, drug: 'bendamustine hydrochloride' }] }
    expect(doseNumberOf({ drug: 'rituximab' }, { cycle: 2, givenBefore: known })).toEqual({
      number: 1,
      basis: 'visits',
      lastOn: null,
    })
  })

  it('counts no fewer than the cycles of a course that began elsewhere', () => {
    const one = (courseKnown: boolean) => ({ courseKnown, drugs: [{ ...rituximab, times: 1 }] })
    expect(doseNumberOf({ drug: 'rituximab' }, { cycle: 5, givenBefore: one(false) }).number).toBe(5)
    expect(doseNumberOf({ drug: 'rituximab' }, { cycle: 5, givenBefore: one(true) }).number).toBe(2)
  })
})
