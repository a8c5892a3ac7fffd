import { columnName, dayOf, isCode, plainCell, quoted } from '../cellText.ts'
import { isBlank, type Recognise, type RowRead } from '../layout.ts'
import type { TextRow } from '../types.ts'
import { ptpValidity } from '../validity.ts'

const wanted = ['column 1', 'column 2', '', 'effective', 'deletion', 'modifier'] as const

/**
 * NCCI procedure-to-procedure edits (reference-files.md 6), two million rows in four files: the pairs that touch a code of
 * infusion practice are taken. The header is broken over four lines; lines without a pair above the first pair belong to it.
 */
export const ncciPtp: Recognise = (header, _preamble, names) => {
  const cells = header.cells.map(columnName)
  if (!wanted.every((name, place) => (cells[place] ?? '').startsWith(name)) || cells.length < 6) return null
  let isBegun = false
  return {
    kind: 'ncci-ptp',
    ...ptpValidity(names),
    width: 6,
    read: (row) => {
      const [one, two] = [plainCell(row.cells[0]), plainCell(row.cells[1])]
      if (isBlank(row) || (!isBegun && one === '' && two === '')) return 'blank'
      isBegun = true
      return readPair(row, one, two)
    },
  }
}

function readPair({ row, cells }: TextRow, code: string, other: string): RowRead {
  if (!isCode(code) || !isCode(other)) return { skip: `${quoted(`${code} ${other}`.trim())} is no pair of codes` }
  const effective = dayOf(cells[3] ?? '')
  if (effective === null) return { skip: `${code} ${other}: ${quoted(plainCell(cells[3]))} is no effective date` }
  const deletion = plainCell(cells[4])
  const deleted = deletion === '*' ? null : dayOf(deletion)
  if (deletion !== '*' && deleted === null) return { skip: `${code} ${other}: ${quoted(deletion)} is no deletion date` }
  const modifier = plainCell(cells[5])
  if (!/^[019]$/.test(modifier)) return { skip: `${code} ${other}: ${quoted(modifier)} is no modifier indicator` }
  if (!isOfPractice(code) && !isOfPractice(other)) return { skip: 'neither code is of infusion practice' }
  const body = { effective, deleted, modifier, before1996: plainCell(cells[2]) === '*' ? 'yes' : null }
  return { rows: [{ row, code, other, body }] }
}

/** What an infusion practice bills: 96360 to 96549, port access, visits, drugs (reference-files.md 6). */
export function isOfPractice(code: string): boolean {
  if (/^[JQ]\d{4}$/.test(code)) return true
  if (!/^\d{5}$/.test(code)) return false
  const number = Number(code)
  return (
    (number >= 96360 && number <= 96549) || (number >= 36591 && number <= 36593) || (number >= 99202 && number <= 99499)
  )
}
