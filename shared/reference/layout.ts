import { columnName, plainCell } from './cellText.ts'
import type { ReferenceRow, TableFacts, TableNames, TextRow } from './types.ts'

/** What one data row came to: rows taken, or the reason why not, or nothing because it is blank or part of a heading. */
export type RowRead = { readonly rows: readonly ReferenceRow[] } | { readonly skip: string } | 'blank'

/** A table whose header was found: how its rows are read. */
export interface Layout extends TableFacts {
  /** Cells of the header: a last row that is shorter was cut off. */
  readonly width: number
  read(row: TextRow): RowRead
  /** What is still held back when the table ends. */
  end?(): readonly ReferenceRow[]
}

/** The header row so far and the rows above it → the layout; a string = it is this kind of table and cannot be used. */
export type Recognise = (header: TextRow, preamble: readonly TextRow[], names: TableNames) => Layout | string | null

/** The header of a table: its columns by their plain small-letter names. */
export interface Columns {
  /** Cells up to the last one with a name. */
  readonly width: number
  has(...names: readonly string[]): boolean
  /** Those of the names that the header lacks. */
  missing(...names: readonly string[]): readonly string[]
  named(pattern: RegExp): string | null
  /** Reads the named cells of a row, plain. */
  reader(row: TextRow): (name: string) => string
}

/** The columns of a header row. Nameless ones are left out; of two with one name, neither counts. */
export function columnsOf({ cells }: TextRow): Columns {
  const names = cells.map(columnName)
  const places = new Map<string, number>()
  for (const [place, name] of names.entries())
    if (name !== '' && names.indexOf(name) === names.lastIndexOf(name)) places.set(name, place)
  return {
    width: names.findLastIndex((name) => name !== '') + 1,
    has: (...wanted) => wanted.every((name) => places.has(name)),
    missing: (...wanted) => wanted.filter((name) => !places.has(name)),
    named: (pattern) => [...places.keys()].find((name) => pattern.test(name)) ?? null,
    reader: (row) => (name) => {
      const place = places.get(name)
      return place === undefined ? '' : plainCell(row.cells[place])
    },
  }
}

export const isBlank = ({ cells }: TextRow): boolean => cells.every((cell) => plainCell(cell) === '')

/** '' → null: a cell that says nothing. */
export const orNull = (text: string): string | null => (text === '' ? null : text)
