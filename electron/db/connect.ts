import Sqlite, { type Database } from 'better-sqlite3'

const rawKey = /^[0-9a-fA-F]{64}$/

/** Whether a text is a raw key: 64 hex digits, and so safe to stand inside a PRAGMA. */
export const isRawKey = (key: string): boolean => rawKey.test(key)

export interface ConnectOptions {
  readonly readonly?: boolean
  readonly fileMustExist?: boolean
}

/**
 * How large the pages of a new file are, in bytes. A tap changes a few rows in each of eight places, and every page it
 * touches is encrypted, signed and written whole: at half of SQLite's 4096 that costs half. Smaller still, and long rows
 * fall apart into chains that make reading slow (ADR 20). A file keeps the size it was made with; either opens.
 */
export const pageBytes = 2048

/**
 * A connection that has its key and has read one page with it. Throws SQLITE_NOTADB for a wrong key:
 * the first read tells, not PRAGMA key. Nothing may touch the file before the key.
 */
export function connect(path: string, key: string, options: ConnectOptions = {}): Database {
  if (!isRawKey(key)) throw new Error('a raw key has 64 hex digits')
  const connection = new Sqlite(path, options)
  try {
    connection.pragma("cipher='sqlcipher'")
    connection.pragma(`key="x'${key}'"`)
    connection.pragma(`page_size=${pageBytes}`)
    connection.prepare('select count(*) from sqlite_master').get()
    // Sorting large answers must not spill plain text into the system's temporary folder.
    connection.pragma('temp_store=MEMORY')
    connection.pragma('trusted_schema=OFF')
    return connection
  } catch (thrown) {
    connection.close()
    throw thrown
  }
}

/** How a writing connection keeps its promises: a commit is on the disk before the answer, also where fsync alone is not enough (macOS). */
export function makeDurable(connection: Database): void {
  connection.pragma('journal_mode=WAL')
  connection.pragma('synchronous=FULL')
  connection.pragma('fullfsync=ON')
  connection.pragma('checkpoint_fullfsync=ON')
  connection.pragma('foreign_keys=ON')
}

/** The first thing SQLite finds wrong with the file's structure, or null. Every page read is also authenticated by the cipher. */
export function firstDamage(connection: Database): string | null {
  const found = connection.pragma('quick_check(1)', { simple: true })
  return found === 'ok' ? null : String(found)
}

export const schemaVersion = (connection: Database): number =>
  Number(connection.pragma('user_version', { simple: true }))
