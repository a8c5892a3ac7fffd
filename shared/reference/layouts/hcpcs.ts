import { dayOf, plainCell, quoted } from '../cellText.ts'
import { columnsOf, isBlank, type Layout, orNull, type Recognise } from '../layout.ts'
import type { Body, ReferenceRow, TextRow } from '../types.ts'
import { hcpcsValidity } from '../validity.ts'

const required = ['recid', 'long description', 'short description', 'add dt', 'act eff dt', 'term dt'] as const

/** HCPCS Level II as a sheet (reference-files.md 7): every cell text, modifiers with three leading blanks. */
export const hcpcsSheet: Recognise = (header, _preamble, names) => {
  const columns = columnsOf(header)
  if (!columns.has('hcpc')) return null
  const missing = columns.missing(...required)
  if (missing.length > 0) return `the column ${missing.join(' and ')} is missing`
  return joining(columns.width, names, (row) => {
    const cell = columns.reader(row)
    return {
      code: cell('hcpc'),
      type: cell('recid'),
      long: cell('long description'),
      short: cell('short description'),
      added: cell('add dt'),
      effective: cell('act eff dt'),
      ended: cell('term dt'),
    }
  })
}

const recordStart = /^(?: {3}[A-Z0-9]{2}|[A-Z]\d{4})\d{5}[3478]/

/** HCPCS Level II as lines of 320 characters; the words above the first record are its preamble. */
export const hcpcsLines: Recognise = (first, _preamble, names) => {
  if (first.cells.length !== 1 || !recordStart.test(first.cells[0] ?? '')) return null
  return joining(0, names, ({ cells: [line = ''] }) => ({
    code: line.slice(0, 5).trim(),
    type: line.slice(10, 11),
    long: line.slice(11, 91),
    short: line.slice(91, 119),
    added: line.slice(268, 276),
    effective: line.slice(276, 284),
    ended: line.slice(284, 292),
  }))
}

interface CodeCells {
  readonly code: string
  /** 3 code, 4 more of its description, 7 modifier, 8 more of its description. */
  readonly type: string
  readonly long: string
  readonly short: string
  readonly added: string
  readonly effective: string
  readonly ended: string
}

/** Types 4 and 8 go on with the description of the record above: a record is held until the next one begins. */
function joining(width: number, names: Parameters<Recognise>[2], cellsOf: (row: TextRow) => CodeCells): Layout {
  let held: ReferenceRow | null = null
  const release = (next: ReferenceRow | null): readonly ReferenceRow[] => {
    const done = held
    held = next
    return done ? [done] : []
  }
  return {
    kind: 'hcpcs',
    ...hcpcsValidity(names),
    width,
    read(row) {
      if (isBlank(row)) return 'blank'
      const cells = cellsOf(row)
      if (cells.type === '4' || cells.type === '8') {
        if (held?.code !== plainCell(cells.code))
          return { skip: `${quoted(plainCell(cells.code))} goes on without its first line` }
        held = { ...held, body: longer(held.body, cells.long) }
        return { rows: [] }
      }
      const record = readRecord(row.row, cells)
      return typeof record === 'string' ? { skip: record } : { rows: release(record) }
    },
    end: () => release(null),
  }
}

const longer = (body: Body, more: string): Body => ({ ...body, long: plainCell(`${body.long ?? ''} ${more}`) })

function readRecord(row: number, cells: CodeCells): ReferenceRow | string {
  const code = plainCell(cells.code)
  const isModifier = cells.type === '7'
  if (cells.type !== '3' && !isModifier) return `${quoted(cells.type)} is no record type`
  if (!(isModifier ? /^[A-Z0-9]{2}$/ : /^[A-Z]\d{4}$/).test(code))
    return `${quoted(code)} is no ${isModifier ? 'modifier' : 'HCPCS code'}`
  const dates = [cells.added, cells.effective, cells.ended].map((cell) => (plainCell(cell) === '' ? null : dayOf(cell)))
  const bad = [cells.added, cells.effective, cells.ended].find(
    (cell, index) => plainCell(cell) !== '' && dates[index] === null,
  )
  if (bad !== undefined) return `${code}: ${quoted(plainCell(bad))} is no date`
  const [added = null, effective = null, ended = null] = dates
  const body = {
    type: isModifier ? 'modifier' : 'code',
    long: orNull(plainCell(cells.long)),
    short: orNull(plainCell(cells.short)),
    firstDay: added,
    changed: effective,
    lastDay: ended,
  }
  return { row, code, other: '', body }
}
