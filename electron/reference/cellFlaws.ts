/** `=…` and `@…`, or a sum or a program behind a sign, as in `+1+cmd|…`. A minus before words is an ordinary dash. */
const formula = /^\s*(?:[=@]|[+-][\d.+\-*/]*[A-Za-z]+[|(])/

/** A line break with the beginning of a coded row behind it, inside one cell. Notes break lines too, and never so. */
const rowInside = /[\r\n](?:[A-Z]\d{4}|\d{4}[0-9A-Z]),/

/**
 * Why a file with such a cell is refused; null = nothing is wrong with the cells. A published table holds no formula. A
 * quotation mark that opens by damage swallows the rows behind it, and its row would bear their price.
 */
export function flawOf(cells: readonly string[]): string | null {
  for (const cell of cells) {
    // Hundreds of nameless cells a row are empty in some quarters.
    if (cell === '') continue
    if (formula.test(cell)) return 'a formula stands here, and a published table holds none'
    if (rowInside.test(cell)) return 'a quotation mark opens here and swallows the rows behind it'
  }
  return null
}
