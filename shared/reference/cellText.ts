import { decimalText, parseDecimal } from '../kernel/decimal.ts'

/** A cell as a person reads it: white space of any kind, non-breaking ones too, is one blank, and none at the ends. */
export const plainCell = (cell: string | undefined): string => (cell ?? '').replace(/\s+/g, ' ').trim()

/** A column's name for comparing: plain and in small letters. */
export const columnName = (cell: string | undefined): string => plainCell(cell).toLowerCase()

/** Five characters of HCPCS Level II or CPT, CPT's category II and III included. */
export const isCode = (text: string): boolean => /^(?:[A-Z]\d{4}|\d{5}|\d{4}[A-Z])$/.test(text)

/** Level I codes and their words belong to the AMA: their descriptors are never kept (coding-rules.md, "Our label"). */
export const isCpt = (code: string): boolean => /^\d/.test(code)

const money = /^\$?(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(\.\d{1,30})?$/
const pointFirst = /^\$?(\.\d{1,30})$/

/** "$1,234.500" → "1234.5", exactly; null when it is no amount of money. A minus is none. */
export function moneyText(text: string): string | null {
  const cell = plainCell(text)
  const bare = pointFirst.exec(cell)?.[1]
  const [, whole, fraction = ''] = money.exec(cell) ?? []
  const found = bare ? `0${bare}` : whole === undefined ? null : `${whole.replaceAll(',', '')}${fraction}`
  return found === null ? null : numberText(found)
}

/** A plain decimal in its shortest form, so that "20.000" of a CSV and 20 of a spreadsheet are one value. */
export function numberText(text: string): string | null {
  const number = parseDecimal(text.startsWith('.') ? `0${text}` : text)
  return number && number.digits >= 0n ? decimalText(number) : null
}

/** "20250930" → "2025-09-30"; null when it is no day of the calendar. */
export function dayOf(text: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim()) ?? []
  return calendarDay(year, month, day)
}

/** Year, month and day in digits → YYYY-MM-DD, or null for a day that never was. */
export function calendarDay(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const ms = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : text
}

/** A cell quoted for a sentence, cut when it is long. */
export const quoted = (cell: string): string => JSON.stringify(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell)
