import { expect, it } from 'vitest'
import { compareClaims } from './compareClaims.ts'

const line = (code: string, units: number, chargeCents: number, modifiers: readonly string[] = []) => ({
  code,
  modifiers,
  units,
  chargeCents,
})
const claim = (...lines: readonly ReturnType<typeof line>[]) => ({ lines })

it('names codes whose units or charges changed, came or left, and nothing else', () => {
  const before = claim(line('96413', 1, 30_000), line('96415', 3, 9_000), line('J9312', 8, 80, ['JW']))
  const after = claim(line('96413', 1, 30_000), line('96415', 2, 6_000), line('96417', 1, 15_000))
  expect(compareClaims(before, after)).toEqual([
    { code: '96415', modifiers: [], before: { units: 3, cents: 9_000 }, after: { units: 2, cents: 6_000 } },
    { code: '96417', modifiers: [], before: null, after: { units: 1, cents: 15_000 } },
    { code: 'J9312', modifiers: ['JW'], before: { units: 8, cents: 80 }, after: null },
  ])
})

it('sums lines of one code and its modifiers, whatever their numbers are', () => {
  const split = claim(line('J9312', 3, 30), line('J9312', 5, 50))
  expect(compareClaims(split, claim(line('J9312', 8, 80)))).toEqual([])
  expect(compareClaims(split, claim(line('J9312', 8, 81)))).toHaveLength(1)
  expect(compareClaims(split, claim(line('J9312', 8, 80, ['JZ'])))).toHaveLength(2)
})
