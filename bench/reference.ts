import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { openDatabase } from '#electron/db/openDatabase.ts'
import { createReferenceStore, type ReferenceStore } from '#electron/db/referenceStore.ts'
import { importReference } from '#electron/reference/importReference.ts'
import { sourceOfBytes } from '#electron/reference/source.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { crosswalkCsv, limitsCsv, mueCsv, mueRows } from '#test/builders/publicFiles.ts'
import { type Figure, median, ms, timed, us } from './figures.ts'

const quarters = [
  ['January 1, 2025', 'March 31, 2025', '01-01-2025'],
  ['April 1, 2025', 'June 30, 2025', '04-01-2025'],
  ['July 1, 2025', 'September 30, 2025', '07-01-2025'],
  ['October 1, 2025', 'December 31, 2025', '10-01-2025'],
] as const

interface YearFile {
  readonly name: string
  readonly bytes: Buffer
}

const folder = '../shared/data/cms'
const line = /Effective [A-Z][a-z]+ \d+, \d+ through [A-Z][a-z]+ \d+, \d+/
const codeAt = (n: number): string => `J${String(n % 10_000).padStart(4, '0')}`

/** The public files of one quarter where they lie beside this copy, otherwise invented ones of the same size; Latin-1. */
function templates(): readonly (readonly [name: string, text: string])[] {
  const read = (path: string): string => readFileSync(join(folder, path), 'latin1')
  if (existsSync(folder))
    return [
      ['limits.csv', read('asp/section 508 version of Oct 2025 ASP Pricing File 091725.csv')],
      ['crosswalk.csv', read('crosswalk/section 508 version of October 2025 ASP NDC-HCPCS Crosswalk 090525.csv')],
      ['mue.csv', read('mue/MCR_MUE_PractitionerServices_Eff_04-01-2026.subset.csv')],
    ]
  const rows = <T>(count: number, make: (n: number) => T): readonly T[] =>
    Array.from({ length: count }, (_, n) => make(n))
  const ndc = (n: number): string => `${String(n).padStart(5, '0')}-0001-01`
  const units = mueRows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n')
  const more = rows(4_600, (n) => `"${codeAt(n + 1)}","4","3 Date of Service Edit: Clinical","x"`).join('\r\n')
  return [
    [
      'limits.csv',
      limitsCsv({ rows: rows(1_012, (n) => `${codeAt(n)},Words of a drug,1 MG,${n + 1}.125,20.000,,,,,,`) }),
    ],
    [
      'crosswalk.csv',
      crosswalkCsv({
        rows: rows(8_245, (n) => `${codeAt(n)},Words,A labeler,${ndc(n)},A drug,1 MG,1,1,10,10`),
        trailing: 240,
      }),
    ],
    ['mue.csv', mueCsv().replace(units, `${units}\r\n${more}`)],
  ]
}

/** Twelve files: three kinds in four quarters. */
const yearOfFiles = (): readonly YearFile[] =>
  templates().flatMap(([name, text]) =>
    quarters.map(([from, to, day]) => ({
      name: `Eff_${day} ${name}`,
      bytes: Buffer.from(text.replace(line, `Effective ${from} through ${to}`), 'latin1'),
    })),
  )

async function importYear(store: ReferenceStore, files: readonly YearFile[]): Promise<number> {
  const at = instantAt(Date.UTC(2026, 0, 2), 'America/Chicago')
  let rows = 0
  for (const { name, bytes } of files) {
    const done = await importReference(store, sourceOfBytes(name, bytes), { at })
    if (!done.ok) throw new Error(`${name}: ${done.error.cause}`)
    rows += done.value.tables.reduce((sum, { report }) => sum + report.rows + report.skippedRows, 0)
  }
  return rows
}

/** The floor: every record of the same bytes, read and thrown away. */
const bareRead = ({ bytes }: YearFile): Promise<void> =>
  new Promise((resolve, reject) => {
    const parser = parse({ encoding: 'latin1', relax_column_count: true, on_record: () => null })
    parser.on('error', reject)
    parser.on('end', resolve)
    parser.resume()
    parser.end(bytes)
  })

async function onFreshStore<T>(work: (store: ReferenceStore) => Promise<T>): Promise<T> {
  const place = mkdtempSync(join(tmpdir(), 'chairside-bench-'))
  const opened = openDatabase(join(place, 'chairside.db'), '5e'.repeat(32), { migrations: deskMigrations() })
  if (!opened.ok) throw new Error(opened.error.cause)
  try {
    return await work(createReferenceStore(opened.value.writable, opened.value.transaction))
  } finally {
    opened.value.close()
    rmSync(place, { recursive: true, force: true })
  }
}

/** One lookup of the price of a code on a day, through the encrypted store, warm. */
function lookupTime(store: ReferenceStore): number {
  const days = ['2025-02-03', '2025-05-05', '2025-08-04', '2025-11-03']
  const codes = [...store.rowsOf(store.issueOn('payment-limits', '2025-11-03')?.id ?? 0)].map(({ code }) => code)
  const times: number[] = []
  for (let run = 0; run < 20_000; run += 1) {
    const [code = '', day = ''] = [codes[(run * 7) % codes.length], days[run % days.length]]
    const start = performance.now()
    store.byCode('payment-limits', code, day)
    times.push(performance.now() - start)
  }
  return median(times.slice(4_000))
}

/** A year of quarters brought into an encrypted record, against a bare read of the same bytes; and one price looked up. */
export async function referenceFigures(): Promise<readonly Figure[]> {
  const files = yearOfFiles()
  const [imports, floors]: [number[], number[]] = [[], []]
  let rows = 0
  let lookup = Number.NaN
  for (let run = 0; run < 3; run += 1) {
    floors.push(
      await timed(async () => {
        for (const file of files) await bareRead(file)
      }),
    )
    await onFreshStore(async (store) => {
      imports.push(
        await timed(async () => {
          rows = await importYear(store, files)
        }),
      )
      lookup = lookupTime(store)
    })
  }
  const [imported, floor] = [median(imports), median(floors)]
  return [
    {
      what: `A year of quarters imported: ${rows} rows, ${Math.round(rows / (imported / 1000))} rows a second`,
      measured: ms(imported),
      floor: `bare CSV read ${ms(floor)}`,
      ratio: imported / floor,
      budget: 'seconds',
    },
    {
      what: 'One price looked up by code and day',
      measured: us(lookup),
      floor: us(0.02),
      ratio: lookup / 0.02,
      budget: '≤ 1: 20 µs',
    },
  ]
}
