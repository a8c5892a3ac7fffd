import type { Receipt, ReceiptField } from '#shared/inventory/receipt.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { BoughtProduct, ShownReceipt } from '#shared/ipc/receiptShapes.ts'
import { moneyWords } from './billing.ts'
import { dateWords } from './times.ts'

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

/** "1234.5" → "1,234.50"; places beyond the cents stay. */
export function dollarWords(dollars: string): string {
  const [whole = '', places = ''] = dollars.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${places.padEnd(2, '0')}`
}

/** Words of what came from suppliers. */
export const receivedWords = {
  place: 'Drugs received',
  title: 'Drugs received',
  sub: (count: number) => many(count, 'line', 'lines'),
  search: 'Drug, NDC, lot, supplier or invoice',
  views: 'Which lines',
  notOpened: 'What was received cannot be read',
  noMatch: 'No line fits these words',
  noMatchNext: 'Clear the search to see all of them.',
  noneHere: 'No line is in this view',
  noneHereNext: 'Choose All to see every line.',
  none: 'Nothing was received yet',
  noneNext:
    'Enter the lines of an invoice, or bring in your supplier’s file. From then on a visit shows what each of its containers cost.',
  noneNextReading: 'The manager enters the lines of each invoice. From then on a visit shows what its containers cost.',
  received: 'Received',
  drug: 'Drug',
  from: 'From',
  cost: 'A container',
  unknownDrug: 'NDC on no list here',
  lotOf: (ndc: string, lot: string) => `${ndc}, lot ${lot}`,
  invoiceOf: (invoice: string) => `Invoice ${invoice}`,
  struck: 'Struck',
  rival: 'Twice',
  pool340b: '340B',
  details: 'The line',
  choosing: 'A line opens here',
  choosingNext: 'Choose one in the table.',
  add: 'Enter a line',
  files: 'Files',
  correct: 'Correct',
  strike: 'Strike',
  move: 'move',
  open: 'correct',
  find: 'find',
  facts: {
    ndc: 'NDC',
    lot: 'Lot',
    expires: 'Expires',
    received: 'Received',
    supplier: 'Supplier',
    invoice: 'Invoice',
    contract: 'Contract',
    quantity: 'Quantity',
    price: 'Price of a package',
    tax: 'Tax of the line',
    freight: 'Freight of the line',
    stock: 'Stock',
    container: 'One container',
    entered: 'Entered',
  },
  noContract: 'None',
  quantityOf: ({ packages, containersPerPackage }: Pick<Receipt, 'packages' | 'containersPerPackage'>) =>
    containersPerPackage === 1
      ? many(packages, 'container', 'containers')
      : `${many(packages, 'package', 'packages')} of ${containersPerPackage}`,
  money: (cents: number) => `$${moneyWords(cents)}`,
  perContainer: ({ dollars, isExact }: { readonly dollars: string; readonly isExact: boolean }) =>
    `${isExact ? '' : 'about '}$${dollarWords(dollars)}`,
  priceAlone: (shown: string) => `price alone ${shown}`,
  enteredBy: ({ by, on, file }: Pick<ShownReceipt, 'by' | 'on' | 'file'>) =>
    file === null ? `${by}, ${on}` : `${by}, ${on}, from ${file}`,
  struckBy: ({ by, on, reason }: NonNullable<ShownReceipt['struck']>) => `${by}, ${on}: ${reason}`,
  struckNext: 'It counts for no cost. If that was wrong, enter the line again.',
  rivalNext: 'Another line of this invoice has the same lot with other facts. Strike the one that is wrong.',
  twinNext: 'The same line was entered on two workstations. It counts once.',
  unknownNext:
    'No list here knows this NDC. Check it against the label; the crosswalk under Reference data has them all.',
  // The sheet.
  sheetAdd: 'A line of an invoice',
  sheetCorrect: 'Correct a line',
  correcting: 'The line as it was stays readable and is struck with your reason.',
  product: 'Drug, code or NDC',
  productHint: 'Choose it from the list, scan a container, or type the eleven digits of its label.',
  chosen: ({ drug, size }: Pick<BoughtProduct, 'drug' | 'size'>) => (size === null ? drug : `${drug}, ${size}`),
  choose: ({ ndc, drug, size }: BoughtProduct) => `${size === null ? drug : `${drug}, ${size}`}, ${ndc}`,
  notFound: 'No product fits. Type the eleven digits of the NDC on the label.',
  fields: {
    receivedOn: 'Received on',
    supplier: 'Supplier',
    invoice: 'Invoice',
    contract: 'Contract, if any',
    ndc: 'NDC, eleven digits',
    lot: 'Lot',
    expires: 'Expires',
    packages: 'Packages',
    containersPerPackage: 'Containers in each',
    packageCents: 'Price of a package',
    taxCents: 'Tax of the line',
    freightCents: 'Freight of the line',
    pool: 'Stock',
  } satisfies Readonly<Record<ReceiptField, string>>,
  stock: { own: 'The practice’s own', '340b': '340B' } satisfies Readonly<Record<Receipt['pool'], string>>,
  priceHint: 'In dollars, exactly as on the invoice: 1234.50.',
  notWhole: 'What a container cost stands here once the line is whole.',
  lotHint: 'As printed, or scan a container.',
  reason: 'Why it is struck',
  reasonHint: 'Stays with the line: typed wrongly, returned to the supplier, entered twice.',
  reasonMissing: 'Say why.',
  save: 'Save line',
  saveCorrection: 'Save in its place',
  saved: (lot: string, invoice: string) => `Lot ${lot} is saved. Enter the next line of invoice ${invoice}, or close.`,
  corrected: 'Corrected. The line as it was is struck.',
  notSaved: 'Not saved.',
  whole: (containers: number, dollars: string, each: string) =>
    `${many(containers, 'container', 'containers')}, ${dollars} in all, ${each} each`,
  strikeTitle: 'Strike this line?',
  strikeSentence: 'It stays readable under Struck, and counts for no cost from now on.',
  strikeDo: 'Strike the line',
  wasStruck: 'The line is struck.',
  notStruck: 'Not struck.',
  scanned: (lot: string) => `Lot ${lot} taken from the container`,
  noLotOnIt: 'The code has no lot. Type it as printed.',
  // Files.
  filesSentence:
    'One line for each lot of an invoice, in the columns of the template. A file is taken whole or not at all; the same file again brings nothing.',
  template: 'Save the template',
  give: 'Save these lines as a file',
  given: (file: string) => `${file} is in the downloads of this workstation.`,
  bring: 'Bring in a supplier’s file',
  brought: (file: string, { added, here, struck }: Output<'receipts.import'>) =>
    [
      `${file}: ${many(added, 'line', 'lines')} added.`,
      ...(here > 0 ? [`${many(here, 'line was', 'lines were')} here already.`] : []),
      ...(struck > 0 ? [`${many(struck, 'line was', 'lines were')} struck before and stays so.`] : []),
    ].join(' '),
  notBrought: (file: string) => `${file} was not taken.`,
  nothingChanged: 'Nothing was changed.',
  tooLarge: 'It is larger than 900 KB. Bring it in in parts.',
} as const

export const receivedViewWords = { all: 'All', '340b': '340B', check: 'To be checked', struck: 'Struck' } as const

/** Refusals that have no sentence of their own in their facts. */
export const receiptRefusals: Readonly<Record<'receipt-unknown' | 'receipt-struck', string>> = {
  'receipt-unknown': 'This line is not here any more. Close the sheet and look again.',
  'receipt-struck': 'Somebody struck this line meanwhile. Close the sheet and look again.',
}

/** "20 Feb 2026": a day of a line; one that is not whole stays as it is. */
export const receivedDay = (day: string): string => (/^\d{4}-\d\d-\d\d$/.test(day) ? dateWords(day) : day)
