/** What a spreadsheet would run: such a cell is written with a quote in front, and one more where it has some already. */
const formula = /^'*[=+\-@\t\r]/
const guarded = /^'+[=+\-@\t\r]/

/** A cell as it is written by `writeCsv` → as it was meant; any other text stays as it is. */
export const plainCell = (text: string): string => (guarded.test(text) ? text.slice(1) : text)

/** Header and rows as CSV with LF; a cell that a spreadsheet would run as a formula is made text. `readCsv` gives the same cells back. */
export function writeCsv(columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
