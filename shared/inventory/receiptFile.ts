import { headerFlaw } from '../catalogue/headerFlaw.ts'
import { readCsv } from '../catalogue/readCsv.ts'
import { writeCsv } from '../catalogue/writeCsv.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { centsOf, dollarsOf } from './dollars.ts'
import {
  type KeptReceipt,
  placeKey,
  pools,
  type Receipt,
  type ReceiptField,
  receiptFlaws,
  standingsAmong,
} from './receipt.ts'
import { receiptWords as words } from './words.ts'

/** The columns of a supplier's file, in the order they are written. */
const columnOf: Readonly<Record<ReceiptField, string>> = {
  receivedOn: 'received_on',
  supplier: 'supplier',
  invoice: 'invoice',
  contract: 'contract',
  ndc: 'ndc',
  lot: 'lot',
  expires: 'expires',
  packages: 'packages',
  containersPerPackage: 'containers_per_package',
  packageCents: 'package_price',
  taxCents: 'tax',
  freightCents: 'freight',
  pool: 'stock',
}
export const receiptColumns: readonly string[] = Object.values(columnOf)

/** What a file would do: the lines that are new, and how many of the others are here already or were struck before. */
export interface ReceiptFile {
  readonly fresh: readonly Receipt[]
  readonly here: number
  readonly struck: number
}

const mostRows = 2_000

/**
 * A supplier's file → its new lines; or one sentence that names line, column and cause, and then nothing of it is taken.
 * The same file again brings nothing: a line whose facts are all here is not counted twice, and one that was struck stays so.
 */
export function readReceiptFile(
  text: string,
  kept: readonly KeptReceipt[],
  today: string,
): Result<ReceiptFile, string> {
  const flaw = headerFlaw(text, receiptColumns, 'the template')
  if (flaw) return err(flaw)
  const rows = readCsv(text, receiptColumns)
  if (!rows.ok) return rows
  if (rows.value.length === 0) return err('line 2: the file has no line')
  if (rows.value.length > mostRows) return err(`line ${rows.value.at(mostRows)?.line}: more than ${mostRows} lines`)
  const standingOf = standingsAmong(kept)
  const fresh: Receipt[] = []
  const lineOf = new Map<string, number>()
  const counted = { here: 0, struck: 0 }
  for (const { line, cells } of rows.value) {
    const read = readRow(cells, today)
    if (!read.ok) return err(`line ${line}, column ${read.error}`)
    const place = placeKey(read.value)
    const earlier = lineOf.get(place)
    if (earlier !== undefined) return err(`line ${line}, column lot: ${words.twice(read.value, earlier)}`)
    lineOf.set(place, line)
    const standing = standingOf(read.value)
    if (standing.kind === 'rival') return err(`line ${line}, column lot: ${words.rival(standing.receipt)}`)
    if (standing.kind === 'new') fresh.push(read.value)
    else counted[standing.kind] += 1
  }
  return ok({ fresh, ...counted })
}

type Cells = Readonly<Record<string, string>>

function readRow(cells: Cells, today: string): Result<Receipt, string> {
  const text = (field: ReceiptField): string => cells[columnOf[field]] ?? ''
  const refused = (field: ReceiptField, sentence: string): Result<Receipt, string> =>
    err(`${columnOf[field]}: ${text(field) === '' ? 'it is empty' : JSON.stringify(text(field))}. ${sentence}`)
  const pool = pools.find((one) => one === text('pool'))
  if (!pool) return refused('pool', words.pool)
  const receipt: Receipt = {
    receivedOn: text('receivedOn'),
    supplier: text('supplier'),
    invoice: text('invoice'),
    contract: text('contract') === '' ? null : text('contract'),
    ndc: text('ndc').replace(/^(\d{5})-(\d{4})-(\d{2})$/, '$1$2$3'),
    lot: text('lot'),
    expires: text('expires'),
    packages: countOf(text('packages')),
    containersPerPackage: countOf(text('containersPerPackage')),
    packageCents: centsOf(text('packageCents')) ?? Number.NaN,
    taxCents: centsOf(text('taxCents') || '0') ?? Number.NaN,
    freightCents: centsOf(text('freightCents') || '0') ?? Number.NaN,
    pool,
  }
  const [flaw] = receiptFlaws(receipt, today)
  return flaw ? refused(flaw.field, flaw.sentence) : ok(receipt)
}

const countOf = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN)

/** Receipts as a file that is read again as they are; without any, the empty template. */
export const writeReceiptFile = (receipts: readonly Receipt[]): string =>
  writeCsv(
    receiptColumns,
    receipts.map((receipt) =>
      Object.fromEntries(
        Object.entries(columnOf).map(([field, column]) => [column, cellOf(receipt, field as ReceiptField)]),
      ),
    ),
  )

function cellOf(receipt: Receipt, field: ReceiptField): string {
  if (field === 'packageCents' || field === 'taxCents' || field === 'freightCents') return dollarsOf(receipt[field])
  return String(receipt[field] ?? '')
}
