import { compareDecimals, decimal, decimalText, multiplyDecimals, subtractDecimals } from '#shared/kernel/decimal.ts'
import { isCode, isCpt, numberText, quoted } from '../cellText.ts'
import { columnsOf, isBlank, orNull, type Recognise, type RowRead } from '../layout.ts'
import type { ReferenceKind, TextRow } from '../types.ts'
import { statedValidity } from '../validity.ts'

const required = ['labeler name', 'drug name', 'hcpcs dosage', 'pkg size', 'pkg qty', 'billunits'] as const

/** ASP NDC-HCPCS crosswalk (reference-files.md 4): one package of one code a row. The AWP, OPPS and PrEP lists of the same shape are kinds of their own. */
export const crosswalk: Recognise = (header, preamble) => {
  const columns = columnsOf(header)
  const codeColumn = columns.named(/^_\d{4}_code$/)
  if (codeColumn === null) return null
  const ndcColumn = ['ndc2', 'ndc'].find((name) => columns.has(name))
  const missing = [...(ndcColumn === undefined ? ['ndc'] : []), ...columns.missing(...required)]
  if (ndcColumn === undefined || missing.length > 0) return `the column ${missing.join(' and ')} is missing`
  const validity = statedValidity(preamble)
  if (!validity) return 'the line "Effective … through …" above it is missing'
  return {
    kind: crosswalkKind(preamble),
    ...validity,
    width: columns.width,
    read: (row) => {
      if (isBlank(row)) return 'blank'
      const cell = columns.reader(row)
      const code = cell(codeColumn)
      if (!isCode(code)) return { skip: `${quoted(code)} is no HCPCS code` }
      return readPackage(row.row, code, cell(ndcColumn), {
        cell,
        description: isCpt(code) ? null : orNull(cell('short description')),
        dosage: orNull(cell('hcpcs dosage')),
      })
    },
  }
}

/** The title says whose list it is; the ASP list is the one without another word. */
function crosswalkKind(preamble: readonly TextRow[]): ReferenceKind {
  const title = preamble.flatMap(({ cells }) => cells).find((cell) => /crosswalk/i.test(cell)) ?? ''
  if (/\bAWP\b/.test(title)) return 'awp-crosswalk'
  if (/\bOPPS\b/.test(title)) return 'opps-crosswalk'
  return /\bPrEP\b/i.test(title) ? 'prep-crosswalk' : 'ndc-crosswalk'
}

const nocRequired = ['drug name', 'dosage', 'pkg size', 'pkg qty', 'billunits'] as const

/** NOC crosswalk (reference-files.md 3): packages of drugs that have no code of their own. */
export const nocCrosswalk: Recognise = (header, preamble) => {
  const columns = columnsOf(header)
  if (!columns.has('drug generic name') || !columns.has('ndc or alternate id')) return null
  const missing = columns.missing(...nocRequired)
  if (missing.length > 0) return `the column ${missing.join(' and ')} is missing`
  const validity = statedValidity(preamble)
  if (!validity) return 'the line "… through …" above it is missing'
  return {
    kind: 'noc-crosswalk',
    ...validity,
    width: columns.width,
    read: (row) => {
      if (isBlank(row)) return 'blank'
      const cell = columns.reader(row)
      const description = orNull(cell('drug generic name'))
      if (description === null) return { skip: 'the drug has no name' }
      return readPackage(row.row, '', cell('ndc or alternate id'), {
        cell,
        description,
        dosage: orNull(cell('dosage')),
      })
    },
  }
}

interface PackageCells {
  readonly cell: (name: string) => string
  readonly description: string | null
  readonly dosage: string | null
}

/** Eleven digits as 5-4-2, with hyphens: the only form that is surely an NDC (reference-files.md 4). */
const ndcForm = /^(\d{5})-(\d{4})-(\d{2})$/

function readPackage(row: number, code: string, ndcCell: string, { cell, description, dosage }: PackageCells): RowRead {
  if (!ndcForm.test(ndcCell))
    return { skip: `${code === '' ? '' : `${code}: `}${quoted(ndcCell)} is no NDC of 5-4-2 digits` }
  const counts = ['pkg qty', 'billunits'].map((name) => numberText(cell(name)))
  const [quantity, units] = counts
  if (!quantity || !units)
    return {
      skip: `${code === '' ? '' : `${code} `}${ndcCell}: ${quoted(cell(quantity ? 'billunits' : 'pkg qty'))} is no number of units`,
    }
  const stated = numberText(cell('billunitspkg'))
  const body = {
    description,
    labeler: orNull(cell('labeler name')),
    drug: orNull(cell('drug name')),
    dosage,
    packageSize: orNull(cell('pkg size')),
    packageQuantity: quantity,
    unitsPerItem: units,
    unitsPerPackage: product(units, quantity),
    statedUnitsPerPackage: stated,
    doubt: isOff(product(units, quantity), stated) ? 'yes' : null,
  }
  return { rows: [{ row, code, other: ndcCell.replaceAll('-', ''), body }] }
}

const product = (a: string, b: string): string => decimalText(multiplyDecimals(decimal(a), decimal(b)))

/** True when the file's own units per package differ from items × units by one or more: rounding never does. */
function isOff(ours: string, stated: string | null): boolean {
  if (stated === null) return false
  const difference = subtractDecimals(decimal(stated), decimal(ours))
  const absolute = difference.digits < 0n ? { ...difference, digits: -difference.digits } : difference
  return compareDecimals(absolute, decimal('1')) >= 0
}
