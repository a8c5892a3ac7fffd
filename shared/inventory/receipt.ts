import { lotKey } from '../document/lots.ts'
import { isCalendarDay } from '../kernel/calendarDay.ts'
import { canonicalJson } from '../kernel/canonicalJson.ts'
import { receiptWords as words } from './words.ts'

/** Whose stock it became. Free, bagged and trial drug was never bought: it has no receipt and no cost (reference-files.md 17). */
export const pools = ['own', '340b'] as const
export type Pool = (typeof pools)[number]

/**
 * One line of a supplier's invoice, as it was received (reference-files.md 17). Days are YYYY-MM-DD, money is whole cents;
 * tax and freight are the whole line's. `ndc` and `lot` stand as on the container's label, which is what the chart has.
 */
export interface Receipt {
  readonly receivedOn: string
  readonly supplier: string
  readonly invoice: string
  /** The contract it was bought under; null = none. */
  readonly contract: string | null
  readonly ndc: string
  readonly lot: string
  readonly expires: string
  readonly packages: number
  readonly containersPerPackage: number
  readonly packageCents: number
  readonly taxCents: number
  readonly freightCents: number
  readonly pool: Pool
}
export type ReceiptField = keyof Receipt

/** A receipt as it is kept: never changed. One that was wrong is struck, stays readable and counts for nothing. */
export interface KeptReceipt extends Receipt {
  readonly id: string
  readonly struck: boolean
}

/** The most of each, so that a slipped key is caught and every sum stays exact. */
export const mostOf = { packages: 100_000, containersPerPackage: 1_000, cents: 1_000_000_000 } as const
const longest = { supplier: 80, invoice: 40, contract: 40, lot: 20 } as const

/** Why a line cannot be taken. */
export interface ReceiptFlaw {
  readonly field: ReceiptField
  readonly sentence: string
}

type Check = (receipt: Receipt, today: string) => string | null

const text =
  (field: 'supplier' | 'invoice' | 'lot' | 'contract'): Check =>
  (receipt) => {
    const written = receipt[field]
    if (field !== 'contract' && written?.trim() === '') return words.missing[field]
    return (written?.length ?? 0) > longest[field] ? words.tooLong(longest[field]) : null
  }

const count =
  (field: 'packages' | 'containersPerPackage'): Check =>
  ({ [field]: counted }) =>
    isWhole(counted, 1, mostOf[field]) ? null : words.count(mostOf[field])

const money =
  (field: 'packageCents' | 'taxCents' | 'freightCents'): Check =>
  ({ [field]: cents }) =>
    isWhole(cents, 0, mostOf.cents) ? null : words.money

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

/** Field by field, in the order they are typed. */
const checks: Readonly<Record<ReceiptField, Check>> = {
  ndc: ({ ndc }) => (/^\d{11}$/.test(ndc) ? null : words.ndc),
  lot: text('lot'),
  expires: ({ expires, receivedOn }) => {
    if (!isCalendarDay(expires)) return words.noDay
    return isCalendarDay(receivedOn) && expires < receivedOn ? words.expired(receivedOn) : null
  },
  supplier: text('supplier'),
  invoice: text('invoice'),
  receivedOn: ({ receivedOn }, today) => {
    if (!isCalendarDay(receivedOn)) return words.noDay
    return receivedOn > today ? words.notYet(today) : null
  },
  contract: text('contract'),
  packages: count('packages'),
  containersPerPackage: count('containersPerPackage'),
  packageCents: (receipt, today) => (receipt.packageCents === 0 ? words.free : money('packageCents')(receipt, today)),
  taxCents: money('taxCents'),
  freightCents: money('freightCents'),
  pool: () => null,
}

/** Everything that is wrong with a line, in the order it is typed. `today` is the practice's calendar day. */
export const receiptFlaws = (receipt: Receipt, today: string): readonly ReceiptFlaw[] =>
  Object.entries(checks).flatMap(([field, check]) => {
    const sentence = check(receipt, today)
    return sentence === null ? [] : [{ field: field as ReceiptField, sentence }]
  })

/** What makes two lines say the same thing: every fact, as it is compared. */
export const factsKey = ({ receivedOn, contract, expires, ...rest }: Receipt): string =>
  canonicalJson([
    placeKey(rest),
    ...[receivedOn, contract === null ? null : plain(contract), expires, rest.packages, rest.containersPerPackage],
    ...[rest.packageCents, rest.taxCents, rest.freightCents],
  ])

/** Which line of which invoice it is: one lot of one product on one invoice stands once in each pool. */
export const placeKey = ({
  supplier,
  invoice,
  ndc,
  lot,
  pool,
}: Pick<Receipt, 'supplier' | 'invoice' | 'ndc' | 'lot' | 'pool'>): string =>
  canonicalJson([plain(supplier), plain(invoice), ndc, lotKey(lot), pool])

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toUpperCase()

/** How a new line stands to those that are kept. */
export type Standing =
  | { readonly kind: 'new' }
  /** Every fact is there already: it is not counted again. */
  | { readonly kind: 'here'; readonly receipt: KeptReceipt }
  /** The same facts were struck here. */
  | { readonly kind: 'struck'; readonly receipt: KeptReceipt }
  /** The invoice has another line of this lot: one of the two is wrong. */
  | { readonly kind: 'rival'; readonly receipt: KeptReceipt }

/** How lines stand to those that are kept: the same facts first, then the same place on the same invoice. */
export function standingsAmong(kept: readonly KeptReceipt[]): (receipt: Receipt) => Standing {
  const unstruck = kept.filter(({ struck }) => !struck)
  const here = byKey(unstruck, factsKey)
  const places = byKey(unstruck, placeKey)
  const struck = byKey(
    kept.filter((one) => one.struck),
    factsKey,
  )
  return (receipt) => {
    const facts = factsKey(receipt)
    const rival = places.get(placeKey(receipt))
    const [same, before] = [here.get(facts), struck.get(facts)]
    if (same) return { kind: 'here', receipt: same }
    if (before) return { kind: 'struck', receipt: before }
    return rival ? { kind: 'rival', receipt: rival } : { kind: 'new' }
  }
}

const byKey = (receipts: readonly KeptReceipt[], key: (receipt: Receipt) => string): ReadonlyMap<string, KeptReceipt> =>
  new Map(receipts.map((receipt) => [key(receipt), receipt]))

/**
 * The receipts that count: none that was struck, and of lines that say the same, entered on two workstations before they
 * heard of each other, the first alone.
 */
export function countedReceipts<T extends KeptReceipt>(kept: readonly T[]): readonly T[] {
  const seen = new Set<string>()
  return kept.filter((receipt) => {
    if (receipt.struck) return false
    const facts = factsKey(receipt)
    const isFirst = !seen.has(facts)
    seen.add(facts)
    return isFirst
  })
}
