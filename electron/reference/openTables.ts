import type { TableNames } from '#shared/reference/types.ts'
import { type Archive, type ArchiveEntry, openArchive } from './archive.ts'
import { compoundMagic } from './compoundFile.ts'
import { bounds, RefusedFile } from './refusedFile.ts'
import { type ReferenceSource, sourceOfBytes, wholeOf } from './source.ts'
import { type RowStream, textFormOf, textRows } from './textRows.ts'
import { xlsSheets } from './xlsRows.ts'
import { isWorkbook, xlsxSheets } from './xlsxRows.ts'

/** One table that may be there: a text file, or a sheet of a workbook. */
export interface NamedTable {
  readonly file: string
  readonly names: TableNames
  readonly rows: RowStream
  /** It is one of several in the file: when it is of no known kind, the others count. */
  readonly isOneOfMany: boolean
}

/** A file of an archive that was set aside, with the reason. */
export interface SetAside {
  readonly file: string
  readonly reason: string
}

export interface OpenedTables extends AsyncDisposable {
  readonly tables: readonly NamedTable[]
  readonly setAside: readonly SetAside[]
}

type Form = 'zip' | 'xls' | 'text'

/** What bytes are, from how they begin; throws for forms that are no table. */
function formOf(head: Uint8Array): Form {
  const begins = (magic: readonly number[]): boolean => magic.every((byte, place) => head[place] === byte)
  if (begins([0x50, 0x4b, 0x03, 0x04]) || begins([0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (begins(compoundMagic)) return 'xls'
  if (begins([0x25, 0x50, 0x44, 0x46])) throw new RefusedFile(0, 'it is a PDF, not a table')
  if (begins([0xff, 0xfe]) || begins([0xfe, 0xff])) throw new RefusedFile(0, 'it is UTF-16 text; save it as CSV')
  return 'text'
}

/** Finds the tables of a file: text as it is, the sheets of a workbook, or what an archive holds. Nothing is read in full yet. */
export async function openTables(source: ReferenceSource): Promise<OpenedTables> {
  const head = await headOf(source.stream())
  const form = formOf(head)
  const none = async (): Promise<void> => {}
  if (form === 'text')
    return { tables: [textTable(source.name, head, source.stream)], setAside: [], [Symbol.asyncDispose]: none }
  if (form === 'xls')
    return {
      tables: sheetTables(source.name, xlsSheets(await wholeOf(source.stream()))),
      setAside: [],
      [Symbol.asyncDispose]: none,
    }
  const archive = await openArchive(source)
  const inner: Archive[] = []
  const closeAll = async (): Promise<void> => {
    for (const one of [...inner, archive]) one.close()
  }
  try {
    const found = isWorkbook(archive)
      ? { tables: sheetTables(source.name, await xlsxSheets(archive)), setAside: [] }
      : await archiveTables(archive, inner)
    return { ...found, [Symbol.asyncDispose]: closeAll }
  } catch (cause) {
    await closeAll()
    throw cause
  }
}

async function archiveTables(archive: Archive, inner: Archive[]) {
  const tables: NamedTable[] = []
  const setAside: SetAside[] = []
  // Texts first: of a CSV and its spreadsheet twin the CSV keeps all three decimals.
  const isText = ({ name }: ArchiveEntry): boolean => /\.(csv|txt)$/i.test(name)
  const held = createHeld()
  const entries = archive.entries.toSorted((a, b) => Number(isText(b)) - Number(isText(a)))
  for (const entry of entries) {
    const name = entry.name.split('/').at(-1) ?? entry.name
    const opened = await entryTables(entry, name, { inner, held })
    if (typeof opened === 'string') setAside.push({ file: name, reason: opened })
    else tables.push(...opened.map((table) => ({ ...table, isOneOfMany: true })))
  }
  return { tables, setAside }
}

/** Spreadsheets of an archive are held whole, all of them at once: together they keep the bound of one. */
function createHeld() {
  let left: number = bounds.heldBytes
  return async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
    const whole = await wholeOf(stream, left)
    left -= whole.length
    return whole
  }
}

interface Keeping {
  readonly inner: Archive[]
  readonly held: (stream: AsyncIterable<Uint8Array>) => Promise<Buffer>
}

/** The tables of one entry; a string = why it holds none. A damaged entry is the archive's damage and throws. */
async function entryTables(
  entry: ArchiveEntry,
  name: string,
  { inner, held }: Keeping,
): Promise<readonly NamedTable[] | string> {
  if (/\.(pdf|docx?|rtf|html?|png|jpe?g|gif)$/i.test(name) || name.startsWith('.')) return 'it is not a table'
  const head = await headOf(entry.stream())
  if (head.length === 0) return 'it is empty'
  const form = formOf(head)
  if (form === 'text') return [textTable(name, head, entry.stream)]
  if (form === 'xls') return sheetTables(name, xlsSheets(await held(entry.stream())))
  const archive = await openArchive(sourceOfBytes(name, await held(entry.stream())))
  inner.push(archive)
  return isWorkbook(archive) ? sheetTables(name, await xlsxSheets(archive)) : 'it is an archive inside the archive'
}

const textTable = (file: string, head: Uint8Array, stream: () => AsyncIterable<Uint8Array>): NamedTable => ({
  file,
  names: { file, sheet: '' },
  rows: textRows(stream, textFormOf(Buffer.from(head).toString('latin1'))),
  isOneOfMany: false,
})

const sheetTables = (file: string, sheets: readonly (RowStream & { readonly name: string })[]): readonly NamedTable[] =>
  sheets.map((rows) => ({
    file: sheets.length > 1 ? `${file}, sheet ${rows.name}` : file,
    names: { file, sheet: rows.name },
    rows,
    isOneOfMany: sheets.length > 1,
  }))

/** The first piece of a stream, at most 64 KB; the rest is not read. */
async function headOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const piece of stream) if (piece.length > 0) return piece.subarray(0, 64 * 1024)
  return new Uint8Array(0)
}
