import { isCode, quoted } from '../cellText.ts'
import { columnsOf, isBlank, orNull, type Recognise, type RowRead } from '../layout.ts'
import type { ReferenceKind } from '../types.ts'
import { mueValidity } from '../validity.ts'

/** The second column's name tells the setting (reference-files.md 5). */
const kinds: Readonly<Record<string, ReferenceKind>> = {
  practitioner: 'mue-practitioner',
  'outpatient hospital': 'mue-outpatient-hospital',
  'dme supplier': 'mue-dme-supplier',
}
const valueColumn = /^(.+?) services? mue values?$|^(dme supplier) mue values?$/
const codeColumn = /^hcpcs ?\/ ?cpt code$/

/** MUE tables: how many units of a code a claim line or a day may carry. 0 is a value: not payable in that setting. */
export const mue: Recognise = (header, _preamble, names) => {
  const columns = columnsOf(header)
  const codes = columns.named(codeColumn)
  if (codes === null) return null
  const values = columns.named(valueColumn)
  if (values === null) return 'no column of MUE values is there'
  const [, setting = '', other = ''] = valueColumn.exec(values) ?? []
  const kind = kinds[setting || other]
  if (!kind) return `${quoted(values)} names no setting known here`
  if (!columns.has('mue adjudication indicator')) return 'the column mue adjudication indicator is missing'
  return {
    kind,
    ...mueValidity(names),
    width: columns.width,
    read: (row) => {
      if (isBlank(row)) return 'blank'
      const cell = columns.reader(row)
      return readEdit(row.row, cell(codes), cell(values), cell)
    },
  }
}

function readEdit(row: number, code: string, value: string, cell: (name: string) => string): RowRead {
  if (!isCode(code)) return { skip: `${quoted(code)} is no HCPCS or CPT code` }
  if (!/^\d{1,9}$/.test(value)) return { skip: `${code}: ${quoted(value)} is no number of units` }
  const indicator = cell('mue adjudication indicator')
  const [, mai] = /^([123])\b/.exec(indicator) ?? []
  if (mai === undefined) return { skip: `${code}: ${quoted(indicator)} is no adjudication indicator` }
  return {
    rows: [
      { row, code, other: '', body: { units: String(Number(value)), mai, rationale: orNull(cell('mue rationale')) } },
    ],
  }
}
