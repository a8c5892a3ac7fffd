import { array, assert, bigInt, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aReceipt } from '#test/builders/aReceipt.ts'
import { addFractions, type Fraction, fraction, sumFractions, wholeOf } from '../kernel/fraction.ts'
import { costSource, noCostSentence } from './costWords.ts'
import type { KeptReceipt } from './receipt.ts'
import { addShares, type CostQuestion, type KnownCost, noShares, sharedCost, unitCost } from './unitCost.ts'

const asked: CostQuestion = {
  ndc: '00399901201',
  lot: 'TX77',
  source: 'practice',
  pool: 'own',
  usedOn: '2026-03-02',
}

const cost = (kept: readonly KeptReceipt[], question: Partial<CostQuestion> = {}): KnownCost => {
  const found = unitCost({ ...asked, ...question }, kept)
  if (!found.isKnown) throw new Error(noCostSentence(found.reason))
  return found
}
const why = (kept: readonly KeptReceipt[], question: Partial<CostQuestion> = {}): string => {
  const found = unitCost({ ...asked, ...question }, kept)
  if (found.isKnown) throw new Error(`it cost ${wholeOf(found.perContainer)}`)
  return noCostSentence(found.reason)
}

describe('the cost of a container', () => {
  it('is its package’s price over the containers in it, with its share of the line’s tax and freight', () => {
    const ofTwo = aReceipt({
      packages: 3,
      containersPerPackage: 2,
      packageCents: 100_001,
      taxCents: 10,
      freightCents: 5,
    })
    const found = cost([ofTwo])
    expect(found.perContainer).toEqual(fraction(3n * 100_001n + 15n, 6n))
    expect(found.priceAlone).toEqual(fraction(100_001n, 2n))
    expect(found.suppliers).toEqual(['Harbor Wholesale'])
    expect(costSource(found)).toBe('Harbor Wholesale, invoice 7781')
  })

  it('of a lot that came twice is the average by containers, exact in parts of a cent', () => {
    const dear = aReceipt({ packages: 1, packageCents: 100 })
    const cheap = aReceipt({ id: 'receipt-2', supplier: 'Bay Drug', invoice: 'B-9', packages: 2, packageCents: 50 })
    const found = cost([dear, cheap])
    expect(found.perContainer).toEqual(fraction(200n, 3n))
    expect(costSource(found)).toBe(
      'Harbor Wholesale, Bay Drug: average of 2 receipts of this lot, weighted by containers',
    )
    expect(cost([aReceipt(), aReceipt({ id: 'receipt-2', invoice: '7790' })]).suppliers).toEqual(['Harbor Wholesale'])
  })

  it('is found however the lot is written, and of no other lot and no other product', () => {
    expect(cost([aReceipt()], { lot: ' tx77 ' }).receipts).toHaveLength(1)
    expect(why([aReceipt()], { lot: 'TX78' })).toBe(
      'No receipt for lot TX78 of NDC 00399901201. Enter it under Drugs received.',
    )
    expect(why([aReceipt()], { ndc: '00399901202' })).toMatch(/^No receipt for lot TX77 of NDC 00399901202/)
  })

  it('counts what came on the day of use and before, and says so where all came later', () => {
    const later = aReceipt({ id: 'receipt-2', invoice: '7790', receivedOn: '2026-03-03', packageCents: 1 })
    expect(cost([later, aReceipt({ receivedOn: '2026-03-02' })]).perContainer).toEqual(fraction(125_000n, 1n))
    expect(why([aReceipt({ receivedOn: '2026-03-05' }), later])).toBe(
      'Lot TX77 of NDC 00399901201 stands as received on 2026-03-03, after its use on 2026-03-02. Check the day of the receipt.',
    )
  })

  it('leaves out a line that was struck, and counts once what two workstations both entered', () => {
    expect(why([aReceipt({ struck: true })])).toMatch(/^No receipt for lot TX77/)
    const twice = [aReceipt(), aReceipt({ id: 'receipt-2', supplier: 'harbor  wholesale', lot: 'tx77' })]
    expect(cost(twice).receipts.map(({ id }) => id)).toEqual(['receipt-1'])
    expect(cost([aReceipt({ struck: true }), aReceipt({ id: 'receipt-2' })]).receipts.map(({ id }) => id)).toEqual([
      'receipt-2',
    ])
  })

  it('keeps 340B stock apart from the practice’s own', () => {
    const ofProgram = aReceipt({ id: 'receipt-2', pool: '340b', packageCents: 1 })
    expect(cost([aReceipt(), ofProgram]).perContainer).toEqual(fraction(125_000n, 1n))
    expect(cost([aReceipt(), ofProgram], { pool: '340b' }).perContainer).toEqual(fraction(1n, 1n))
    expect(why([ofProgram])).toBe(
      'Lot TX77 of NDC 00399901201 was received as 340B stock alone, and this visit is billed as the practice’s own.',
    )
    expect(why([aReceipt()], { pool: '340b' })).toBe(
      'Lot TX77 of NDC 00399901201 was received as the practice’s own stock alone, and this visit is billed as 340B stock.',
    )
  })

  it.each([
    ['specialty_pharmacy', 'Supplied by the patient’s specialty pharmacy: no cost of the practice’s.'],
    ['free_drug', 'Free drug of its maker: no cost of the practice’s.'],
    ['trial', 'Drug of a trial: no cost of the practice’s.'],
  ] as const)('is none for %s, though the practice bought the same lot as well', (source, sentence) => {
    expect(why([aReceipt()], { source })).toBe(sentence)
  })

  it('does not depend on the order in which the receipts were heard of', () => {
    const line = record({ packages: integer({ min: 1, max: 9 }), packageCents: integer({ min: 1, max: 99_999 }) })
    assert(
      property(array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const kept = lines.map((facts, index) => aReceipt({ id: `receipt-${index}`, invoice: `${index}`, ...facts }))
        expect(cost([...kept].reverse())).toEqual(cost(kept))
        const containers = lines.reduce((sum, { packages }) => sum + packages, 0)
        const paid = lines.reduce((sum, { packages, packageCents }) => sum + packages * packageCents, 0)
        expect(cost(kept).perContainer).toEqual(fraction(BigInt(paid), BigInt(containers)))
      }),
    )
  })
})

describe('a container’s cost by what became of it', () => {
  const third: Fraction = fraction(100n, 3n)

  it('follows its amounts, and what others had of it is no cost of this visit', () => {
    const vial = { size: { amount: '100', unit: 'mg' }, used: '62.5', wasted: '12.5', kept: '0' }
    expect(sharedCost(third, vial)).toEqual({
      used: fraction(125n, 6n),
      wasted: fraction(25n, 6n),
      elsewhere: fraction(0n, 1n),
    })
    const shared = { ...vial, used: '10', wasted: '0', kept: '40', takenBefore: '20', passedOn: '30' }
    expect(sharedCost(third, shared).elsewhere).toEqual(fraction(30n, 1n))
  })

  it('adds up to the whole container, to no rest at all', () => {
    assert(
      property(
        array(integer({ min: 0, max: 99_999 }), { minLength: 5, maxLength: 5 }),
        bigInt({ min: 1n, max: 10n ** 9n }),
        ([used = 0, wasted = 0, kept = 0, takenBefore = 0, passedOn = 0], cents) => {
          const amount = used + wasted + kept + takenBefore + passedOn + 1
          const shares = sharedCost(fraction(cents, 7n), {
            size: { amount: String(amount), unit: 'mg' },
            used: String(used + 1),
            wasted: String(wasted),
            kept: String(kept),
            takenBefore: String(takenBefore),
            passedOn: String(passedOn),
          })
          expect(sumFractions(Object.values(shares))).toEqual(fraction(cents, 7n))
        },
      ),
    )
  })

  it('of several containers is added before anything is rounded', () => {
    const vial = { size: { amount: '1', unit: 'mg' }, used: '1', wasted: '0', kept: '0' }
    const sum = [1, 2, 3].map(() => sharedCost(third, vial)).reduce(addShares, noShares)
    expect(sum.used).toEqual(fraction(100n, 1n))
    expect(addFractions(sum.wasted, sum.elsewhere)).toEqual(fraction(0n, 1n))
  })

  it('of a label that says nothing is nothing', () => {
    const empty = { size: { amount: '0', unit: 'mg' }, used: '0', wasted: '0', kept: '0' }
    expect(sharedCost(third, empty)).toEqual(noShares)
  })
})
