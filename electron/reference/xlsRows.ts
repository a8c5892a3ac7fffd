import type { TextRow } from '#shared/reference/types.ts'
import { workbookStream } from './compoundFile.ts'
import { plainNumber } from './plainNumber.ts'
import { bounds, RefusedFile } from './refusedFile.ts'
import { readSharedStrings } from './sharedStrings.ts'
import type { Sheet } from './xlsxRows.ts'

/** Record types of [MS-XLS] that carry what a table needs; every other one is stepped over. */
const types = {
  formula: 0x06,
  eof: 0x0a,
  locked: 0x2f,
  continue: 0x3c,
  sheet: 0x85,
  manyNumbers: 0xbd,
  richText: 0xd6,
  words: 0xfc,
  word: 0xfd,
  number: 0x203,
  label: 0x204,
  boolOrError: 0x205,
  shortNumber: 0x27e,
  start: 0x809,
} as const

interface BiffRecord {
  readonly type: number
  readonly body: Buffer
  /** Where the next record begins. */
  readonly next: number
}

const damaged = (what: string, row = 0): RefusedFile =>
  new RefusedFile(row, `the workbook is damaged or cut off (${what})`)

function* recordsFrom(stream: Buffer, start: number): Generator<BiffRecord> {
  for (let place = start; ; ) {
    if (place + 4 > stream.length) throw damaged('it has no end')
    const length = stream.readUInt16LE(place + 2)
    const next = place + 4 + length
    if (next > stream.length) throw damaged('a record is cut')
    const type = stream.readUInt16LE(place)
    yield { type, body: stream.subarray(place + 4, next), next }
    if (type === types.eof) return
    place = next
  }
}

/** The sheets of an old XLS workbook (BIFF8) whose bytes are all here. A sheet with a formula is refused where it stands: none is ever computed. */
export function xlsSheets(file: Buffer): readonly Sheet[] {
  const stream = reading(() => workbookStream(file))
  const { sheets, words } = reading(() => readGlobals(stream))
  return sheets.map(({ name, start }) => ({
    name,
    isWhole: () => true,
    async *pieces() {
      yield reading(() => sheetRows(stream, start, words))
    },
  }))
}

/** A length that points past the bytes throws RangeError in Node's Buffer: here that is the file's fault. */
function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof RangeError) throw damaged('a length in it is wrong')
    throw cause
  }
}

interface Globals {
  readonly sheets: readonly { readonly name: string; readonly start: number }[]
  readonly words: readonly string[]
}

function readGlobals(stream: Buffer): Globals {
  const sheets: { name: string; start: number }[] = []
  const segments: Buffer[] = []
  let isWords = false
  let count = 0
  for (const { type, body } of recordsFrom(stream, 0)) {
    if (count === 0 && (type !== types.start || body.readUInt16LE(0) !== 0x600))
      throw new RefusedFile(0, 'it is a workbook of an older or damaged form; save it as CSV')
    count += 1
    if (type === types.locked) throw new RefusedFile(0, 'the workbook is locked with a password')
    isWords = type === types.words || (isWords && type === types.continue)
    if (isWords) segments.push(body)
    // Byte 5 is 0 for a table; charts and macro sheets hold no rows.
    if (type === types.sheet && body[5] === 0) {
      const isWide = ((body[7] ?? 0) & 1) === 1
      const name = body.toString(isWide ? 'utf16le' : 'latin1', 8, 8 + (body[6] ?? 0) * (isWide ? 2 : 1))
      sheets.push({ name, start: body.readUInt32LE(0) })
      if (sheets.length > bounds.sheets) throw new RefusedFile(0, `it has more than ${bounds.sheets} sheets`)
    }
  }
  if (sheets.length === 0) throw damaged('it has no sheet')
  return { sheets, words: segments.length > 0 ? readSharedStrings(segments) : [] }
}

function sheetRows(stream: Buffer, start: number, words: readonly string[]): readonly TextRow[] {
  const rows = new Map<number, string[]>()
  const put = (row: number, column: number, text: string): void => {
    if (column >= bounds.columns) throw damaged(`column ${column + 1}`, row + 1)
    const cells = rows.get(row) ?? []
    if (cells[column] !== undefined) throw damaged('a cell stands twice', row + 1)
    held += 1
    if (held > bounds.cells) throw new RefusedFile(row + 1, `it has more than ${bounds.cells} cells`)
    rows.set(row, cells)
    cells[column] = text
  }
  let count = 0
  let held = 0
  for (const { type, body } of recordsFrom(stream, start)) {
    if (count === 0 && type !== types.start) throw damaged('a sheet does not begin')
    count += 1
    readCells(type, body, words, put)
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => ({ row: row + 1, cells: Array.from(cells, (cell) => cell ?? '') }))
}

/** Puts the cells of one record. */
function readCells(
  type: number,
  body: Buffer,
  words: readonly string[],
  put: (row: number, column: number, text: string) => void,
): void {
  const row = (): number => body.readUInt16LE(0)
  const column = (): number => body.readUInt16LE(2)
  switch (type) {
    case types.word: {
      const word = words[body.readUInt32LE(6)]
      if (word === undefined) throw damaged('a cell points to a text it does not have', row() + 1)
      put(row(), column(), word)
      break
    }
    case types.number:
      put(row(), column(), doubleText(body, 6))
      break
    case types.shortNumber:
      put(row(), column(), shortNumberText(body.readUInt32LE(6)))
      break
    case types.manyNumbers:
      for (let place = 4; place + 6 <= body.length - 2; place += 6)
        put(row(), column() + (place - 4) / 6, shortNumberText(body.readUInt32LE(place + 2)))
      break
    case types.label:
    case types.richText:
      put(row(), column(), unicodeText(body, 6))
      break
    case types.boolOrError:
      put(row(), column(), body[7] === 0 ? (body[6] === 1 ? 'TRUE' : 'FALSE') : '#ERROR')
      break
    case types.formula:
      throw new RefusedFile(row() + 1, 'a formula stands here, and a published table holds none')
    default:
  }
}

const doubleText = (body: Buffer, place: number): string => plainNumber(String(body.readDoubleLE(place)))

/** RK: thirty bits of a whole number or of a double's upper half, perhaps of a hundredth. */
function shortNumberText(rk: number): string {
  const double = Buffer.alloc(8)
  double.writeUInt32LE((rk & 0xfffffffc) >>> 0, 4)
  const value = rk & 2 ? rk >> 2 : double.readDoubleLE(0)
  return plainNumber(String(rk & 1 ? value / 100 : value))
}

function unicodeText(body: Buffer, place: number): string {
  const length = body.readUInt16LE(place)
  const isWide = ((body[place + 2] ?? 0) & 1) === 1
  const end = place + 3 + length * (isWide ? 2 : 1)
  if (end > body.length) throw damaged('a text is cut')
  return body.toString(isWide ? 'utf16le' : 'latin1', place + 3, end)
}
