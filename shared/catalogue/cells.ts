import { err, ok, type Result } from '../kernel/result.ts'
import type { CsvRow } from './readCsv.ts'
import type { CatalogueAmount } from './types.ts'

/** Reads one row cell by cell. A cell not in its form is refused and reads as something harmless; the row is not used then. */
export interface Cells {
  text(column: string): string
  /** Text that must not be blank. */
  name(column: string): string
  list(column: string): readonly string[]
  /** Five letters or digits, as HCPCS has them. */
  code(column: string): string
  amount(amountColumn: string, unitColumn: string): CatalogueAmount
  /** "250 mg|500 mg". */
  amounts(column: string): readonly CatalogueAmount[]
  day(column: string): string
  oneOf<T extends string>(column: string, allowed: readonly [T, ...T[]], text?: string): T
  refuse(column: string, wanted: string): void
}

/** `read` on every row; the first refused cell ends it with a sentence naming line, column and content. */
export function readEachRow<T>(rows: readonly CsvRow[], read: (cells: Cells) => T): Result<readonly T[], string> {
  const values: T[] = []
  for (const row of rows) {
    const refused: string[] = []
    values.push(read(cellsOf(row, refused)))
    if (refused[0] !== undefined) return err(refused[0])
  }
  return ok(values)
}

const plainAmount = /^\d{1,12}(\.\d{1,6})?$/
const zeroAmount = /^0+(\.0+)?$/
const calendarDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

const isAmount = (text: string): boolean => plainAmount.test(text) && !zeroAmount.test(text)

function cellsOf({ line, cells }: CsvRow, refused: string[]): Cells {
  const text = (column: string): string => cells[column] ?? ''
  const refuse = (column: string, wanted: string): void => {
    refused.push(`line ${line}, column ${column}: ${JSON.stringify(text(column))} is not ${wanted}`)
  }
  const checked = (column: string, isGood: (text: string) => boolean, wanted: string): string => {
    if (!isGood(text(column))) refuse(column, wanted)
    return text(column)
  }
  const list = (column: string): readonly string[] => (text(column) === '' ? [] : text(column).split('|'))
  return {
    text,
    list,
    refuse,
    name: (column) => checked(column, (value) => value !== '', 'a name'),
    code: (column) => checked(column, (value) => /^[A-Z0-9]{5}$/.test(value), 'a code of five letters or digits'),
    day: (column) => checked(column, (value) => calendarDay.test(value), 'a date such as 2026-03-02'),
    oneOf: (column, allowed, value = text(column)) => {
      const found = allowed.find((one) => one === value)
      if (found === undefined) refuse(column, `one of ${allowed.join(', ')}`)
      return found ?? allowed[0]
    },
    amount: (amountColumn, unitColumn) => ({
      amount: checked(amountColumn, isAmount, 'an amount above zero'),
      unit: checked(unitColumn, (value) => /^\S+$/.test(value), 'a unit'),
    }),
    amounts: (column) =>
      list(column).map((size) => {
        const [amount = '', unit = '', ...more] = size.split(' ')
        if (!isAmount(amount) || unit === '' || more.length > 0) refuse(column, 'a list of sizes such as 250 mg|500 mg')
        return { amount, unit }
      }),
  }
}
