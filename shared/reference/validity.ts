import { calendarDay, plainCell } from './cellText.ts'
import type { TableNames, TextRow } from './types.ts'

export interface Validity {
  readonly validFrom: string | null
  readonly validTo: string | null
}

const months = 'january february march april may june july august september october november december'.split(' ')
const line = /([A-Z][a-z]+) (\d{1,2}), (\d{4}) through ([A-Z][a-z]+) (\d{1,2}), (\d{4})/

const unknown: Validity = { validFrom: null, validTo: null }

/** The line "Effective October 1, 2025 through December 31, 2025" above the table; null when it is missing or no period. */
export function statedValidity(preamble: readonly TextRow[]): Validity | null {
  for (const { cells } of preamble) {
    const found = cells.map((cell) => line.exec(plainCell(cell))).find((match) => match !== null)
    if (!found) continue
    const [, fromMonth = '', fromDay = '', fromYear = '', toMonth = '', toDay = '', toYear = ''] = found
    const validFrom = calendarDay(fromYear, monthNumber(fromMonth), fromDay)
    const validTo = calendarDay(toYear, monthNumber(toMonth), toDay)
    return validFrom === null || validTo === null || validFrom > validTo ? null : { validFrom, validTo }
  }
  return null
}

const monthNumber = (name: string): string => String(months.indexOf(name.toLowerCase()) + 1)

/** The calendar quarter that begins or goes on at that day: these files come every quarter (reference-files.md 1). */
export function quarterFrom(validFrom: string): Validity {
  const [year = '', month = ''] = validFrom.split('-')
  const last = Math.floor((Number(month) - 1) / 3) * 3 + 3
  return { validFrom, validTo: `${year}-${String(last).padStart(2, '0')}-${last === 3 || last === 12 ? 31 : 30}` }
}

/** MUE tables bear their date only in the sheet's or the file's name: "Eff_04-01-2026", "Eff-04-01-2026". */
export function mueValidity({ sheet, file }: TableNames): Validity {
  for (const name of [sheet, file]) {
    const [, month = '', day = '', year = ''] = /Eff[-_. ](\d{2})-(\d{2})-(\d{4})/i.exec(name) ?? []
    const from = calendarDay(year, month, day)
    if (from) return quarterFrom(from)
  }
  return unknown
}

/** PTP files bear only a version: "v322r0" is version 32.2, the third quarter of 1994 + 32. */
export function ptpValidity({ sheet, file }: TableNames): Validity {
  for (const name of [file, sheet]) {
    const [, version, quarter] = /v(\d{2})([0-3])r\d/i.exec(name) ?? []
    if (version !== undefined && quarter !== undefined)
      return quarterFrom(`${1994 + Number(version)}-${String(Number(quarter) * 3 + 1).padStart(2, '0')}-01`)
  }
  return unknown
}

/** "HCPC2025_OCT_ANWEB": the quarter of its month; without a month the year's first quarter. */
export function hcpcsValidity({ sheet, file }: TableNames): Validity {
  for (const name of [sheet, file]) {
    const [, year, short = 'jan'] = /HCPC(\d{4})(?:_([A-Z]{3})(?=_|\b))?/i.exec(name) ?? []
    const month = months.findIndex((full) => full.startsWith(short.toLowerCase())) + 1
    if (year !== undefined && month > 0) return quarterFrom(`${year}-${String(month).padStart(2, '0')}-01`)
  }
  return unknown
}

/** Addendum B says its year and no quarter; the month is in the name, "July 2025 Web Addendum B". */
export function addendumValidity(preamble: readonly TextRow[], { sheet, file }: TableNames): Validity {
  const text = preamble.flatMap(({ cells }) => cells.map(plainCell)).join(' ')
  const [, year] = /\bCY (\d{4})\b/.exec(text) ?? []
  for (const name of [file, sheet]) {
    const [, word = '', nameYear] = /\b([A-Z][a-z]+)[ _.](\d{4})\b/.exec(name) ?? []
    const month = months.indexOf(word.toLowerCase()) + 1
    if (month > 0 && nameYear !== undefined && (year === undefined || year === nameYear))
      return quarterFrom(`${nameYear}-${String(month).padStart(2, '0')}-01`)
  }
  return unknown
}
