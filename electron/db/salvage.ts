import { existsSync } from 'node:fs'
import Sqlite, { type Database } from 'better-sqlite3'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { connect } from './connect.ts'
import { type Migration, migrate } from './migrate.ts'
import type { Db } from './openDatabase.ts'
import { failureOf, type OpenFailure, openFailure } from './openFailure.ts'
import { readable, transactionOn, writable } from './rights.ts'

export interface Salvaged {
  readonly db: Db
  /** Places that could not be read, each at least one row. */
  readonly lostRows: number
}

/** Without these there is nobody to sign in and nothing to read. */
const needed = ['users', 'documents', 'events'] as const

/** Derived, held elsewhere or of no use to a reader. */
const leftOut = new Set(['board', 'worklist', 'reference_rows', 'reference_issues'])

/**
 * What can be read of a record that cannot be written: every readable row, copied into memory under this program's own form.
 * The file is opened for reading alone and stays as it is. Rows on a damaged page are stepped over and counted.
 */
export function salvage(path: string, key: string, migrations: readonly Migration[]): Result<Salvaged, OpenFailure> {
  if (!existsSync(path)) return err(openFailure('missing', 'no file'))
  let source: Database | null = null
  try {
    source = connect(path, key, { readonly: true, fileMustExist: true })
    const memory = new Sqlite(':memory:')
    migrate(memory, migrations)
    const lostRows = copyTables(source, memory)
    const empty = needed.find((table) => memory.prepare(`select 1 from ${table} limit 1`).get() === undefined)
    if (empty === undefined) return ok({ db: dbOf(memory), lostRows })
    memory.close()
    return err(openFailure('corrupt', `nothing readable in ${empty}`))
  } catch (thrown) {
    const failure = failureOf(thrown)
    if (failure) return err(failure)
    throw thrown
  } finally {
    source?.close()
  }
}

const dbOf = (memory: Database): Db => ({
  writable: writable(memory),
  readable: readable(memory),
  transaction: transactionOn(memory),
  close: () => void memory.close(),
})

type Row = Readonly<Record<string, unknown>>

function copyTables(source: Database, memory: Database): number {
  const namesOf = (db: Database): readonly string[] =>
    db
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
      .pluck()
      .all() as string[]
  const held = new Set(namesOf(source))
  memory.pragma('foreign_keys=OFF')
  let lost = 0
  for (const table of namesOf(memory))
    if (held.has(table) && !leftOut.has(table)) lost += copyTable(source, memory, table)
  return lost
}

function copyTable(source: Database, memory: Database, table: string): number {
  const columns = memory.pragma(`table_info(${table})`) as { readonly name: string }[]
  const known = new Set((source.pragma(`table_info(${table})`) as { readonly name: string }[]).map(({ name }) => name))
  const shared = columns.map(({ name }) => name).filter((name) => known.has(name))
  const insert = memory.prepare(
    `insert or ignore into ${table} (${shared.join(', ')}) values (${shared.map(() => '?').join(', ')})`,
  )
  const keep = (row: Row): void => void insert.run(shared.map((name) => row[name]))
  return hasRowid(source, table) ? copyByRowid(source, table, keep) : copyInOrder(source, table, keep)
}

/** Reads until the damage: what lies behind it in a table without row numbers cannot be reached. */
function copyInOrder(source: Database, table: string, keep: (row: Row) => void): number {
  const whole = tried(() => {
    for (const row of source.prepare<[], Row>(`select * from ${table}`).iterate()) keep(row)
  })
  return whole === damaged ? 1 : 0
}

/** Row by number: behind a damaged page reading goes on with the first number that answers again. */
function copyByRowid(source: Database, table: string, keep: (row: Row) => void): number {
  const next = source.prepare<[number], Row & { readonly at_row: number }>(
    `select rowid as at_row, * from ${table} where rowid >= ? order by rowid limit 1`,
  )
  const answers = (at: number): boolean => tried(() => next.get(at)) !== damaged
  let lost = 0
  for (let at = 1; ; ) {
    const row = tried(() => next.get(at))
    if (row === undefined) return lost
    if (row !== damaged) {
      keep(row)
      at = row.at_row + 1
      continue
    }
    const after = firstAnswer(at, answers)
    if (after === null) return lost + 1
    lost += after - at
    at = after
  }
}

const damaged = Symbol('a page that cannot be read')

function tried<T>(read: () => T): T | typeof damaged {
  try {
    return read()
  } catch (thrown) {
    if (failureOf(thrown)) return damaged
    throw thrown
  }
}

/** No page holds so many rows, and no damage is stepped over that is wider. */
const widestDamage = 2 ** 24

/** The first number behind `at` that answers: what lies on one damaged page lies side by side. Null = nothing behind it does. */
function firstAnswer(at: number, answers: (at: number) => boolean): number | null {
  let reach = 1
  while (reach <= widestDamage && !answers(at + reach)) reach *= 2
  if (reach > widestDamage) return null
  let bad = at + Math.floor(reach / 2)
  let good = at + reach
  while (good - bad > 1) {
    const middle = Math.floor((bad + good) / 2)
    if (answers(middle)) good = middle
    else bad = middle
  }
  return good
}

function hasRowid(source: Database, table: string): boolean {
  try {
    source.prepare(`select rowid from ${table} limit 0`)
    return true
  } catch {
    return false
  }
}
