import type { Receipt } from '#shared/inventory/receipt.ts'
import { addDays } from './days.ts'
import { labeledStock } from './shelf.ts'

/** A line of the demo's invoices, under the same id on every workstation; `struck` = why it no longer counts. */
export interface DemoReceipt {
  readonly id: string
  readonly receipt: Receipt
  readonly struck?: string
}

/** Supplier, its invoice's number, and how many days before the demo's first day it came. Invented, like every price below. */
const invoices = {
  northLake: ['North Lake Drug Supply', 'NL-20418', 26],
  northLakeLater: ['North Lake Drug Supply', 'NL-20977', 5],
  prairie: ['Prairie Specialty Distribution', '880-1162', 12],
} as const

type Line = readonly [
  product: string,
  invoice: keyof typeof invoices,
  packages: number,
  containersPerPackage: number,
  packageCents: number,
  more?: Partial<Receipt> & { readonly struck?: string },
]

/**
 * Product by product as the invoices say it. Small bendamustine vials, furosemide and vincristine have none: a visit says so.
 * Rituximab 100 mg came twice at two prices, and iron sucrose in cartons of ten.
 */
const lines: readonly Line[] = [
  ['101', 'northLake', 1, 25, 2_150],
  ['102', 'northLake', 2, 1, 1_485],
  ['103', 'northLake', 4, 5, 8_925],
  ['104', 'northLake', 1, 25, 3_275],
  ['105', 'northLake', 1, 25, 14_600],
  ['106', 'northLake', 1, 25, 21_350],
  ['201', 'prairie', 6, 1, 341_275, { contract: 'GPO 4471', freightCents: 2_500 }],
  ['202', 'prairie', 10, 1, 68_255, { contract: 'GPO 4471' }],
  ['202', 'northLakeLater', 4, 1, 70_110],
  ['203', 'prairie', 4, 1, 158_400],
  ['204', 'prairie', 8, 1, 31_680],
  ['205', 'prairie', 4, 1, 176_200],
  ['206', 'prairie', 8, 1, 35_240],
  ['207', 'prairie', 6, 1, 121_900, { contract: 'GPO 4471' }],
  ['209', 'northLake', 4, 1, 3_890],
  ['210', 'northLake', 6, 1, 1_120],
  ['211', 'northLake', 4, 1, 18_450],
  ['212', 'northLake', 4, 1, 10_275],
  ['214', 'prairie', 3, 1, 248_700],
  ['215', 'northLake', 5, 1, 9_640, { struck: 'Price of another strength' }],
  ['215', 'northLake', 5, 1, 6_940],
  ['216', 'prairie', 3, 1, 786_450, { contract: 'GPO 4471' }],
  ['217', 'northLake', 6, 1, 2_980],
  ['217', 'northLake', 2, 1, 1_340, { pool: '340b' }],
  ['301', 'northLakeLater', 1, 10, 26_150],
  ['302', 'prairie', 2, 1, 168_300],
  ['303', 'prairie', 4, 1, 84_150],
  ['304', 'prairie', 6, 1, 42_075],
  ['305', 'northLake', 3, 1, 4_260],
  ['306', 'northLake', 3, 1, 3_215],
  ['307', 'northLake', 4, 1, 1_390],
  ['308', 'northLakeLater', 2, 2, 15_880],
  ['401', 'northLake', 2, 24, 5_520, { taxCents: 410, freightCents: 1_800 }],
]

/** What the demo's suppliers sent before a day, of the lots on its shelf. */
export function demoReceipts(day: string): readonly DemoReceipt[] {
  const stock = new Map(labeledStock(day).map(({ product, container }) => [product, container]))
  return lines.flatMap(
    ([product, from, packages, containersPerPackage, packageCents, { struck, ...more } = {}], at) => {
      const container = stock.get(product)
      if (!container) return []
      const [supplier, invoice, daysBefore] = invoices[from]
      const { ndc, lot, expires } = container
      const receipt: Receipt = {
        ...{ receivedOn: addDays(day, -daysBefore), supplier, invoice, contract: null, ndc, lot, expires },
        ...{ packages, containersPerPackage, packageCents, taxCents: 0, freightCents: 0, pool: 'own' },
        ...more,
      }
      return [{ id: `demo-receipt-${at + 1}`, receipt, ...(struck === undefined ? {} : { struck }) }]
    },
  )
}
