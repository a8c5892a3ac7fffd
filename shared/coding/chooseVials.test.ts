import { array, assert, integer, property, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseVials } from './chooseVials.ts'
import type { Amount } from './types.ts'

const mg = (amount: number | string): Amount => ({ amount, unit: 'mg' })
const chosen = (dose: Amount, ...stocked: readonly Amount[]): string | undefined =>
  chooseVials(dose, stocked)
    ?.vials.map(({ size, count }) => `${count} × ${size.amount} ${size.unit}`)
    .join(' + ')

describe('the vials to open', () => {
  it.each<[string, Amount, readonly Amount[], string]>([
    ['rituximab 712.5 mg', mg('712.5'), [mg(500), mg(100)], '1 × 500 mg + 3 × 100 mg'],
    ['bendamustine 171 mg', mg(171), [mg(25), mg(100)], '1 × 100 mg + 3 × 25 mg'],
    ['small vials when they leave less', mg(186), [mg(240), mg(40)], '5 × 40 mg'],
    ['fewer vials when the rest is equal', mg(800), [mg(400), mg(100)], '2 × 400 mg'],
    [
      'sizes written in other units',
      { amount: 35, unit: 'g' },
      [mg(20_000), { amount: 10, unit: 'g' }, { amount: 5, unit: 'g' }],
      '1 × 20000 mg + 1 × 10 g + 1 × 5 g',
    ],
    ['decimals', mg('2.47'), [mg('3.5'), mg('1')], '3 × 1 mg'],
    ['a very large dose', mg(100_000_001), [mg(500), mg(100)], '200000 × 500 mg + 1 × 100 mg'],
    ['the larger ones where the count is equal', mg(4), [mg(1), mg(2), mg(3)], '1 × 3 mg + 1 × 1 mg'],
    [
      'a size stocked under two spellings',
      { amount: 40, unit: 'g' },
      [mg(20_000), { amount: 20, unit: 'g' }],
      '2 × 20000 mg',
    ],
    ['sizes as far apart as it searches', mg(10), [mg(499_990), mg(1)], '10 × 1 mg'],
  ])('%s', (_, dose, stocked, expected) => expect(chosen(dose, ...stocked)).toBe(expected))

  it('says what is opened and what is left', () =>
    expect(chooseVials(mg('712.5'), [mg(500), mg(100)])).toMatchObject({ opened: '800', left: '87.5', unit: 'mg' }))

  it('has no answer without stock, dose or a common unit', () => {
    expect(chooseVials(mg(10), [])).toBeNull()
    expect(chooseVials(mg(0), [mg(10)])).toBeNull()
    expect(chooseVials(mg(10), [{ amount: 10, unit: 'mL' }])).toBeNull()
    expect(chooseVials(mg(10), [mg(100), { amount: 10, unit: 'mL' }])).toBeNull()
  })

  it('has no answer where sizes lie so far apart that the search would keep a nurse waiting', () =>
    expect(chooseVials(mg(11), [mg(499_990), mg(1)])).toBeNull())

  it('reads a volume with the concentration', () => {
    const concentration = { mass: mg(10), volume: { amount: 1, unit: 'mL' } }
    expect(chooseVials({ amount: 12, unit: 'mL' }, [mg(100), mg(50)], concentration)?.left).toBe('30')
  })

  it('leaves the least of all combinations, and then opens the fewest', () => {
    const sizes = uniqueArray(integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 })
    assert(
      property(integer({ min: 1, max: 40 }), sizes, (dose, stocked) => {
        const best = bestByHand(dose, stocked)
        const choice = chooseVials(mg(dose), stocked.map(mg))
        const count = choice?.vials.reduce((sum, vial) => sum + vial.count, 0)
        expect([Number(choice?.opened), count]).toEqual(best)
      }),
    )
  })

  it('needs no more than a moment for awkward sizes', { timeout: 5_000 }, () => {
    assert(
      property(
        integer({ min: 1, max: 1_000_000 }),
        array(integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 4 }),
        (dose, stocked) => {
          const choice = chooseVials(mg(dose), stocked.map(mg))
          expect(Number(choice?.opened)).toBeGreaterThanOrEqual(dose)
          expect(Number(choice?.left)).toBeLessThan(Math.min(...stocked))
        },
      ),
      { numRuns: 20 },
    )
  })
})

/** Every combination, tried one by one: [content opened, containers]. */
function bestByHand(dose: number, [size = 1, ...others]: readonly number[]): readonly [number, number] {
  let best: readonly [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let count = 0; count <= Math.ceil(dose / size); count += 1) {
    const rest = dose - count * size
    const [opened, more] =
      rest <= 0 ? [0, 0] : others.length > 0 ? bestByHand(rest, others) : [Number.POSITIVE_INFINITY, 0]
    const total: readonly [number, number] = [count * size + opened, count + more]
    if (total[0] < best[0] || (total[0] === best[0] && total[1] < best[1])) best = total
  }
  return best
}
