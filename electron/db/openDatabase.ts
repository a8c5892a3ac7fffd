import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { backUp } from './backup.ts'
import { connect, firstDamage, isRawKey, makeDurable, schemaVersion } from './connect.ts'
import { holdFile } from './holdFile.ts'
import { type Migration, migrate, newestOf, pendingFor } from './migrate.ts'
import { failureOf, type OpenFailure, openFailure } from './openFailure.ts'
import { type ReadableDb, readable, type Transaction, transactionOn, type WritableDb, writable } from './rights.ts'

/** An open record: one writer, its reading view, and the only way to write several things together. */
export interface Db {
  readonly writable: WritableDb
  readonly readable: ReadableDb
  readonly transaction: Transaction
  /** Folds the log into the file and lets the next program in. Safe to call twice. */
  close(): void
}

export interface OpenOptions {
  /** What this program knows, from `readMigrations`. */
  readonly migrations: readonly Migration[]
  /** A record that is not there is a failure and not a new record. */
  readonly mustExist?: boolean
}

/** Larger files are checked by the nightly copy, which reads every page anyway: a start must not wait for that. */
const checkedAtOpenBytes = 64 * 1024 * 1024

/**
 * Opens the encrypted record at `path` with a raw key of 64 hex digits, checks it, copies it and brings it to the newest
 * version. Whatever cannot be is one of a closed list of failures, and the file is then as it was before.
 */
export function openDatabase(path: string, key: string, options: OpenOptions): Result<Db, OpenFailure> {
  if (!isRawKey(key)) return err(openFailure('wrong-key', 'not 64 hex digits'))
  if (options.mustExist && !existsSync(path)) return err(openFailure('missing', 'no file'))
  const opened: { close(): void }[] = []
  const closeAll = (): void => {
    for (const one of opened.splice(0).reverse()) one.close()
  }
  const noFolder = prepareFolder(dirname(path))
  if (noFolder) return err(noFolder)
  try {
    const hold = holdFile(path)
    opened.push({ close: hold.release })
    const connection = connect(path, key)
    opened.push(connection)
    const failure = prepare(connection, path, key, options.migrations)
    if (!failure) return ok(dbOf(connection, closeAll))
    closeAll()
    return err(failure)
  } catch (thrown) {
    closeAll()
    const failure = failureOf(thrown)
    if (failure) return err(failure)
    throw thrown
  }
}

/** Makes the folder of a record where it is not there; a failure when nothing may be written in it. */
export function prepareFolder(folder: string): OpenFailure | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return null
  } catch (thrown) {
    return failureOf(thrown) ?? openFailure('read-only-folder', String((thrown as NodeJS.ErrnoException).code))
  }
}

function prepare(
  connection: Database,
  path: string,
  key: string,
  migrations: readonly Migration[],
): OpenFailure | null {
  const version = schemaVersion(connection)
  if (version > newestOf(migrations))
    return openFailure('newer-schema', `file ${version}, program ${newestOf(migrations)}`)
  const damage = statSync(path).size <= checkedAtOpenBytes ? firstDamage(connection) : null
  if (damage) return openFailure('corrupt', damage)
  makeDurable(connection)
  return update(connection, path, key, version, migrations)
}

function update(
  connection: Database,
  path: string,
  key: string,
  version: number,
  migrations: readonly Migration[],
): OpenFailure | null {
  if (pendingFor(version, migrations).length === 0) return null
  if (version > 0) {
    const copied = backUp(connection, key, copyName(path, version))
    if (!copied.ok) return copied.error
  }
  try {
    migrate(connection, migrations)
    return null
  } catch (thrown) {
    const cause = thrown instanceof Error ? thrown.message : String(thrown)
    return failureOf(thrown) ?? openFailure('update-failed', cause)
  }
}

/** Where the copy made before an update lies: `chairside.db` at version 20 → `chairside.db.version-0020`. */
export const copyName = (path: string, version: number): string => `${path}.version-${String(version).padStart(4, '0')}`

const dbOf = (connection: Database, close: () => void): Db => ({
  writable: writable(connection),
  readable: readable(connection),
  transaction: transactionOn(connection),
  close,
})
