import { isCode, isCpt, moneyText, numberText, plainCell, quoted } from '../cellText.ts'
import { columnsOf, isBlank, orNull, type Recognise, type RowRead } from '../layout.ts'
import { addendumValidity } from '../validity.ts'

/** OPPS Addendum B (reference-files.md 8): status and payment of every code in the outpatient hospital. */
export const addendumB: Recognise = (header, preamble, names) => {
  const columns = columnsOf(header)
  if (!columns.has('hcpcs code', 'si')) return null
  const missing = columns.missing('apc', 'payment rate')
  if (missing.length > 0) return `the column ${missing.join(' and ')} is missing`
  const share = columns.named(/^ira coinsurance percentage$/) ?? ''
  return {
    kind: 'opps-addendum-b',
    ...addendumValidity(preamble, names),
    width: columns.width,
    read: (row) => (isBlank(row) ? 'blank' : readStatus(row.row, columns.reader(row), share)),
  }
}

function readStatus(row: number, cell: (name: string) => string, share: string): RowRead {
  const code = cell('hcpcs code')
  if (!isCode(code)) return { skip: `${quoted(code)} is no HCPCS code` }
  const status = cell('si')
  if (!/^[A-Z]\d?$/.test(status)) return { skip: `${code}: ${quoted(status)} is no status indicator` }
  const rate = cell('payment rate')
  const paid = moneyText(rate)
  if (rate !== '' && paid === null) return { skip: `${code}: ${quoted(rate)} is no payment rate` }
  const body = {
    description: isCpt(code) ? null : orNull(cell('short descriptor')),
    status,
    apc: orNull(cell('apc')),
    rate: paid,
    copayment: orNull(plainCell(cell('national unadjusted copayment'))),
    coinsurance: numberText(cell(share).replace(/%$/, '')),
    passThroughEnds: orNull(cell('drug and device pass-through expiration during calendar year')),
    notes: orNull(cell('note')),
  }
  return { rows: [{ row, code, other: '', body }] }
}
