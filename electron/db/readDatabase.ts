import { existsSync } from 'node:fs'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { connect, isRawKey, schemaVersion } from './connect.ts'
import { type Migration, newestOf } from './migrate.ts'
import { failureOf, type OpenFailure, openFailure } from './openFailure.ts'
import { type ReadableDb, readable } from './rights.ts'

/** A record that is only looked at: by `verify`, by a report, while the desk itself may be running. */
export interface ReadingDb {
  readonly readable: ReadableDb
  close(): void
}

/**
 * Opens a record beside whoever is writing it: no lock, no update, nothing changed. The record must have exactly the version
 * this program knows; an older one is brought up to date by starting Chairside once.
 */
export function readDatabase(
  path: string,
  key: string,
  { migrations }: { readonly migrations: readonly Migration[] },
): Result<ReadingDb, OpenFailure> {
  if (!isRawKey(key)) return err(openFailure('wrong-key', 'not 64 hex digits'))
  if (!existsSync(path)) return err(openFailure('missing', 'no file'))
  try {
    const connection = connect(path, key, { readonly: true, fileMustExist: true })
    const version = schemaVersion(connection)
    if (version === newestOf(migrations))
      return ok({ readable: readable(connection), close: () => void connection.close() })
    connection.close()
    const kind = version > newestOf(migrations) ? 'newer-schema' : 'older-schema'
    return err(openFailure(kind, `file ${version}, program ${newestOf(migrations)}`))
  } catch (thrown) {
    const failure = failureOf(thrown)
    if (failure) return err(failure)
    throw thrown
  }
}
