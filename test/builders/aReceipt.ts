import type { KeptReceipt } from '#shared/inventory/receipt.ts'

/** Four single vials at $1,250.00 of lot TX77, received in February, with what a test says otherwise. */
export const aReceipt = (facts: Partial<KeptReceipt> = {}): KeptReceipt => ({
  id: 'receipt-1',
  struck: false,
  receivedOn: '2026-02-20',
  supplier: 'Harbor Wholesale',
  invoice: '7781',
  contract: null,
  ndc: '00399901201',
  lot: 'TX77',
  expires: '2027-12-31',
  packages: 4,
  containersPerPackage: 1,
  packageCents: 125_000,
  taxCents: 0,
  freightCents: 0,
  pool: 'own',
  ...facts,
})
