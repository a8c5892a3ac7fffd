import type { Result } from '../kernel/result.ts'
import { readEachRow } from './cells.ts'
import { readCsv } from './readCsv.ts'
import type { CodeTransition } from './types.ts'

const columns = [
  'old_hcpcs',
  'old_unit_amount',
  'old_unit',
  'old_last_date',
  'new_hcpcs',
  'new_unit_amount',
  'new_unit',
  'new_first_date',
  'drug',
  'note',
] as const

/** The list of replaced codes as text → its rows, or one sentence that names line and column. */
export function parseTransitions(csvText: string): Result<readonly CodeTransition[], string> {
  const rows = readCsv(csvText, columns)
  if (!rows.ok) return rows
  return readEachRow(rows.value, (cells) => ({
    drug: cells.text('drug'),
    oldHcpcs: cells.code('old_hcpcs'),
    oldUnit: cells.amount('old_unit_amount', 'old_unit'),
    oldLastDay: cells.day('old_last_date'),
    newHcpcs: cells.code('new_hcpcs'),
    newUnit: cells.amount('new_unit_amount', 'new_unit'),
    newFirstDay: cells.day('new_first_date'),
    note: cells.text('note'),
  }))
}
