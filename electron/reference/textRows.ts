import { CsvError, parse } from 'csv-parse'
import type { TextRow } from '#shared/reference/types.ts'
import { createCellDecoder } from './decodeText.ts'
import { bounds, RefusedFile } from './refusedFile.ts'

/** Rows of a table in pieces. `isWhole` tells, after the end, whether the last line was ended. */
export interface RowStream {
  pieces(): AsyncIterable<readonly TextRow[]>
  isWhole(): boolean
}

export type TextForm = 'csv' | 'tab' | 'lines'

/** Code, sequence, record type and all of a long description: a line of a comma table that begins alike is far shorter. */
const hcpcsLine = /^(?: {3}[A-Z0-9]{2}|[A-Z]\d{4})\d{5}[3478].{80}/m

/** How a text is to be split, from its first bytes (as Latin-1): at fixed places, at tabs, or as CSV. */
export function textFormOf(head: string): TextForm {
  if (hcpcsLine.test(head)) return 'lines'
  const count = (mark: string): number => head.split(mark).length
  return count('\t') > count(',') ? 'tab' : 'csv'
}

/** Text in pieces → its rows in pieces; a row longer than the bound or a byte no text has is refused where it stands. */
export function textRows(stream: () => AsyncIterable<Uint8Array>, form: TextForm): RowStream {
  let last = 0
  const watched = async function* () {
    for await (const bytes of stream()) {
      last = bytes.at(-1) ?? last
      yield bytes
    }
  }
  return {
    pieces: () => (form === 'csv' ? csvPieces(watched()) : linePieces(watched(), form)),
    isWhole: () => last === 0x0a || last === 0x0d,
  }
}

/** Control characters that no text has; white space of a text is left out of the list. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const binary = /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/

const notText = 'here it is not text'

async function* csvPieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<readonly TextRow[]> {
  const decode = createCellDecoder()
  let rows: TextRow[] = []
  let count = 0
  const parser = parse({
    bom: true,
    encoding: 'latin1',
    relax_column_count: true,
    max_record_size: bounds.rowCharacters,
    on_record: (record: readonly string[]) => {
      count += 1
      rows.push({ row: count, cells: record.map(decode) })
      return null
    },
  })
  let failure: Error | null = null
  parser.on('error', (cause) => {
    failure = cause
  })
  const fed = (feed: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      feed((error) => {
        if (error ?? failure) reject(error ?? failure)
        else resolve()
      })
    })
  try {
    for await (const bytes of stream) {
      // What stands before such a byte is read first, so that the row it stands in can be named.
      const end = Buffer.from(bytes).toString('latin1').search(binary)
      const text = end < 0 ? bytes : bytes.subarray(0, end)
      if (text.length > 0) await fed((done) => void parser.write(text, done))
      yield checked(rows, count)
      rows = []
      if (end >= 0) throw new RefusedFile(count + 1, notText)
    }
    await fed((done) => void parser.end(done))
    yield checked(rows, count)
  } catch (cause) {
    if (cause instanceof CsvError)
      throw new RefusedFile(count + 1, csvWords[cause.code] ?? 'its quotation marks do not match')
    throw cause
  } finally {
    parser.destroy()
  }
}

const csvWords: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: `the row is longer than ${bounds.rowCharacters} characters`,
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark opens here and is never closed',
}

function checked(rows: readonly TextRow[], count: number): readonly TextRow[] {
  if (count > bounds.rows) throw new RefusedFile(bounds.rows, `it has more than ${bounds.rows} rows`)
  const wide = rows.find(({ cells }) => cells.length > bounds.columns)
  if (wide) throw new RefusedFile(wide.row, `it has more than ${bounds.columns} cells`)
  return rows
}

async function* linePieces(stream: AsyncIterable<Uint8Array>, form: 'tab' | 'lines') {
  const decode = createCellDecoder()
  const cellsOf = (line: string): readonly string[] => (form === 'tab' ? line.split('\t').map(decode) : [decode(line)])
  let open = ''
  let count = 0
  for await (const bytes of stream) {
    const text = Buffer.from(bytes).toString('latin1')
    const end = text.search(binary)
    if (end >= 0) throw new RefusedFile(count + text.slice(0, end).split('\n').length, notText)
    const lines = `${open}${text}`.split('\n')
    open = lines.pop() ?? ''
    const long = lines.findIndex((line) => line.length > bounds.rowCharacters)
    if (long >= 0 || open.length > bounds.rowCharacters)
      throw new RefusedFile(count + 1 + (long >= 0 ? long : lines.length), csvWords.CSV_MAX_RECORD_SIZE ?? '')
    yield checked(
      lines.map((line) => ({ row: ++count, cells: cellsOf(line.endsWith('\r') ? line.slice(0, -1) : line) })),
      count,
    )
  }
  if (open !== '') yield [{ row: count + 1, cells: cellsOf(open) }]
}
