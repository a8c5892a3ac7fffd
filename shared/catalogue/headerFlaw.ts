/** The header row of CSV text, without a byte order mark. */
export const firstLine = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split(/\r?\n/, 1)[0] ?? ''

/** Why a header is not exactly these columns, in any order, as a sentence; or null. `of` names the file's kind. */
export function headerFlaw(text: string, columns: readonly string[], of: string): string | null {
  const found = firstLine(text)
    .split(',')
    .map((column) => column.trim().replace(/^"(.*)"$/, '$1'))
  const unknown = found.find((column) => !columns.includes(column))
  if (unknown !== undefined) return `line 1, column ${JSON.stringify(unknown)}: no column of ${of} has that name`
  const missing = columns.find((column) => !found.includes(column))
  if (missing !== undefined) return `line 1, column ${missing}: it is missing`
  const twice = found.find((column, index) => found.indexOf(column) !== index)
  return twice === undefined ? null : `line 1, column ${twice}: it stands twice`
}
