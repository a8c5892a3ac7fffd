import { describe, expect, it } from 'vitest'
import { aClaim, aClaimLine, aCoverage } from '#test/builders/aClaim.ts'
import type { Claim, ClaimLine, PriorPayment } from './claim.ts'
import { secondaryClaim } from './secondaryClaim.ts'
import { partsOf, splitClaim } from './splitClaim.ts'

const lines = (count: number, over: Partial<ClaimLine> = {}): readonly ClaimLine[] =>
  Array.from({ length: count }, (_, index) => aClaimLine(`L${index}`, over))
const total = (all: readonly ClaimLine[]): number => all.reduce((sum, { chargeCents }) => sum + chargeCents, 0)
const withLines = (all: readonly ClaimLine[], over: Partial<Claim> = {}): Claim =>
  aClaim({ lines: all, totalCents: total(all), ...over })
const shapes = (claim: Claim) => splitClaim(claim).map((part) => [part.reference.slice(-2), part.lines.length])

describe('a split', () => {
  it('happens at the 51st line, and not before', () => {
    expect(splitClaim(withLines(lines(50)))).toHaveLength(1)
    expect(shapes(withLines(lines(51)))).toEqual([
      ['01', 50],
      ['-2', 1],
    ])
    expect(splitClaim(withLines(lines(51), { form: 'institutional' }))).toHaveLength(1)
  })

  it('keeps a drug with its discarded units', () => {
    const drug = [
      aClaimLine('d1', { kind: 'drug', code: 'J9312' }),
      aClaimLine('d2', { kind: 'drug', code: 'J9312', modifiers: ['JW'] }),
    ]
    const parts = splitClaim(withLines([...lines(49), ...drug]))
    expect(parts.map((part) => part.lines.length)).toEqual([49, 2])
  })

  it('cuts even one drug that has more lines than a claim carries', () => {
    const many = lines(120, { kind: 'drug', code: 'J9312' })
    expect(splitClaim(withLines(many)).map((part) => part.lines.length)).toEqual([50, 50, 20])
  })

  it('passes over the suffixes that claims of next payers hold', () => {
    const parts = splitClaim(withLines(lines(101)), new Set(['261120AA001-2', '261120AA001-4']))
    expect(parts.map(({ reference }) => reference)).toEqual(['261120AA001', '261120AA001-3', '261120AA001-5'])
  })

  it('makes one claim for each payer and each day, and its parts add up', () => {
    const other = { ...aCoverage, id: 'cov2', order: 2, payer: { ...aCoverage.payer, id: 'lake', payerId: '99001' } }
    const claim = withLines(
      [
        aClaimLine('a'),
        aClaimLine('b', { coverageId: 'cov2' }),
        aClaimLine('c', { serviceDate: '2026-11-21' }),
        aClaimLine('d'),
      ],
      { otherCoverages: [other] },
    )
    const parts = splitClaim(claim)
    expect(
      parts.map(({ reference, coverage, otherCoverages, serviceDate, lines: own, authorization }) => [
        reference,
        coverage?.id,
        otherCoverages.map(({ id }) => id).join(),
        serviceDate,
        own.map(({ id }) => id).join(),
        authorization?.number ?? null,
      ]),
    ).toEqual([
      ['261120AA001', 'cov1', 'cov2', '2026-11-20', 'a,d', 'PA7788991'],
      ['261120AA001-2', 'cov2', 'cov1', '2026-11-20', 'b', null],
      ['261120AA001-3', 'cov1', 'cov2', '2026-11-21', 'c', 'PA7788991'],
    ])
    expect(parts.reduce((sum, { totalCents }) => sum + totalCents, 0)).toBe(claim.totalCents)
    expect(partsOf(claim).map(({ reference, why }) => [reference, why])).toEqual([
      ['261120AA001', 'whole'],
      ['261120AA001-2', 'payer'],
      ['261120AA001-3', 'payer'],
    ])
  })
})

describe('the claim for the next payer', () => {
  const second = { ...aCoverage, id: 'cov2', order: 2, payer: { ...aCoverage.payer, id: 'lake', payerId: '99001' } }
  const claim = aClaim({ otherCoverages: [second], frequency: '7', payerControlNumber: 'ICN' })
  const payment: PriorPayment = {
    coverageId: 'cov1',
    paidCents: 801_050,
    patientCents: 170_000,
    adjudicatedOn: '2026-12-07',
    payerControlNumber: 'ICN',
    adjustments: [],
    lines: [],
  }

  it('has its own reference, the same line ids, and the first payer’s answer', () => {
    const next = secondaryClaim(claim, payment, 2)
    expect(next).toMatchObject({
      reference: '261120AA001-2',
      frequency: '1',
      payerControlNumber: null,
      coverage: { id: 'cov2' },
      otherCoverages: [{ id: 'cov1' }],
      authorization: null,
      priorPayments: [payment],
    })
    expect(next?.lines.map(({ id }) => id)).toEqual(claim.lines.map(({ id }) => id))
  })

  it('is none when no coverage is left, or the payment is another’s', () => {
    const next = secondaryClaim(claim, payment, 2)
    expect(next && secondaryClaim(next, { ...payment, coverageId: 'cov2' }, 3)).toBeNull()
    expect(secondaryClaim(claim, { ...payment, coverageId: 'x' }, 2)).toBeNull()
    expect(secondaryClaim(aClaim(), payment, 2)).toBeNull()
  })

  it('passes a carve-out by: it pays in the place of the first, so nobody pays after it either', () => {
    const carveOut = { ...second, covers: ['J9312'] }
    const third = { ...second, id: 'cov3', order: 3 }
    expect(secondaryClaim(aClaim({ otherCoverages: [carveOut] }), payment, 2)).toBeNull()
    expect(secondaryClaim(aClaim({ otherCoverages: [carveOut, third] }), payment, 2)).toMatchObject({
      coverage: { id: 'cov3' },
    })
    const its = aClaim({ coverage: carveOut, otherCoverages: [aCoverage, third] })
    expect(secondaryClaim(its, { ...payment, coverageId: 'cov2' }, 2)).toBeNull()
  })
})
