import { err, ok, type Result } from '../kernel/result.ts'
import { plainCell, quoted } from './cellText.ts'
import { isBlank, type Layout, type Recognise } from './layout.ts'
import { addendumB } from './layouts/addendumB.ts'
import { crosswalk, nocCrosswalk } from './layouts/crosswalk.ts'
import { hcpcsLines, hcpcsSheet } from './layouts/hcpcs.ts'
import { mue } from './layouts/mue.ts'
import { ncciPtp } from './layouts/ncciPtp.ts'
import { nocPricing } from './layouts/nocPricing.ts'
import { paymentLimits } from './layouts/paymentLimits.ts'
import { createSkipList } from './skipList.ts'
import type { ReferenceRow, Stop, TableFacts, TableNames, TableReport, TextRow } from './types.ts'

const layouts: readonly Recognise[] = [
  paymentLimits,
  addendumB,
  crosswalk,
  nocCrosswalk,
  nocPricing,
  mue,
  ncciPtp,
  hcpcsSheet,
  hcpcsLines,
]

/** The longest preamble known is 12 rows; the HCPCS text file has a page of words. */
const preambleRows = 60

/** A table being read row by row, in the order of the file. After a refusal it must not be fed any more. */
export interface TableReader {
  /** Rows that became whole with this one: none for a heading, a blank or a skipped row. */
  take(row: TextRow): Result<readonly ReferenceRow[], Stop>
  /** What the table is; null until its header was seen. */
  facts(): TableFacts | null
  /** The end of the file; `isWhole` = its last line was ended, so a short last row is not a cut one. */
  end(isWhole: boolean): Result<{ readonly last: readonly ReferenceRow[]; readonly report: TableReport }, Stop>
}

/** Reads one table of any public file: recognised by its header, never by its name; each data row is taken or skipped with a reason. */
export function createTableReader(names: TableNames): TableReader {
  const preamble: TextRow[] = []
  const skipped = createSkipList()
  let layout: Layout | null = null
  let rows = 0
  let lastRow: TextRow | null = null

  const readRow = (row: TextRow, into: Layout): readonly ReferenceRow[] => {
    const read = into.read(row)
    if (read === 'blank') return []
    if ('skip' in read) {
      skipped.add(row.row, read.skip)
      return []
    }
    rows += read.rows.length
    return read.rows
  }

  return {
    facts: () => layout,
    take(row) {
      lastRow = row
      if (layout) return ok(readRow(row, layout))
      const found = recognise(row, preamble, names)
      if (typeof found === 'string')
        return err({ row: row.row, cause: `${found}: the header reads ${quoted(rowText(row))}` })
      if (!found) {
        preamble.push(row)
        return preamble.length > preambleRows ? err(notKnown(preamble)) : ok([])
      }
      layout = found
      return found.width === 0 ? ok(readRow(row, found)) : ok([])
    },
    end(isWhole) {
      if (!layout) return err(notKnown(preamble))
      if (!isWhole && lastRow && isCut(lastRow, layout))
        return err({ row: lastRow.row, cause: 'the file ends in the middle of this row' })
      const last = layout.end?.() ?? []
      rows += last.length
      if (rows === 0 && skipped.rows === 0) return err({ row: lastRow?.row ?? 0, cause: 'no row follows the header' })
      const [first] = skipped.list()
      if (rows === 0 && layout.kind !== 'ncci-ptp')
        return err({
          row: Number(first?.place.replace(/\D/g, '') ?? 0),
          cause: `no row can be taken: ${first?.reason ?? ''}`,
        })
      const { kind, validFrom, validTo } = layout
      return ok({
        last,
        report: { kind, validFrom, validTo, rows, skipped: skipped.list(), skippedRows: skipped.rows },
      })
    },
  }
}

function recognise(row: TextRow, preamble: readonly TextRow[], names: TableNames): Layout | string | null {
  for (const layout of layouts) {
    const found = layout(row, preamble, names)
    if (found !== null) return found
  }
  return null
}

/** HCPCS lines have no header: theirs is cut when its dates are gone. */
const hcpcsLineLength = 293
const isCut = ({ cells }: TextRow, { width }: Layout): boolean =>
  width === 0 ? (cells[0] ?? '').length < hcpcsLineLength : cells.length < width

function notKnown(preamble: readonly TextRow[]): Stop {
  const spoken = preamble.find((row) => !isBlank(row))
  if (!spoken) return { row: 0, cause: 'it holds no table' }
  return { row: spoken.row, cause: `no table of a kind known here; it begins with ${quoted(rowText(spoken))}` }
}

const rowText = ({ cells }: TextRow): string =>
  cells
    .map(plainCell)
    .filter((cell) => cell !== '')
    .join(', ')
