import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import type { TextRow } from '#shared/reference/types.ts'
import type { Archive } from './archive.ts'
import { plainNumber } from './plainNumber.ts'
import { bounds, RefusedFile } from './refusedFile.ts'
import type { RowStream } from './textRows.ts'

/** A sheet of a workbook. */
export interface Sheet extends RowStream {
  readonly name: string
}

/** True when an archive is an XLSX workbook, whatever its name. */
export const isWorkbook = ({ entries }: Archive): boolean => entries.some(({ name }) => name === 'xl/workbook.xml')

/** The sheets of an XLSX workbook in its order. Formulas are never computed: a sheet with one is refused where it stands. */
export async function xlsxSheets(archive: Archive): Promise<readonly Sheet[]> {
  const targets = new Map<string, string>()
  await readXml(partOf(archive, 'xl/_rels/workbook.xml.rels'), {
    open: (name, attribute) => {
      if (name === 'Relationship') targets.set(attribute('Id'), attribute('Target'))
    },
  })
  const sheets: Sheet[] = []
  let words: Promise<readonly string[]> | null = null
  await readXml(partOf(archive, 'xl/workbook.xml'), {
    open: (name, attribute) => {
      const target = name === 'sheet' ? targets.get(attribute('id')) : undefined
      if (target === undefined) return
      if (sheets.length === bounds.sheets) throw new RefusedFile(0, `it has more than ${bounds.sheets} sheets`)
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      sheets.push({
        name: attribute('name'),
        isWhole: () => true,
        async *pieces() {
          // Waited for before anything else may throw: what is wrong with the words must find somebody who hears it.
          words ??= sharedWords(archive)
          const known = await words
          yield* sheetRows(partOf(archive, path), known)
        },
      })
    },
  })
  return sheets
}

function partOf({ entries }: Archive, path: string): AsyncIterable<Uint8Array> {
  const part = entries.find(({ name }) => name === path)
  if (!part) throw new RefusedFile(0, `the workbook lacks its part ${path}`)
  return part.stream()
}

interface XmlEvents {
  open?(name: string, attribute: (name: string) => string): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Feeds a part to the events, element names without their prefix. Entities beyond XML's five do not exist; how deep elements
 * lie in each other and how much may stand between two of them is bounded: nothing can grow.
 */
async function readXml(stream: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  for await (const _ of xmlPieces(stream, events));
}

async function* xmlPieces(stream: AsyncIterable<Uint8Array>, events: XmlEvents): AsyncGenerator<null> {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (cause) => {
    throw new RefusedFile(0, `the workbook is damaged (${cause.message.slice(0, 80)})`)
  })
  let depth = 0
  let sinceTag = 0
  parser.on('opentag', ({ local, attributes }) => {
    sinceTag = 0
    depth += 1
    if (depth > bounds.depth) throw new RefusedFile(0, 'the workbook is damaged (elements without end)')
    events.open?.(local, (wanted) => attributeOf(attributes, wanted))
  })
  parser.on('text', (text) => events.text?.(text))
  parser.on('cdata', (text) => events.text?.(text))
  parser.on('closetag', ({ local }) => {
    sinceTag = 0
    depth -= 1
    events.close?.(local)
  })
  const decoder = new TextDecoder('utf-8')
  for await (const bytes of stream) {
    sinceTag += bytes.length
    parser.write(decoder.decode(bytes, { stream: true }))
    // Counted in whole pieces: the one in which the last element ended is not held against it.
    if (sinceTag > bounds.rowCharacters * 4)
      throw new RefusedFile(0, 'the workbook holds a text longer than a table has')
    yield null
  }
  parser.write(decoder.decode()).close()
}

function attributeOf(attributes: Readonly<Record<string, SaxesAttributeNS>>, wanted: string): string {
  for (const attribute of Object.values(attributes)) if (attribute.local === wanted) return attribute.value
  return ''
}

/** The texts that cells point to by number. Phonetic hints (`rPh`) are not part of a text. */
async function sharedWords(archive: Archive): Promise<readonly string[]> {
  const part = archive.entries.find(({ name }) => name === 'xl/sharedStrings.xml')
  const words: string[] = []
  if (!part) return words
  let held = 0
  let word = ''
  let isText = false
  let isHint = false
  await readXml(part.stream(), {
    open(name) {
      if (name === 'si') word = ''
      if (name === 't') isText = true
      if (name === 'rPh') isHint = true
    },
    text(text) {
      if (isText && !isHint) word += text
    },
    close(name) {
      if (name === 't') isText = false
      if (name === 'rPh') isHint = false
      if (name !== 'si') return
      words.push(word)
      held += word.length + 16
      if (held > bounds.heldBytes) throw new RefusedFile(0, 'the workbook holds more text than a table can')
    },
  })
  return words
}

/** Rows of a sheet as they are read; a row that is not written down is left out, its number with it. */
async function* sheetRows(
  stream: AsyncIterable<Uint8Array>,
  words: readonly string[],
): AsyncGenerator<readonly TextRow[]> {
  let rows: TextRow[] = []
  const collect = createSheetReader(words, (row) => rows.push(row))
  for await (const _ of xmlPieces(stream, collect)) {
    yield rows
    rows = []
  }
  yield rows
}

function createSheetReader(words: readonly string[], onRow: (row: TextRow) => void): XmlEvents {
  let row = 0
  let cells: string[] = []
  let place = -1
  let type = ''
  let value = ''
  let length = 0
  let isValue = false
  const refuse = (cause: string): never => {
    throw new RefusedFile(row, cause)
  }
  const openRow = (reference: string): void => {
    row = numberIn(reference, row + 1)
    if (row > bounds.rows) refuse(`it has more than ${bounds.rows} rows`)
    cells = []
    place = -1
    length = 0
  }
  const openCell = (attribute: (name: string) => string): void => {
    place = columnIn(attribute('r'), place + 1)
    if (place >= bounds.columns) refuse(`it has more than ${bounds.columns} cells`)
    if (place < cells.length) refuse('a cell stands twice or before the one to its left')
    type = attribute('t')
    value = ''
  }
  return {
    open(name, attribute) {
      if (name === 'row') openRow(attribute('r'))
      else if (name === 'c') openCell(attribute)
      else if (name === 'f') refuse('a formula stands here, and a published table holds none')
      else if (name === 'v' || name === 't') isValue = true
    },
    text(text) {
      if (!isValue) return
      value += text
      length += text.length
      if (length > bounds.rowCharacters) refuse(`the row is longer than ${bounds.rowCharacters} characters`)
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false
      if (name === 'c') {
        while (cells.length < place) cells.push('')
        cells[place] = cellText(type, value, words, row)
      } else if (name === 'row') onRow({ row, cells })
    },
  }
}

function cellText(type: string, value: string, words: readonly string[], row: number): string {
  if (type === 's') {
    const word = /^\d+$/.test(value) ? words[Number(value)] : undefined
    if (word === undefined) throw new RefusedFile(row, 'a cell points to a text the workbook does not have')
    return word
  }
  return type === '' || type === 'n' ? plainNumber(value) : value
}

const numberIn = (text: string, otherwise: number): number => (/^\d{1,9}$/.test(text) ? Number(text) : otherwise)

/** "AB12" → 27, the column's place from 0. */
function columnIn(reference: string, otherwise: number): number {
  const [letters] = /^[A-Z]{1,3}/.exec(reference) ?? []
  if (letters === undefined) return otherwise
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
