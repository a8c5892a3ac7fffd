import {
  compareDecimals,
  type Decimal,
  decimal,
  decimalText,
  multiplyDecimals,
  roundDecimal,
  shiftDecimal,
} from '../kernel/decimal.ts'
import { priceNotes } from './priceNotes.ts'
import { sequestrationOn } from './sequestration.ts'

/** Where a price per billing unit came from, in the order they are asked (reference-files.md 14). */
export type PriceBasis = 'contract' | 'payment-limit' | 'noc' | 'wac' | 'contractor' | 'expected'

/** A published limit: dollars per unit as exact text, null = "no limit published". `issue` is written down with the price. */
export interface PublishedLimit {
  readonly limit: string | null
  /** The patient's share in percent; null = the file gives none, then 20. */
  readonly coinsurance: string | null
  readonly notes: string | null
  readonly issue: string
}

/** A payer's own rule for a drug: a percent of the limit, of ASP or of WAC, or dollars per unit. */
export type ContractRate =
  | { readonly of: 'limit' | 'asp' | 'wac'; readonly percent: string; readonly source: string }
  | { readonly of: 'fixed'; readonly perUnit: string; readonly source: string }

/** What is known about one code on one day. Everything in dollars per billing unit, as exact text. */
export interface PriceQuestion {
  readonly dateOfService: string
  readonly units: number
  /** From the newest issue of the day's quarter; null = the code is not in it. */
  readonly published: PublishedLimit | null
  readonly noc?: PublishedLimit | null
  readonly contract?: ContractRate | null
  readonly wac?: { readonly perUnit: string; readonly source: string } | null
  readonly contractor?: { readonly perUnit: string; readonly source: string } | null
  readonly expected?: { readonly perUnit: string; readonly source: string } | null
  /** What the practice charges for the whole line, in cents. */
  readonly chargeCents?: number
  readonly deductibleCents?: number
}

/** A line priced; amounts in cents. `medicarePaid` is after sequestration, `expectedCents` what should arrive from all. */
export interface PricedLine {
  readonly isPriced: true
  readonly basis: PriceBasis
  readonly perUnit: string
  readonly source: string
  readonly allowedCents: number
  readonly coinsurance: string
  readonly patientCents: number
  readonly payerCents: number
  readonly sequestrationCents: number
  readonly paidCents: number
  readonly expectedCents: number
  readonly notes: readonly string[]
}

/** No price: shown as such, left out of totals, counted on the report, and never 0 (reference-files.md 14.6). */
export interface UnpricedLine {
  readonly isPriced: false
  readonly reason: string
}

interface Rate {
  readonly basis: PriceBasis
  readonly perUnit: Decimal
  readonly source: string
  readonly coinsurance: string
  readonly notes: readonly string[]
  /** Only Medicare's own payment is cut by sequestration. */
  readonly isMedicare: boolean
}

/** Prices a drug line on its date of service. The line is rounded to cents once, after units times the exact limit. */
export function priceLine(question: PriceQuestion): PricedLine | UnpricedLine {
  if (!Number.isSafeInteger(question.units) || question.units <= 0)
    return { isPriced: false, reason: 'no whole units to price' }
  const rate = rateOf(question)
  if (typeof rate === 'string') return { isPriced: false, reason: rate }
  const exact = multiplyDecimals(rate.perUnit, decimal(String(question.units)))
  const limitCents = cents(exact)
  const charge = question.chargeCents
  const isBelow = charge !== undefined && charge < limitCents
  const allowedCents = isBelow ? charge : limitCents
  const deductible = Math.min(question.deductibleCents ?? 0, allowedCents)
  const share = percentOf(allowedCents - deductible, rate.coinsurance)
  const payerCents = allowedCents - deductible - share
  const perMille = rate.isMedicare ? sequestrationOn(question.dateOfService) : 0
  const sequestrationCents = perMilleOf(payerCents, perMille)
  return {
    isPriced: true,
    basis: rate.basis,
    perUnit: decimalText(rate.perUnit),
    source: rate.source,
    allowedCents,
    coinsurance: rate.coinsurance,
    patientCents: deductible + share,
    payerCents,
    sequestrationCents,
    paidCents: payerCents - sequestrationCents,
    expectedCents: deductible + share + payerCents - sequestrationCents,
    notes: isBelow ? [...rate.notes, 'the charge is below the limit: the charge is what is paid'] : rate.notes,
  }
}

/** Medicare's share where a file gives none. */
const usualCoinsurance = '20'

/** WAC plus 3 % for a new drug without ASP yet, since 2019; plus 6 % before (reference-files.md 14.3). */
const wacFactor = (day: string): Decimal => decimal(day < '2019-01-01' ? '1.06' : '1.03')

function rateOf(question: PriceQuestion): Rate | string {
  const { published, noc, contract, wac, contractor, expected } = question
  if (contract) return contractRate(contract, question)
  if (published?.limit) return publishedRate('payment-limit', published, published.limit)
  if (noc?.limit) return publishedRate('noc', noc, noc.limit)
  const medicare = { coinsurance: usualCoinsurance, isMedicare: true }
  if (wac) {
    const perUnit = multiplyDecimals(decimal(wac.perUnit), wacFactor(question.dateOfService))
    return positive({ ...medicare, basis: 'wac', perUnit, source: wac.source, notes: ['priced from WAC: not an ASP'] })
  }
  if (contractor)
    return positive({
      ...medicare,
      basis: 'contractor',
      perUnit: decimal(contractor.perUnit),
      source: contractor.source,
      notes: ['priced by the contractor: the claim needs name, dose and NDC in words'],
    })
  if (expected)
    return positive({
      ...{ coinsurance: '0', isMedicare: false, notes: ['the practice’s own expected rate'] },
      basis: 'expected',
      perUnit: decimal(expected.perUnit),
      source: expected.source,
    })
  return published ? `no limit published in ${published.issue}` : 'the code is not in the payment limits of its day'
}

const publishedRate = (
  basis: PriceBasis,
  { coinsurance, notes, issue }: PublishedLimit,
  limit: string,
): Rate | string =>
  positive({
    basis,
    perUnit: decimal(limit),
    source: issue,
    coinsurance: coinsurance ?? usualCoinsurance,
    notes: priceNotes(notes),
    isMedicare: true,
  })

function contractRate(contract: ContractRate, { published, wac }: PriceQuestion): Rate | string {
  const rate = { basis: 'contract', source: contract.source, coinsurance: '0', notes: [], isMedicare: false } as const
  if (contract.of === 'fixed') return positive({ ...rate, perUnit: decimal(contract.perUnit) })
  const base =
    contract.of === 'wac' ? (wac?.perUnit ?? null) : contract.of === 'limit' ? published?.limit : aspOf(published)
  if (!base) return `the contract pays a percent of ${contract.of}, and there is none for this code`
  return positive({ ...rate, perUnit: shiftDecimal(multiplyDecimals(decimal(base), decimal(contract.percent)), -2) })
}

/** ASP is the limit without its 6 %, to six places; null for rows whose note says that they are something else. */
export function aspOf(published: PublishedLimit | null): string | null {
  if (!published?.limit || priceNotes(published.notes).length > 0) return null
  const { digits, scale } = decimal(published.limit)
  return decimalText(roundDecimal({ digits: (digits * 10n ** 10n) / 106n, scale: scale + 8 }, 6))
}

const positive = (rate: Rate): Rate | string =>
  compareDecimals(rate.perUnit, decimal('0')) > 0 ? rate : `${rate.source} gives no price above zero`

const cents = (dollars: Decimal): number => Number(roundDecimal(shiftDecimal(dollars, 2), 0).digits)

/** So many percent of an amount in cents, half up. */
const percentOf = (amount: number, percent: string): number =>
  Number(roundDecimal(shiftDecimal(multiplyDecimals(decimal(String(amount)), decimal(percent)), -2), 0).digits)

const perMilleOf = (amount: number, perMille: number): number =>
  Number(roundDecimal({ digits: BigInt(amount) * BigInt(perMille), scale: 3 }, 0).digits)
