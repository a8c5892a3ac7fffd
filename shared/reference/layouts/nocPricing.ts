import { quoted } from '../cellText.ts'
import { columnsOf, isBlank, orNull, type Recognise } from '../layout.ts'
import { statedValidity } from '../validity.ts'
import { limitText } from './paymentLimits.ts'

/** NOC pricing (reference-files.md 3): limits of drugs billed under J3490, J3590 or J9999, by name, without a code. */
export const nocPricing: Recognise = (header, preamble) => {
  const columns = columnsOf(header)
  const nameColumn = columns.named(/^drug generic name( \(trade name\))?$/)
  if (nameColumn === null || columns.has('ndc or alternate id')) return null
  const missing = columns.missing('dosage', 'payment limit')
  if (missing.length > 0) return `the column ${missing.join(' and ')} is missing`
  const validity = statedValidity(preamble)
  if (!validity) return 'the line "Effective … through …" above it is missing'
  return {
    kind: 'noc-pricing',
    ...validity,
    width: columns.width,
    read: (row) => {
      if (isBlank(row)) return 'blank'
      const cell = columns.reader(row)
      const drug = cell(nameColumn)
      if (drug === '') return { skip: 'the drug has no name' }
      const limit = limitText(cell('payment limit'))
      if (limit === undefined) return { skip: `${drug}: ${quoted(cell('payment limit'))} is no payment limit` }
      const body = { dosage: orNull(cell('dosage')), limit, notes: orNull(cell('notes')) }
      return { rows: [{ row: row.row, code: '', other: drug, body }] }
    },
  }
}
