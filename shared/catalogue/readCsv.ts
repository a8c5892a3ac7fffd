import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { err, ok, type Result } from '../kernel/result.ts'
import { plainCell } from './writeCsv.ts'

/** A row by its column names, and the line of the file it ends on. */
export interface CsvRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/**
 * RFC 4180 text with a header row → rows; a missing column or a row of another width is one sentence naming its line.
 * Columns beyond `columns` are read too. Byte order mark, empty lines and blanks around a cell are tolerated.
 */
export function readCsv(text: string, columns: readonly string[]): Result<readonly CsvRow[], string> {
  const read = readRows(text)
  if (!read.ok) return read
  const [header, ...rows] = read.value
  if (!header) return err('line 1: the header row is missing')
  const missing = columns.filter((column) => !header.record.includes(column))
  if (missing.length > 0) return err(`line ${header.line}: column ${missing.join(', ')} is missing`)
  const uneven = rows.find(({ record }) => record.length !== header.record.length)
  if (uneven)
    return err(`line ${uneven.line}: ${uneven.record.length} cells where the header has ${header.record.length}`)
  return ok(
    rows.map(({ record, line }) => ({
      line,
      cells: Object.fromEntries(header.record.map((column, index) => [column, plainCell(record[index] ?? '')])),
    })),
  )
}

interface RawRow {
  readonly record: readonly string[]
  readonly line: number
}

const tolerant = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true } as const

function readRows(text: string): Result<readonly RawRow[], string> {
  const rows: RawRow[] = []
  try {
    parse(text, {
      ...tolerant,
      on_record: (record: readonly string[], { lines }) => {
        rows.push({ record, line: lines })
        return null
      },
    })
    return ok(rows)
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    return err(`line ${String((cause as { lines?: number }).lines ?? '?')}: the quotation marks do not match`)
  }
}
