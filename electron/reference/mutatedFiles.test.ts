import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as files from '#test/builders/publicFiles.ts'
import { readPublicFile } from '#test/builders/readPublicFile.ts'
import { xlsOf } from '#test/builders/xlsOf.ts'
import { xlsxOf, zipOf } from '#test/builders/zipOf.ts'

/** Texts with the cell their header begins with, or 'lines' for the form without one. */
const texts = {
  'payment limits': [files.limitsCsv(), /^hcpcs code$/i],
  'limits with nameless columns': [files.limitsCsv({ trailing: 2 }), /^hcpcs code$/i],
  crosswalk: [files.crosswalkCsv(), /^_\d{4}_code$/i],
  'NOC prices': [files.nocPricingCsv, /^drug generic name/i],
  'NOC packages': [files.nocCrosswalkCsv, /^drug generic name/i],
  'units a day': [files.mueCsv(), /^hcpcs\/?\s*\/?\s*cpt code$/i],
  'Addendum B': [files.addendumCsv, /^hcpcs code$/i],
  'pairs of codes': [files.ptpText, 'tab'],
  'HCPCS lines': [files.hcpcsText, 'lines'],
} as const satisfies Record<string, readonly [string, RegExp | 'tab' | 'lines']>

const limitSheet = [
  ['Effective October 1, 2025 through December 31, 2025'],
  files.limitHeader.split(','),
  ['J9035', 'x', '10 MG', 70.5, 20],
]

const packed: Readonly<Record<string, Buffer>> = {
  workbook: xlsxOf('HCPC2025_OCT_ANWEB', files.hcpcsCells),
  'old workbook': xlsOf('Oct_25_ASP', limitSheet),
  archive: zipOf([
    { name: 'limits.csv', content: files.limitsCsv() },
    { name: 'limits.xls', content: xlsOf('a', limitSheet) },
    { name: 'crosswalk.csv', content: files.crosswalkCsv() },
  ]),
}

type Harm = (bytes: Buffer) => Uint8Array

/** Anywhere in a file alike: a biased choice harms hardly more than its first bytes. */
const place = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1_000_000)

const flips: fc.Arbitrary<Harm> = fc
  .array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 6 })
  .map((list) => (bytes) => {
    const harmed = Buffer.from(bytes)
    for (const [at, bits] of list) {
      const index = Math.floor(at * harmed.length)
      harmed[index] = (harmed[index] ?? 0) ^ bits
    }
    return harmed
  })

const cut: fc.Arbitrary<Harm> = place.map((at) => (bytes) => bytes.subarray(0, Math.floor(at * bytes.length)))

const hole: fc.Arbitrary<Harm> = fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(
  ([at, length]) =>
    (bytes) =>
      Buffer.concat([
        bytes.subarray(0, Math.floor(at * bytes.length)),
        bytes.subarray(Math.floor(at * bytes.length) + length),
      ]),
)

const rowsCut: fc.Arbitrary<Harm> = fc.array(place, { minLength: 1, maxLength: 3 }).map((list) => (bytes) => {
  const lines = bytes.toString('latin1').split('\n')
  for (const at of list) lines.splice(Math.floor(at * lines.length), 1)
  return Buffer.from(lines.join('\n'), 'latin1')
})

const harms = fc.array(fc.oneof(flips, cut, hole, rowsCut), { minLength: 1, maxLength: 2 })
const runs = { numRuns: 150 }

/** Rows that a bare reader finds behind the header: what has to be accounted for. */
function dataRows(bytes: Uint8Array, header: RegExp): number {
  const rows = parse(Buffer.from(bytes), { bom: true, encoding: 'latin1', relax_column_count: true }) as string[][]
  const named = rows.findIndex(([first = '']) => header.test(first.replace(/\s+/g, ' ').trim()))
  return rows.slice(named + 1).filter((cells) => cells.some((cell) => cell.trim() !== '')).length
}

describe('a damaged text', { timeout: 60_000 }, () => {
  it.each(Object.entries(texts))(
    'of %s is refused, or every row of it is taken or listed',
    async (_, [text, header]) => {
      await fc.assert(
        fc.asyncProperty(harms, async (list) => {
          const bytes = list.reduce<Uint8Array>((so, harm) => harm(Buffer.from(so)), Buffer.from(text, 'latin1'))
          const { refusal, tables } = await readPublicFile('harmed.csv', bytes)
          if (refusal) {
            expect(refusal.cause).not.toBe('')
            return
          }
          const [table] = tables
          expect(table?.kept).toHaveLength(table?.rows ?? -1)
          if (header instanceof RegExp)
            expect((table?.rows ?? 0) + (table?.skippedRows ?? 0)).toBe(dataRows(bytes, header))
          const listed = table?.skipped.reduce((sum, { rows = 1 }) => sum + rows, 0)
          expect(listed).toBe(table?.skippedRows)
        }),
        runs,
      )
    },
  )
})

describe('a damaged workbook or archive', { timeout: 60_000 }, () => {
  it.each(Object.entries(packed))('%s is refused, or every row of it is taken or listed', async (_, file) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(flips, cut, hole), async (harm) => {
        const { refusal, tables } = await readPublicFile('harmed', harm(file))
        if (refusal) {
          expect(refusal.cause).not.toBe('')
          return
        }
        for (const { rows, kept } of tables) expect(kept).toHaveLength(rows)
      }),
      runs,
    )
  })
})

describe('columns in another order', () => {
  const named = Object.entries(texts).filter(([, [, header]]) => header instanceof RegExp)
  it.each(named)('%s: give the same rows, for columns are found by name', async (_, [text]) => {
    const rows = parse(Buffer.from(text, 'latin1'), { encoding: 'latin1', relax_column_count: true }) as string[][]
    const whole = await readPublicFile('a.csv', text)
    const width = Math.max(...rows.map(({ length }) => length))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: width - 1 }), fc.integer({ min: 1, max: width - 1 }), async (a, b) => {
        const swapped = rows.map((cells) => {
          const other = [...cells]
          ;[other[a], other[b]] = [cells[b] ?? '', cells[a] ?? '']
          return `${Array.from(other, (cell = '') => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
        })
        const { tables } = await readPublicFile('a.csv', swapped.join(''))
        expect(tables[0]?.kept).toEqual(whole.tables[0]?.kept)
      }),
      { numRuns: 30 },
    )
  })
})
