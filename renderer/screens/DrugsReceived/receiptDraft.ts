import { centsOf, dollarsOf } from '#shared/inventory/dollars.ts'
import type { Receipt, ReceiptField } from '#shared/inventory/receipt.ts'

/** A line while it is typed. */
export type ReceiptDraft = Readonly<Record<Exclude<ReceiptField, 'pool'>, string>> & Pick<Receipt, 'pool'>

const blank = {
  ...{ supplier: '', invoice: '', contract: '', ndc: '', lot: '', expires: '', packages: '' },
  ...{ containersPerPackage: '1', packageCents: '', taxCents: '', freightCents: '', pool: 'own' as const },
}

export const newReceiptDraft = (receivedOn: string): ReceiptDraft => ({ ...blank, receivedOn })

/** What the next line of the same invoice begins with. */
export const nextOfInvoice = ({ receivedOn, supplier, invoice, contract, pool }: ReceiptDraft): ReceiptDraft => ({
  ...blank,
  ...{ receivedOn, supplier, invoice, contract, pool },
})

const typedCents = (cents: number): string => (cents === 0 ? '' : dollarsOf(cents))

export const receiptDraftOf = (receipt: Receipt): ReceiptDraft => ({
  ...{ receivedOn: receipt.receivedOn, supplier: receipt.supplier, invoice: receipt.invoice },
  ...{ contract: receipt.contract ?? '', ndc: receipt.ndc, lot: receipt.lot, expires: receipt.expires },
  ...{ packages: String(receipt.packages), containersPerPackage: String(receipt.containersPerPackage) },
  packageCents: dollarsOf(receipt.packageCents),
  taxCents: typedCents(receipt.taxCents),
  freightCents: typedCents(receipt.freightCents),
  pool: receipt.pool,
})

/** The line as it would be kept; what cannot be read is no number, and `receiptFlaws` says so. */
export const receiptOf = (draft: ReceiptDraft): Receipt => ({
  receivedOn: draft.receivedOn.trim(),
  supplier: draft.supplier.trim(),
  invoice: draft.invoice.trim(),
  contract: draft.contract.trim() === '' ? null : draft.contract.trim(),
  ndc: draft.ndc.replace(/[\s-]/g, ''),
  lot: draft.lot.trim(),
  expires: draft.expires.trim(),
  packages: countOf(draft.packages),
  containersPerPackage: countOf(draft.containersPerPackage),
  packageCents: centsOf(draft.packageCents) ?? Number.NaN,
  taxCents: centsOf(draft.taxCents.trim() || '0') ?? Number.NaN,
  freightCents: centsOf(draft.freightCents.trim() || '0') ?? Number.NaN,
  pool: draft.pool,
})

const countOf = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN)
