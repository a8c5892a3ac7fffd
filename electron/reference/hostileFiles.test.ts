import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createReferenceStore } from '#electron/db/referenceStore.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { aRecord } from '#test/builders/aRecord.ts'
import * as files from '#test/builders/publicFiles.ts'
import { readPublicFile } from '#test/builders/readPublicFile.ts'
import { xlsOf } from '#test/builders/xlsOf.ts'
import { xlsxOf, type ZipPart, zipOf } from '#test/builders/zipOf.ts'
import { importReference } from './importReference.ts'
import { type ReferenceSource, sourceOfBytes } from './source.ts'

const bytesOf = (content: string | Buffer): Buffer =>
  typeof content === 'string' ? Buffer.from(content, 'latin1') : content

const limitSheet = (cell: string | { readonly xml: string }) =>
  xlsxOf('Limits', [
    ['Effective October 1, 2025 through December 31, 2025'],
    files.limitHeader.split(','),
    ['J9035', 'x', '10 MG', '70.5', '20'],
    ['J9036', 'x', '10 MG', cell, '20'],
  ])

const withRow = (row: string): string => files.limitsCsv({ rows: [...files.limitRows, row] })

/** A limits table of 17 MB whose rows are all alike: it packs to a thousandth. */
const alike = `${files.limitsCsv()}${'no code,,,,,,,,,,\r\n'.repeat(900_000)}`

const wrongSize = (size: number): readonly ZipPart[] => [
  { name: 'limits.csv', content: files.limitsCsv(), claims: { size } },
]

/** A small workbook that says its stream is 2 GB long, and whose first sector leads to itself. */
function circlingXls(): Buffer {
  const workbook = xlsOf('a', [['x']])
  const [directory, sectorTable] = [workbook.length - 1024, workbook.length - 512]
  workbook.writeUInt32LE(0, sectorTable)
  workbook.writeUInt32LE(0x7fffffff, directory + 128 + 120)
  return workbook
}

/** A workbook whose sheet is not there and whose shared texts are longer than they say: both are wrong at once. */
const wrongTwice = (): Buffer => {
  const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return zipOf([
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${namespace}" xmlns:r="x"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships xmlns="x"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${namespace}"><si><t>a</t></si></sst>`,
      claims: { size: 20 },
    },
  ])
}

const cutInHalf = (file: Buffer): Buffer => file.subarray(0, Math.floor(file.length / 2))
const plainXls = xlsOf('a', [['Effective October 1, 2025 through December 31, 2025'], files.limitHeader.split(',')])

const hostile: readonly (readonly [what: string, content: string | Buffer, row: number, cause: RegExp])[] = [
  ['a bomb of alike rows in an archive', zipOf([{ name: 'a.csv', content: alike }]), 0, /unpacks to more than a table/],
  [
    'an archive in an archive in an archive',
    zipOf([
      {
        name: 'a.zip',
        content: zipOf([{ name: 'b.zip', content: zipOf([{ name: 'c.csv', content: files.limitsCsv() }]) }]),
      },
    ]),
    0,
    /no file in the archive is a table/,
  ],
  ['a workbook without its sheet and with damaged texts', wrongTwice(), 0, /damaged or cut off/],
  ['an entry that says it is smaller', zipOf(wrongSize(100)), 0, /damaged or cut off/],
  ['an entry that says it is larger', zipOf(wrongSize(1_000_000)), 0, /damaged or cut off/],
  [
    'an entry that is not what was packed',
    zipOf([{ name: 'limits.csv', content: files.limitsCsv(), claims: { crc: 7 } }]),
    0,
    /differs from its checksum/,
  ],
  [
    'more files than any archive holds',
    zipOf(Array.from({ length: 201 }, (_, place) => ({ name: `${place}.csv`, content: files.limitsCsv() }))),
    0,
    /more than 200 files/,
  ],
  ['a path out of the archive', zipOf([{ name: '../../limits.csv', content: files.limitsCsv() }]), 0, /damaged/],
  ['an archive cut in half', cutInHalf(zipOf([{ name: 'a.csv', content: files.limitsCsv() }])), 0, /cut off/],
  ['a workbook cut in half', cutInHalf(limitSheet('1.5')), 0, /cut off/],
  ['an old workbook cut in half', cutInHalf(plainXls), 0, /cut off/],
  ['an old workbook that goes in circles', circlingXls(), 0, /damaged/],
  ['a table cut in a row', files.limitsCsv().slice(0, -20), 14, /ends in the middle/],
  ['a table whose quotation is never closed', withRow('J9036,"x,10 MG,1.5,20,,,,,,'), 15, /never closed/],
  [
    'a quotation mark that swallows the rows behind it',
    files.limitsCsv({
      rows: ['J9035,"x,10 MG,70.5,20,,,,,,', 'J9036,x,10 MG,1.5,20,,,,,,', 'J9037,x",10 MG,9.5,20,,,,,,'],
    }),
    9,
    /swallows the rows behind it/,
  ],
  ['a formula in a text', withRow(`J9036,=cmd|' /C calc'!A0,10 MG,1.5,20,,,,,,`), 15, /a formula stands here/],
  ['a formula where a number belongs', withRow('J9036,x,10 MG,=1+1,20,,,,,,'), 15, /a formula stands here/],
  ['a formula behind a sign', withRow(`J9036,+1+cmd|' /C calc'!A0,10 MG,1.5,20,,,,,,`), 15, /a formula stands here/],
  ['a formula after an at sign', withRow('J9036,@SUM(A1),10 MG,1.5,20,,,,,,'), 15, /a formula stands here/],
  ['a computed cell in a workbook', limitSheet({ xml: '<c><f>1+1</f><v>2</v></c>' }), 4, /a formula stands here/],
  ['binary noise behind a header', `${files.limitsCsv()}J9036,\u0001\u0002,10 MG,1.5,20,,,,,,\r\n`, 15, /not text/],
  ['noise from its first byte', Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 97) % 251)), 1, /not text/],
  ['a page of the web called .csv', '<!doctype html>\n<html><body>not found</body></html>\n', 1, /no table of a kind/],
  ['a PDF called .csv', '%PDF-1.7 and so on', 0, /a PDF/],
  [
    'elements inside each other without end',
    limitSheet({ xml: `<c>${'<a>'.repeat(100)}${'</a>'.repeat(100)}</c>` }),
    0,
    /elements without end/,
  ],
  ['one text of four million characters', limitSheet('x'.repeat(4_000_000)), 0, /longer than a table has/],
  ['a cell in column XFD', limitSheet({ xml: '<c r="XFD4"><v>1</v></c>' }), 4, /more than 2000 cells/],
  ['one cell twice', limitSheet({ xml: '<c r="A4"><v>1</v></c>' }), 4, /stands twice/],
  [
    'an entity that grows',
    zipOf([
      { name: 'xl/workbook.xml', content: '<!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;</a>' },
      { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships/>' },
    ]),
    0,
    /damaged/,
  ],
]

describe('a hostile file', () => {
  it.each(hostile)('%s is refused where it stopped, and nothing of it is kept', async (_what, content, row, cause) => {
    const { bring, hashRows } = await aStoreWithOneIssue()
    const before = hashRows()
    const outcome = await bring(sourceOfBytes('file.csv', bytesOf(content)))
    expect(outcome).toMatchObject({ ok: false, error: { row, cause: expect.stringMatching(cause) } })
    expect(hashRows()).toBe(before)
  })

  it('beside a good one in an archive lets neither in', async () => {
    const { bring, hashRows } = await aStoreWithOneIssue()
    const before = hashRows()
    const good = { name: 'a.csv', content: files.crosswalkCsv() }
    const bad = { name: 'b.csv', content: files.nocPricingCsv.replace('"$1,002.462"', '=1+1') }
    expect(await bring(sourceOfBytes('two.zip', zipOf([good, bad])))).toMatchObject({
      ok: false,
      error: { inside: 'b.csv', row: 5 },
    })
    expect(hashRows()).toBe(before)
  })

  it('that fits in no memory is turned away by its size alone', async () => {
    const { bring } = await aStoreWithOneIssue()
    const source: ReferenceSource = { ...sourceOfBytes('a.csv', Buffer.from('x')), size: 2 * 1024 ** 3 }
    expect(await bring(source)).toMatchObject({ ok: false, error: { cause: 'it is larger than any public file' } })
  })
})

describe('one line of 2 GB', () => {
  it.each([
    ['with commas', 'J9035,,'],
    ['between tabs', 'J9035\t\t\t'],
    ['inside a quotation', '"J9035,,'],
    ['of the fixed-width form', 'J903500100\u0033'],
  ])('%s is read to its bound and not a piece further', async (_, start) => {
    const piece = Buffer.alloc(64 * 1024, 'x')
    let pulled = 0
    const source: ReferenceSource = {
      ...sourceOfBytes('line.csv', Buffer.from(start)),
      size: 2 * 1024 ** 3,
      async *stream() {
        yield Buffer.from(`${start}${'x'.repeat(400)}`)
        while (pulled < 2 * 1024 ** 3) {
          pulled += piece.length
          yield piece
        }
      },
    }
    const { refusal } = await readPublicFile('line.csv', source)
    expect(refusal).toMatchObject({ row: 1, cause: 'the row is longer than 262144 characters' })
    expect(pulled).toBeLessThan(1024 * 1024)
  })
})

describe('a long honest table', () => {
  it('passes through in pieces: what is held at once does not grow with the file', async () => {
    const line = Buffer.from('no code,,,,,,,,,,\r\n'.repeat(20_000))
    let held = 0
    const source: ReferenceSource = {
      ...sourceOfBytes('long.csv', Buffer.from('x')),
      async *stream() {
        yield Buffer.from(files.limitsCsv(), 'latin1')
        for (let piece = 0; piece < 20; piece++) {
          yield line
          held = Math.max(held, process.memoryUsage().heapUsed)
        }
      },
    }
    const before = process.memoryUsage().heapUsed
    const { tables } = await readPublicFile('long.csv', source)
    expect(tables[0]).toMatchObject({ rows: 6, skippedRows: 400_000 })
    expect(tables[0]?.skipped.length).toBeLessThan(2100)
    expect(held - before).toBeLessThan(256 * 1024 * 1024)
  })
})

async function aStoreWithOneIssue() {
  const db = aRecord()
  const store = createReferenceStore(db.writable, db.transaction)
  const at = instantAt(Date.UTC(2025, 8, 20, 14), 'America/Chicago')
  const bring = (source: ReferenceSource) => importReference(store, source, { at })
  await bring(sourceOfBytes('first.csv', Buffer.from(files.limitsCsv(), 'latin1')))
  const hashRows = (): string => {
    const hash = createHash('sha256')
    for (const table of ['reference_issues', 'reference_rows'])
      hash.update(JSON.stringify(db.writable.prepare(`select * from ${table}`).all()))
    return hash.digest('hex')
  }
  return { bring, hashRows }
}
