import type { StoredEvent } from '#electron/db/eventRow.ts'
import type { ReceiptRow } from '#electron/db/receiptStore.ts'
import type { Tx } from '#electron/db/rights.ts'
import { type KeptReceipt, type Receipt, receiptFlaws, standingsAmong } from '#shared/inventory/receipt.ts'
import { type ReceiptFile, readReceiptFile } from '#shared/inventory/receiptFile.ts'
import { receiptWords } from '#shared/inventory/words.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { receiptSchema } from '#shared/ipc/receiptShapes.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { enqueueEvents } from '../delivery/enqueue.ts'
import type { Desk, Stores } from '../desk.ts'
import { today } from '../practice/today.ts'
import { audit } from '../record/audit.ts'

/** A line as it was kept: it was read before, so one that cannot be read now is a bug. */
export const keptReceipt = ({ id, body, struck }: ReceiptRow): KeptReceipt => ({
  ...receiptSchema.parse(JSON.parse(body)),
  id,
  struck: struck !== null,
})

/** What came from suppliers, every line or those of these products: what a cost is asked of. */
export const keptReceipts = (
  { receipts }: Pick<Stores, 'receipts'>,
  ndcs?: readonly string[],
): readonly KeptReceipt[] => (ndcs ? receipts.ofProducts(ndcs) : receipts.all()).map(keptReceipt)

type EnterNo = 'receipt-refused' | 'receipt-here' | 'receipt-rival' | StrikeNo
type StrikeNo = 'receipt-unknown' | 'receipt-struck'
interface No<Code> {
  readonly code: Code
  readonly facts: Readonly<Record<string, string>>
}

const no = <Code>(code: Code, facts: No<Code>['facts'] = {}): Result<never, No<Code>> => err({ code, facts })

/** Takes a line; where it stands in the place of one that was wrong, that is struck in the same moment. Returns its id. */
export function enterReceipt(
  desk: Desk,
  userId: string,
  { receipt: typed, corrects }: Input<'receipts.enter'>,
): Result<string, No<EnterNo>> {
  const receipt = trimmed(typed)
  const [flaw] = receiptFlaws(receipt, today(desk))
  if (flaw) return no('receipt-refused', { field: flaw.field, text: flaw.sentence })
  const kept = keptReceipts(desk.stores)
  const wrong = corrects && kept.find(({ id }) => id === corrects.id)
  if (corrects && !wrong) return no('receipt-unknown')
  if (wrong?.struck) return no('receipt-struck')
  const standing = standingsAmong(kept.filter((one) => one !== wrong && !one.struck))(receipt)
  if (standing.kind === 'here') return no('receipt-here', { text: receiptWords.here(standing.receipt) })
  if (standing.kind === 'rival') return no('receipt-rival', { text: receiptWords.rival(standing.receipt) })
  const id = desk.newId()
  keepTogether(desk, (tx) => [
    ...(wrong && corrects ? strike(desk, tx, userId, wrong, corrects.reason) : []),
    ...enter(desk, tx, userId, { id, receipt, file: null }),
  ])
  return ok(id)
}

/** Strikes a line: it stays readable, and counts for nothing from then on. */
export function strikeReceipt(
  desk: Desk,
  userId: string,
  { id, reason }: Input<'receipts.strike'>,
): Result<null, No<StrikeNo>> {
  const wrong = keptReceipts(desk.stores).find((one) => one.id === id)
  if (!wrong) return no('receipt-unknown')
  if (wrong.struck) return no('receipt-struck')
  keepTogether(desk, (tx) => strike(desk, tx, userId, wrong, reason))
  return ok(null)
}

/** Takes the new lines of a file, or refuses it with one sentence that names line, column and cause. */
export function importReceipts(
  desk: Desk,
  userId: string,
  { text, fileName }: Input<'receipts.import'>,
): Result<ReceiptFile, string> {
  const read = readReceiptFile(text, keptReceipts(desk.stores), today(desk))
  if (!read.ok) return read
  if (read.value.fresh.length > 0)
    keepTogether(desk, (tx) =>
      read.value.fresh.flatMap((receipt) =>
        enter(desk, tx, userId, { id: desk.newId(), receipt: trimmed(receipt), file: fileName }),
      ),
    )
  return read
}

/** In one transaction, and on its way to the other workstations. */
function keepTogether(desk: Desk, keep: (tx: Tx) => readonly StoredEvent[]): void {
  desk.transaction((tx) => enqueueEvents(desk, tx, 'receipts', keep(tx)))
  desk.push({ push: 'receipts.changed' })
  desk.sync.wake()
}

interface Entered {
  readonly id: string
  readonly receipt: Receipt
  readonly file: string | null
}

function enter(desk: Desk, tx: Tx, userId: string, { id, receipt, file }: Entered): readonly StoredEvent[] {
  const body = canonicalJson(receipt)
  desk.stores.receipts.add(tx, { id, ndc: receipt.ndc, body, file, userId, at: desk.now() })
  const facts = { receiptId: id, bought: body, ...named(receipt), ...(file === null ? {} : { file }) }
  return audit(desk, tx, { kind: 'audit.receiptEntered', userId, facts })
}

function strike(desk: Desk, tx: Tx, userId: string, wrong: KeptReceipt, reason: string): readonly StoredEvent[] {
  desk.stores.receipts.strike(tx, { id: wrong.id, reason, userId, at: desk.now() })
  return audit(desk, tx, {
    kind: 'audit.receiptStruck',
    userId,
    facts: { receiptId: wrong.id, ...named(wrong), reason },
  })
}

/** What an entry says of a line to whoever reads the audit: which one it is, never its price. */
const named = ({ supplier, invoice, ndc, lot, packages }: Receipt): Readonly<Record<string, string>> => ({
  ...{ supplier, invoice, ndc, lot },
  packages: String(packages),
})

const trimmed = (receipt: Receipt): Receipt => ({
  ...receipt,
  supplier: receipt.supplier.trim(),
  invoice: receipt.invoice.trim(),
  contract: receipt.contract?.trim() || null,
  lot: receipt.lot.trim(),
})
