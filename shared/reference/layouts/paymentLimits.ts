import { decimal, decimalText, roundDecimal } from '#shared/kernel/decimal.ts'
import { isCode, isCpt, moneyText, numberText, quoted } from '../cellText.ts'
import { columnsOf, isBlank, orNull, type Recognise, type RowRead } from '../layout.ts'
import { statedValidity } from '../validity.ts'

const required = ['hcpcs code dosage', 'payment limit'] as const

/** Medicare Part B payment limits, "ASP pricing file" until 2025 (reference-files.md 2): one code a row, dollars per unit. */
export const paymentLimits: Recognise = (header, preamble) => {
  const columns = columnsOf(header)
  if (!columns.has('hcpcs code') || columns.has('si')) return null
  const missing = columns.missing(...required)
  if (missing.length > 0) return `the column ${missing.join(' and ')} is missing`
  const validity = statedValidity(preamble)
  if (!validity) return 'the line "Effective … through …" above it is missing'
  return {
    kind: 'payment-limits',
    ...validity,
    width: columns.width,
    read: (row) => (isBlank(row) ? 'blank' : readLimit(row.row, columns.reader(row))),
  }
}

function readLimit(row: number, cell: (name: string) => string): RowRead {
  const code = cell('hcpcs code')
  if (!isCode(code)) return { skip: `${quoted(code)} is no HCPCS code` }
  const limit = limitText(cell('payment limit'))
  if (limit === undefined) return { skip: `${code}: ${quoted(cell('payment limit'))} is no payment limit` }
  const share = cell('co-insurance percentage')
  const exactShare = share === '' ? null : numberText(share)
  const coinsurance = exactShare === null ? null : threeDecimals(exactShare)
  if (share !== '' && (coinsurance === null || Number(coinsurance) > 100))
    return { skip: `${code}: ${quoted(share)} is no coinsurance percentage` }
  const body = {
    description: isCpt(code) ? null : orNull(cell('short description')),
    dosage: orNull(cell('hcpcs code dosage')),
    limit,
    coinsurance,
    vaccineAwp: orNull(cell('vaccine awp%')),
    vaccineLimit: orNull(cell('vaccine limit')),
    bloodAwp: orNull(cell('blood awp%')),
    bloodLimit: orNull(cell('blood limit')),
    clottingFactor: orNull(cell('clotting factor')),
    notes: orNull(cell('notes')),
  }
  return { rows: [{ row, code, other: '', body }] }
}

/** A spreadsheet keeps the digits behind the published three (0.5903372283976085 for 0.590): what is published counts. */
const threeDecimals = (text: string): string => decimalText(roundDecimal(decimal(text), 3))

/** The limit; null = "N/A", no limit published, which is never 0; undefined = not to be read. Zero and blank are no limits. */
export function limitText(cell: string): string | null | undefined {
  if (/^n\/?a$/i.test(cell)) return null
  const exact = moneyText(cell)
  const limit = exact === null ? null : threeDecimals(exact)
  return limit === null || limit === '0' ? undefined : limit
}
