import type { StockedContainer } from '#shared/document/clinic.ts'
import type { CatalogueRow, PlannedLine } from '#shared/document/plan.ts'
import { addDays } from './days.ts'

/** The issue of resources/catalogue the demo's rows were taken from; a test keeps both equal. */
export const catalogueIssue = '2026-11'

/** What a planned line takes over from the shelf. */
export type Stock = Pick<PlannedLine, 'name' | 'catalogue' | 'vesicant' | 'hazardous' | 'stocked' | 'source'>

type Unit = 'mg' | 'mcg' | 'g' | 'mL'

interface Item {
  readonly name: string
  /** Billed as: code, active ingredient, billing unit and class of the catalogue row. */
  readonly row: readonly [
    hcpcs: string,
    drug: string,
    amount: string,
    unit: Unit,
    adminClass: CatalogueRow['adminClass'],
  ]
  readonly vesicant?: PlannedLine['vesicant']
  readonly hazardous?: boolean
  /** Product number of the invented labeler, size, content in mL where the label says it. Single-dose unless told. */
  readonly containers: readonly (readonly [
    product: string,
    amount: string,
    unit: Unit,
    volumeMl?: string,
    type?: 'multi_dose',
  ])[]
}

const items = {
  diphenhydramine: {
    name: 'Diphenhydramine',
    row: ['J1200', 'diphenhydramine', '50', 'mg', 'therapeutic'],
    containers: [['101', '50', 'mg', '1']],
  },
  dexamethasone: {
    name: 'Dexamethasone',
    row: ['J1100', 'dexamethasone', '1', 'mg', 'therapeutic'],
    containers: [['102', '120', 'mg', '30', 'multi_dose']],
  },
  palonosetron: {
    name: 'Palonosetron',
    row: ['J2469', 'palonosetron', '25', 'mcg', 'therapeutic'],
    containers: [['103', '250', 'mcg', '5']],
  },
  famotidine: {
    name: 'Famotidine',
    row: ['J1308', 'famotidine', '0.25', 'mg', 'therapeutic'],
    containers: [['104', '20', 'mg', '2']],
  },
  methylprednisolone: {
    name: 'Methylprednisolone',
    row: ['J2919', 'methylprednisolone', '5', 'mg', 'therapeutic'],
    containers: [
      ['105', '40', 'mg'],
      ['106', '125', 'mg'],
    ],
  },
  furosemide: {
    name: 'Furosemide',
    row: ['J1938', 'furosemide', '1', 'mg', 'therapeutic'],
    containers: [
      ['107', '20', 'mg', '2'],
      ['108', '40', 'mg', '4'],
    ],
  },
  rituximab: {
    name: 'Rituximab',
    row: ['J9312', 'rituximab', '10', 'mg', 'antineoplastic'],
    containers: [
      ['201', '500', 'mg', '50'],
      ['202', '100', 'mg', '10'],
    ],
  },
  rituximabPvvr: {
    name: 'Rituximab-pvvr',
    row: ['Q5119', 'rituximab', '10', 'mg', 'antineoplastic'],
    containers: [
      ['203', '500', 'mg', '50'],
      ['204', '100', 'mg', '10'],
    ],
  },
  rituximabAbbs: {
    name: 'Rituximab-abbs',
    row: ['Q5115', 'rituximab', '10', 'mg', 'antineoplastic'],
    containers: [
      ['205', '500', 'mg', '50'],
      ['206', '100', 'mg', '10'],
    ],
  },
  bendamustine: {
    name: 'Bendamustine',
    row: ['J9033', 'bendamustine', '1', 'mg', 'antineoplastic'],
    vesicant: 'irritant',
    hazardous: true,
    containers: [
      ['207', '100', 'mg'],
      ['208', '25', 'mg'],
    ],
  },
  doxorubicin: {
    name: 'Doxorubicin',
    row: ['J9000', 'doxorubicin', '10', 'mg', 'antineoplastic'],
    vesicant: 'vesicant',
    hazardous: true,
    containers: [
      ['209', '50', 'mg', '25'],
      ['210', '10', 'mg', '5'],
    ],
  },
  cyclophosphamide: {
    name: 'Cyclophosphamide',
    row: ['J9075', 'cyclophosphamide', '5', 'mg', 'antineoplastic'],
    hazardous: true,
    containers: [
      ['211', '1000', 'mg'],
      ['212', '500', 'mg'],
    ],
  },
  vincristine: {
    name: 'Vincristine',
    row: ['J9370', 'vincristine', '1', 'mg', 'antineoplastic'],
    vesicant: 'vesicant',
    hazardous: true,
    containers: [['213', '2', 'mg', '2']],
  },
  pegfilgrastim: {
    name: 'Pegfilgrastim',
    row: ['J2506', 'pegfilgrastim', '0.5', 'mg', 'therapeutic'],
    containers: [['214', '6', 'mg', '0.6']],
  },
  bortezomib: {
    name: 'Bortezomib',
    row: ['J9041', 'bortezomib', '0.1', 'mg', 'antineoplastic'],
    vesicant: 'irritant',
    hazardous: true,
    containers: [['215', '3.5', 'mg']],
  },
  daratumumab: {
    name: 'Daratumumab and hyaluronidase',
    row: ['J9144', 'daratumumab and hyaluronidase-fihj', '10', 'mg', 'antineoplastic'],
    containers: [['216', '1800', 'mg', '15']],
  },
  zoledronicAcid: {
    name: 'Zoledronic acid',
    row: ['J3489', 'zoledronic acid', '1', 'mg', 'therapeutic'],
    hazardous: true,
    containers: [['217', '4', 'mg', '5']],
  },
  ironSucrose: {
    name: 'Iron sucrose',
    row: ['J1756', 'iron sucrose', '1', 'mg', 'therapeutic'],
    vesicant: 'irritant',
    containers: [['301', '100', 'mg', '5']],
  },
  immuneGlobulin: {
    name: 'Immune globulin',
    row: ['J1569', 'immune globulin', '500', 'mg', 'therapeutic'],
    containers: [
      ['302', '20', 'g', '200'],
      ['303', '10', 'g', '100'],
      ['304', '5', 'g', '50'],
    ],
  },
  paclitaxel: {
    name: 'Paclitaxel',
    row: ['J9267', 'paclitaxel', '1', 'mg', 'antineoplastic'],
    vesicant: 'irritant',
    hazardous: true,
    containers: [['305', '300', 'mg', '50', 'multi_dose']],
  },
  carboplatin: {
    name: 'Carboplatin',
    row: ['J9045', 'carboplatin', '50', 'mg', 'antineoplastic'],
    vesicant: 'irritant',
    hazardous: true,
    containers: [
      ['306', '450', 'mg', '45', 'multi_dose'],
      ['307', '150', 'mg', '15', 'multi_dose'],
    ],
  },
  fulvestrant: {
    name: 'Fulvestrant',
    row: ['J9395', 'fulvestrant', '25', 'mg', 'hormonal_antineoplastic'],
    hazardous: true,
    containers: [['308', '250', 'mg', '5']],
  },
  saline500: {
    name: 'Sodium chloride 0.9 %',
    row: ['J7040', 'sodium chloride 0.9%', '500', 'mL', 'hydration'],
    containers: [['401', '500', 'mL', '500']],
  },
} as const satisfies Readonly<Record<string, Item>>

export type ShelfName = keyof typeof items

/** A drug as it stands on the demo's shelf that day: none of the lots has expired. */
export function onShelf(name: ShelfName, day: string): Stock {
  const item: Item = items[name]
  const [hcpcs, drug, amount, unit, adminClass] = item.row
  return {
    name: item.name,
    catalogue: { hcpcs, drug, billingUnit: { amount, unit }, adminClass, issue: catalogueIssue },
    vesicant: item.vesicant ?? 'neither',
    hazardous: item.hazardous ?? false,
    source: 'practice',
    stocked: item.containers.map(
      ([product, size, sizeUnit, volumeMl, type], index): StockedContainer => ({
        ndc: `${labeler}0${product}01`,
        size: { amount: size, unit: sizeUnit },
        type: type ?? 'single_dose',
        ...(volumeMl === undefined ? {} : { volumeMl }),
        lot: `LS${product}${'ABC'[index]}`,
        expires: addDays(day, 240 + 30 * index),
        gtin: gtinOf(product),
      }),
    ),
  }
}

/** Every container on the shelf that day, by its product number. */
export const labeledStock = (
  day: string,
): readonly { readonly product: string; readonly container: StockedContainer }[] =>
  Object.keys(items).flatMap((name) => {
    const { containers }: Item = items[name as ShelfName]
    return onShelf(name as ShelfName, day).stocked.map((container, index) => ({
      product: containers[index]?.[0] ?? '',
      container,
    }))
  })

/** Labeler 99901 belongs to nobody; the products are 5-3-2 numbers, so the eleven digits have a zero before the product. */
const labeler = '99901'

/** GS1 number of a US product: 003, the ten digits as printed, a check digit weighted 3 and 1. */
function gtinOf(product: string): string {
  const body = `003${labeler}${product}01`
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}
