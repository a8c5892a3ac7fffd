import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aspOf, type PriceQuestion, priceLine } from './price.ts'

const published = (limit: string | null, coinsurance: string | null = '20', notes: string | null = null) => ({
  limit,
  coinsurance,
  notes,
  issue: 'October 2025',
})
const priced = (question: Partial<PriceQuestion>) =>
  priceLine({ dateOfService: '2025-11-03', units: 1, published: null, ...question })

describe('a line at the published limit (the worked examples of reference-files.md 10)', () => {
  it('J9035, 500 mg: twenty percent from the patient, two percent off Medicare’s part alone', () => {
    expect(priced({ units: 50, published: published('73.201') })).toMatchObject({
      basis: 'payment-limit',
      allowedCents: 366_005,
      patientCents: 73_201,
      payerCents: 292_804,
      sequestrationCents: 5_856,
      paidCents: 286_948,
      expectedCents: 360_149,
      source: 'October 2025',
    })
  })

  it('J0897, 60 mg: the coinsurance of the file, not twenty', () => {
    expect(priced({ units: 60, published: published('29.38', '17.508') })).toMatchObject({
      allowedCents: 176_280,
      patientCents: 30_863,
      payerCents: 145_417,
      sequestrationCents: 2_908,
      paidCents: 142_509,
      expectedCents: 173_372,
    })
  })

  it('the deductible comes before the shares: 100 allowed, 50 deductible, 39.20 paid', () => {
    expect(priced({ published: published('100'), deductibleCents: 5_000 })).toMatchObject({
      patientCents: 6_000,
      payerCents: 4_000,
      paidCents: 3_920,
    })
  })

  it.each([
    ['2020-04-30', 160],
    ['2020-05-01', 0],
    ['2022-03-31', 0],
    ['2022-04-01', 80],
    ['2022-07-01', 160],
    ['2026-01-01', 160],
  ])('on %s sequestration holds back %i cents of 80 dollars', (dateOfService, sequestrationCents) => {
    expect(priced({ dateOfService, published: published('100') })).toMatchObject({ sequestrationCents })
  })

  it('a charge below the limit is what is allowed, and is said', () => {
    expect(priced({ published: published('100'), chargeCents: 9_000 })).toMatchObject({
      allowedCents: 9_000,
      notes: ['the charge is below the limit: the charge is what is paid'],
    })
  })
})

describe('what is not 106 % of ASP', () => {
  it('is named, and gives no ASP', () => {
    const biosimilar = published('33.125', '20', '8% of reference add-on applied - Updated April 2025')
    expect(priced({ published: biosimilar })).toMatchObject({
      notes: ['biosimilar: its ASP plus 8 % of the reference product’s'],
    })
    expect(aspOf(biosimilar)).toBeNull()
    expect(aspOf(published('106'))).toBe('100')
  })
})

describe('without a published limit', () => {
  it('NOC comes first, then WAC plus three percent, the contractor, the practice’s own rate', () => {
    const all = {
      published: published(null),
      noc: published('2.462'),
      wac: { perUnit: '100', source: 'compendium' },
      contractor: { perUnit: '5', source: 'invoice' },
      expected: { perUnit: '4', source: 'our rate' },
    }
    expect(priced(all)).toMatchObject({ basis: 'noc', perUnit: '2.462' })
    expect(priced({ ...all, noc: null })).toMatchObject({ basis: 'wac', perUnit: '103', source: 'compendium' })
    expect(priced({ ...all, noc: null, wac: null })).toMatchObject({ basis: 'contractor', source: 'invoice' })
    expect(priced({ expected: all.expected })).toMatchObject({ basis: 'expected', sequestrationCents: 0 })
  })

  it('a line is unpriced, with the reason, and never zero', () => {
    expect(priced({})).toEqual({ isPriced: false, reason: 'the code is not in the payment limits of its day' })
    expect(priced({ published: published(null) })).toEqual({
      isPriced: false,
      reason: 'no limit published in October 2025',
    })
    expect(priced({ published: published('0') })).toMatchObject({ isPriced: false })
    expect(priced({ published: published('1'), units: 0 })).toMatchObject({ isPriced: false })
  })
})

describe('a payer’s contract', () => {
  it('goes before everything, and sequestration does not touch it', () => {
    const contract = { of: 'limit', percent: '104', source: 'Payer A 2025' } as const
    expect(priced({ published: published('100'), contract })).toMatchObject({
      basis: 'contract',
      perUnit: '104',
      allowedCents: 10_400,
      sequestrationCents: 0,
    })
    expect(priced({ published: published(null), contract: { ...contract, of: 'asp' } })).toMatchObject({
      isPriced: false,
    })
  })
})

it('the parts of a line always add up to what is allowed', () => {
  const question = fc.record({
    units: fc.integer({ min: 1, max: 2_000 }),
    published: fc
      .tuple(fc.integer({ min: 1, max: 770_620_000 }), fc.integer({ min: 0, max: 20_000 }))
      .map(([limit, share]) => published((limit / 1000).toFixed(3), (share / 1000).toFixed(3))),
    deductibleCents: fc.integer({ min: 0, max: 50_000 }),
  })
  fc.assert(
    fc.property(question, (asked) => {
      const line = priced(asked)
      if (!line.isPriced) throw new Error(line.reason)
      expect(line.patientCents + line.paidCents + line.sequestrationCents).toBe(line.allowedCents)
      expect(line.expectedCents).toBe(line.patientCents + line.paidCents)
    }),
    { numRuns: 200 },
  )
})
