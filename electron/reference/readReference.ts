import { err, ok, type Result } from '#shared/kernel/result.ts'
import { createTableReader } from '#shared/reference/readTable.ts'
import type { ReferenceRow, Stop, TableFacts, TableReport } from '#shared/reference/types.ts'
import { flawOf } from './cellFlaws.ts'
import { type NamedTable, openTables, type SetAside } from './openTables.ts'
import { RefusedFile } from './refusedFile.ts'
import type { ReferenceSource } from './source.ts'

/** Where the rows of one table go while it is read. After `drop` nothing of it may be left. */
export interface TableSink {
  take(rows: readonly ReferenceRow[]): void
  finish(report: TableReport): void
  drop(): void
}

/** Asked between two pieces with the rows read so far; what it throws ends the reading, a RefusedFile as a refusal. */
export type Watch = (rows: number) => Promise<void>

/** One table as it was read, and the file it was in. */
export interface ReadTable<Sink extends TableSink> {
  readonly file: string
  readonly report: TableReport
  readonly sink: Sink
}

export interface ReadReference<Sink extends TableSink> {
  /** Every table found, in the order of the file; one at least. */
  readonly tables: readonly ReadTable<Sink>[]
  readonly setAside: readonly SetAside[]
}

/** Why nothing was taken; `row` 0 = no row is to blame. */
export interface Refusal extends Stop {
  /** The file inside an archive, '' for the file itself. */
  readonly inside: string
  /** It lacks only its first day. */
  readonly needsDate?: true
}

/**
 * Reads a public file of any kind and form, a ZIP archive of several too, feeding the rows of each table to a sink of its own.
 * Whatever is wrong with the file is a refusal that names the row; every sink was then dropped.
 */
export async function readReference<Sink extends TableSink>(
  source: ReferenceSource,
  sinkFor: (facts: TableFacts, file: string) => Sink,
  watch: Watch = async () => {},
): Promise<Result<ReadReference<Sink>, Refusal>> {
  const done: ReadTable<Sink>[] = []
  const setAside: SetAside[] = []
  const isTwin = twinsOf(done)
  try {
    if (source.size === 0) return err({ inside: '', row: 0, cause: 'it is empty' })
    await using opened = await openTables(source)
    setAside.push(...opened.setAside)
    for (const table of opened.tables) {
      const read = await readOne(table, { sinkFor, isTwin, watch: (rows) => watch(counted(done) + rows) })
      if (read.ok && read.value.table) done.push(read.value.table)
      else if (read.ok) setAside.push({ file: table.file, reason: read.value.aside })
      else if (table.isOneOfMany && read.error.isUnknown) setAside.push({ file: table.file, reason: read.error.cause })
      else return refuse(done, { ...read.error, inside: table.isOneOfMany ? table.file : '' })
    }
    if (done.length > 0) return ok({ tables: done, setAside })
    return refuse(done, { inside: '', row: 0, cause: 'no file in the archive is a table of a kind known here' })
  } catch (cause) {
    if (cause instanceof RefusedFile) return refuse(done, { inside: '', row: cause.row, cause: cause.message })
    for (const { sink } of done) sink.drop()
    throw cause
  }
}

const counted = (done: readonly ReadTable<TableSink>[]): number =>
  done.reduce((sum, { report }) => sum + report.rows + report.skippedRows, 0)

function refuse<Sink extends TableSink>(done: readonly ReadTable<Sink>[], refusal: Refusal) {
  for (const { sink } of done) sink.drop()
  return err({ inside: refusal.inside, row: refusal.row, cause: refusal.cause })
}

/** The CSV and the spreadsheet of one publication are twins: the first is read, the second set aside. */
const twinsOf =
  <Sink extends TableSink>(done: readonly ReadTable<Sink>[]) =>
  (facts: TableFacts): string | null => {
    if (facts.kind === 'ncci-ptp') return null
    const twin = done.find(({ report }) => report.kind === facts.kind && report.validFrom === facts.validFrom)
    return twin ? `the same table as ${twin.file}` : null
  }

interface Into<Sink extends TableSink> {
  readonly sinkFor: (facts: TableFacts, file: string) => Sink
  readonly isTwin: (facts: TableFacts) => string | null
  readonly watch: Watch
}

interface OneRefusal extends Stop {
  /** It is not a table of a known kind, rather than a damaged one. */
  readonly isUnknown: boolean
}

interface OneRead<Sink extends TableSink> {
  /** null = set aside, for the reason in `aside`. */
  readonly table: ReadTable<Sink> | null
  readonly aside: string
}

async function readOne<Sink extends TableSink>(
  table: NamedTable,
  { sinkFor, isTwin, watch }: Into<Sink>,
): Promise<Result<OneRead<Sink>, OneRefusal>> {
  const reader = createTableReader(table.names)
  let sink: Sink | null = null
  const stopped = (stop: Stop): Result<never, OneRefusal> => {
    sink?.drop()
    return err({ ...stop, isUnknown: reader.facts() === null })
  }
  try {
    for await (const piece of table.rows.pieces()) {
      await watch(piece.at(-1)?.row ?? 0)
      const taken: ReferenceRow[] = []
      for (const row of piece) {
        const flaw = flawOf(row.cells)
        if (flaw !== null) return stopped({ row: row.row, cause: flaw })
        const read = reader.take(row)
        if (!read.ok) return stopped(read.error)
        taken.push(...read.value)
      }
      const facts = reader.facts()
      if (!facts) continue
      const twin = sink ? null : isTwin(facts)
      if (twin) return ok({ table: null, aside: twin })
      sink ??= sinkFor(facts, table.file)
      if (taken.length > 0) sink.take(taken)
    }
    const ended = reader.end(table.rows.isWhole())
    if (!ended.ok) return stopped(ended.error)
    const facts = ended.value.report
    sink ??= sinkFor(facts, table.file)
    if (ended.value.last.length > 0) sink.take(ended.value.last)
    sink.finish(facts)
    return ok({ table: { file: table.file, report: facts, sink }, aside: '' })
  } catch (cause) {
    if (cause instanceof RefusedFile) return stopped({ row: cause.row, cause: cause.message })
    sink?.drop()
    throw cause
  }
}
