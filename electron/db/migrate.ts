import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { schemaVersion } from './connect.ts'

export interface Migration {
  /** Steps of ten leave room between two people working at once; kept in the file as user_version. */
  readonly number: number
  readonly name: string
  readonly sql: string
}

const fileName = /^(\d{4})-[a-z0-9-]+\.sql$/

/** The migrations of a folder, `0010-what-it-adds.sql`, in order. Throws for a file of another name or a number used twice. */
export function readMigrations(folder: string): readonly Migration[] {
  const migrations = readdirSync(folder)
    .sort()
    .map((name) => {
      const number = fileName.exec(name)?.[1]
      if (!number) throw new Error(`not the name of a migration: ${name}`)
      return { number: Number(number), name, sql: readFileSync(join(folder, name), 'utf8') }
    })
  const twice = migrations.find(({ number }, index) => migrations[index - 1]?.number === number)
  if (twice) throw new Error(`two migrations have the number of ${twice.name}`)
  return migrations
}

export const newestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.number ?? 0

/** What a file at `version` still lacks. */
export const pendingFor = (version: number, migrations: readonly Migration[]): readonly Migration[] =>
  migrations.filter(({ number }) => number > version)

/**
 * Runs every pending migration, in order, all in one transaction: a failure or a power cut in the third of four leaves the
 * file at the version it had, not between two. Throws what SQLite throws; the file is then unchanged.
 */
export function migrate(connection: Database, migrations: readonly Migration[]): void {
  const pending = pendingFor(schemaVersion(connection), migrations)
  if (pending.length === 0) return
  // Rebuilding a table needs this off, and it cannot be switched inside a transaction; the check below takes its place.
  connection.pragma('foreign_keys=OFF')
  try {
    connection.transaction(() => runAll(connection, pending)).immediate()
  } finally {
    connection.pragma('foreign_keys=ON')
  }
}

function runAll(connection: Database, pending: readonly Migration[]): void {
  for (const { number, name, sql } of pending) {
    connection.exec(sql)
    if (!connection.inTransaction) throw new Error(`${name} ends the transaction it runs in`)
    connection.pragma(`user_version=${number}`)
  }
  const broken = connection.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0)
    throw new Error(`rows without their parent after ${pending.at(-1)?.name}`)
}
