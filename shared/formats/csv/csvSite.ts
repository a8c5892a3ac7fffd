import { type ChargeColumn, chargeColumns } from './chargeColumns.ts'

/** How one billing system wants the charge file (docs/interfaces.md). */
export interface CsvSite {
  /** Which columns, in which order, under which names. */
  readonly columns: readonly { readonly column: ChargeColumn; readonly header: string }[]
  readonly dates: 'MM/DD/YYYY' | 'YYYY-MM-DD' | 'YYYYMMDD'
  readonly header: boolean
  readonly byteOrderMark: boolean
  /** Numbers that begin with a zero as `="00641"`, for people who open the file in a spreadsheet. Import tools do not read it. */
  readonly keepsZeros: boolean
}

/** The documented file (docs/charges-csv.md). */
export const usualCsvSite: CsvSite = {
  columns: chargeColumns.map((column) => ({ column, header: column })),
  dates: 'MM/DD/YYYY',
  header: true,
  byteOrderMark: false,
  keepsZeros: false,
}

/** Columns without which a charge cannot be told from another (billing-interfaces 11). */
const needed: readonly ChargeColumn[] = ['encounter_id', 'line_id', 'procedure', 'units', 'charge']

/** What is wrong with a site's column map, in words; an empty list = it can be used. */
export function csvSiteProblems({ columns }: CsvSite): readonly string[] {
  const names = columns.map(({ column }) => column)
  const headers = columns.map(({ header }) => header)
  return [
    ...needed.filter((column) => !names.includes(column)).map((column) => `The column ${column} is missing.`),
    ...[...new Set(headers.filter((header, index) => headers.indexOf(header) !== index))].map(
      (header) => `Two columns are called ${header}.`,
    ),
    ...(headers.some((header) => header.trim() === '') ? ['A column has no name.'] : []),
  ]
}
