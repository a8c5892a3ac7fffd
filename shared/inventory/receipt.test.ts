import { describe, expect, it } from 'vitest'
import { aReceipt } from '#test/builders/aReceipt.ts'
import { fraction } from '../kernel/fraction.ts'
import { centsOf, dollarsOf, shownDollars } from './dollars.ts'
import { type KeptReceipt, type Receipt, receiptFlaws, standingsAmong } from './receipt.ts'

const today = '2026-03-02'
const standingOf = (receipt: Receipt, kept: readonly KeptReceipt[]) => standingsAmong(kept)(receipt)

describe('a line of an invoice', () => {
  it('is taken on the day it came, expiring that day, at the most of every count', () => {
    expect(receiptFlaws(aReceipt(), today)).toEqual([])
    expect(receiptFlaws(aReceipt({ receivedOn: today, expires: today }), today)).toEqual([])
    const most = {
      packages: 100_000,
      containersPerPackage: 1_000,
      packageCents: 1_000_000_000,
      taxCents: 1_000_000_000,
    }
    expect(receiptFlaws(aReceipt(most), today)).toEqual([])
    expect(receiptFlaws(aReceipt({ contract: 'GPO 12', pool: '340b', supplier: 'x'.repeat(80) }), today)).toEqual([])
  })

  it.each<[Partial<Receipt>, string, string]>([
    [{ supplier: ' ' }, 'supplier', 'Enter the supplier as on the invoice.'],
    [{ invoice: '' }, 'invoice', 'Enter the invoice’s number.'],
    [{ lot: '' }, 'lot', 'Enter the lot as printed on the label.'],
    [{ lot: 'x'.repeat(21) }, 'lot', 'At most 20 characters.'],
    [{ supplier: 'x'.repeat(81) }, 'supplier', 'At most 80 characters.'],
    [{ contract: 'x'.repeat(41) }, 'contract', 'At most 40 characters.'],
    [{ ndc: '0039990120' }, 'ndc', 'An NDC has eleven digits.'],
    [{ ndc: '00399-9012-01' }, 'ndc', 'An NDC has eleven digits.'],
    [{ receivedOn: '2026-02-30' }, 'receivedOn', 'Enter a day the calendar has'],
    [{ receivedOn: '2026-03-03' }, 'receivedOn', 'Today is 2026-03-02'],
    [{ expires: '12/2027' }, 'expires', 'Enter a day the calendar has'],
    [{ expires: '2026-02-19' }, 'expires', 'The lot would have been expired when it came on 2026-02-20'],
    [{ packages: 0 }, 'packages', 'Enter a whole number from 1 to 100,000.'],
    [{ packages: 100_001 }, 'packages', 'Enter a whole number from 1 to 100,000.'],
    [{ containersPerPackage: 1.5 }, 'containersPerPackage', 'Enter a whole number from 1 to 1,000.'],
    [{ packageCents: Number.NaN }, 'packageCents', 'Enter dollars with at most two places'],
    [{ packageCents: 0 }, 'packageCents', 'Drug that came free has no cost'],
    [{ taxCents: -1 }, 'taxCents', 'Enter dollars'],
    [{ freightCents: 1_000_000_001 }, 'freightCents', 'Enter dollars'],
  ])('with %j is refused at %s', (facts, field, sentence) => {
    const flaws = receiptFlaws(aReceipt(facts), today)
    expect(flaws.map((flaw) => flaw.field)).toEqual([field])
    expect(flaws[0]?.sentence.startsWith(sentence)).toBe(true)
  })

  it('says everything that is wrong with it, in the order it is typed', () => {
    const wrong = aReceipt({ receivedOn: 'x', lot: '', ndc: '', taxCents: 0.5, packages: 0 })
    expect(receiptFlaws(wrong, today).map(({ field }) => field)).toEqual([
      ...['ndc', 'lot', 'receivedOn', 'packages', 'taxCents'],
    ])
  })

  it('stands to those that are kept as new, here, struck, or rival to another line of its invoice', () => {
    const kept = [aReceipt()]
    expect(standingOf(aReceipt({ supplier: ' HARBOR  wholesale' }), kept)).toMatchObject({ kind: 'here' })
    expect(standingOf(aReceipt({ invoice: '7782' }), kept)).toEqual({ kind: 'new' })
    expect(standingOf(aReceipt({ pool: '340b' }), kept)).toEqual({ kind: 'new' })
    expect(standingOf(aReceipt({ packages: 5 }), kept)).toMatchObject({ kind: 'rival', receipt: { id: 'receipt-1' } })
    const struck = [aReceipt({ struck: true })]
    expect(standingOf(aReceipt(), struck)).toMatchObject({ kind: 'struck' })
    expect(standingOf(aReceipt({ packages: 5 }), struck)).toEqual({ kind: 'new' })
    const corrected = [...struck, aReceipt({ id: 'receipt-2', packages: 5 })]
    expect(standingOf(aReceipt(), corrected)).toMatchObject({ kind: 'struck' })
    expect(standingOf(aReceipt({ packages: 5 }), corrected)).toMatchObject({
      kind: 'here',
      receipt: { id: 'receipt-2' },
    })
  })
})

describe('dollars as they are typed', () => {
  it.each([
    ['1250', 125_000],
    ['1250.5', 125_050],
    [' $1,250.50 ', 125_050],
    ['0.07', 7],
    ['999,999,999.99', 99_999_999_999],
  ])('%s is %i cents', (text, cents) => {
    expect(centsOf(text)).toBe(cents)
  })

  it.each(['', '.5', '1.234', '12,50', '1,2345', '-3', '1e3', '1.', '$', 'free', '1 000'])('%j is none', (text) => {
    expect(centsOf(text)).toBeNull()
  })

  it('are written as they are read', () => {
    expect([0, 7, 125_050].map(dollarsOf)).toEqual(['0.00', '0.07', '1250.50'])
  })

  it('of a fraction are shown to a hundredth of a cent, and whether that is all of it', () => {
    expect(shownDollars(fraction(125_050n, 1n))).toEqual({ dollars: '1250.5', isExact: true })
    expect(shownDollars(fraction(200n, 3n))).toEqual({ dollars: '0.6667', isExact: false })
    expect(shownDollars(fraction(12_345n, 100n))).toEqual({ dollars: '1.2345', isExact: true })
  })
})
