import { lotKey } from '#shared/document/lots.ts'
import { countedReceipts, placeKey } from '#shared/inventory/receipt.ts'
import type { ShownReceipt } from '#shared/ipc/receiptShapes.ts'

/** A line as the screen shows it. `twin` = the same line counts already; `rival` = another of its invoice and lot differs. */
export interface ReceivedRow {
  readonly receipt: ShownReceipt
  readonly standing: 'counts' | 'twin' | 'rival' | 'struck'
}

export const receivedViews = ['all', '340b', 'check', 'struck'] as const
export type ReceivedView = (typeof receivedViews)[number]

/** Every line with how it stands to the others; once for each answer. */
export function receivedRows(receipts: readonly ShownReceipt[]): readonly ReceivedRow[] {
  const kept = receipts.map((receipt) => ({ ...receipt, struck: receipt.struck !== null }))
  // The list is newest first; of twins the one entered first counts.
  const counted = countedReceipts(kept.toReversed())
  const ids = new Set(counted.map(({ id }) => id))
  const places = new Map<string, number>()
  for (const one of counted) places.set(placeKey(one), (places.get(placeKey(one)) ?? 0) + 1)
  return receipts.map((receipt) => {
    if (receipt.struck) return { receipt, standing: 'struck' }
    if ((places.get(placeKey(receipt)) ?? 0) > 1) return { receipt, standing: 'rival' }
    return { receipt, standing: ids.has(receipt.id) ? 'counts' : 'twin' }
  })
}

export function inView({ receipt, standing }: ReceivedRow, view: ReceivedView): boolean {
  switch (view) {
    case 'all':
      return true
    case '340b':
      return receipt.pool === '340b' && standing !== 'struck'
    case 'check':
      return standing === 'rival' || standing === 'twin' || (standing === 'counts' && receipt.drug === null)
    case 'struck':
      return standing === 'struck'
  }
}

/** Lines that hold every word, in the order they stand; an NDC is found with its hyphens too. */
export function foundRows(rows: readonly ReceivedRow[], typed: string): readonly ReceivedRow[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(({ receipt: { drug, ndc, lot, supplier, invoice, contract } }) => {
    const text = [drug ?? '', ndc, lotKey(lot), supplier, invoice, contract ?? ''].join(' ').toLowerCase()
    return words.every((word) => text.includes(word) || ndc.includes(digitsOf(word)))
  })
}

/** "00399-9012-01" as it is kept; a word that is no number of that kind finds nothing by it. */
const digitsOf = (word: string): string => (/^\d[\d-]{3,}$/.test(word) ? word.replaceAll('-', '') : '-')
