import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMigrations } from '#electron/db/migrate.ts'
import { openDatabase } from '#electron/db/openDatabase.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { openPostgresStore } from './postgresStore.ts'
import { createSqliteStore } from './sqliteStore.ts'
import type { HubStore } from './store.ts'

/** Where the hub keeps its records: a folder with an encrypted file, or a PostgreSQL by its address. */
export type HubPlace = { readonly folder: string } | { readonly databaseUrl: string }

/** Opens the store of the place; the error is one sentence for the operator. */
export async function openHubStore(place: HubPlace): Promise<Result<HubStore, string>> {
  if ('folder' in place) return openEmbedded(place.folder)
  try {
    return ok(await openPostgresStore(place.databaseUrl))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || cause.name : 'unknown'
    return err(`The database of DATABASE_URL cannot be used: ${reason}`)
  }
}

function openEmbedded(folder: string): Result<HubStore, string> {
  const migrations = readMigrations(join(import.meta.dirname, 'migrations/sqlite'))
  const opened = openDatabase(join(folder, 'hub.db'), hubKey(folder), { migrations })
  if (!opened.ok) return err(`${opened.error.sentence} (${join(folder, 'hub.db')})`)
  const { writable, close } = opened.value
  return ok({ ...createSqliteStore(writable), close: async () => close() })
}

/** The raw key of the embedded store, in a file its owner alone may read; made at the first start. */
function hubKey(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'hub.key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}
