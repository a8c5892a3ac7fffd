import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import type { KeyPlace } from '#electron/db/keyPlace.ts'
import type { Migration } from '#electron/db/migrate.ts'
import { type Db, openDatabase } from '#electron/db/openDatabase.ts'

export const testKey = '5e'.repeat(32)

/** A key that lies nowhere: held by the test, changed like any other. */
export function aKeyPlace(first = testKey): KeyPlace & { readonly key: () => string } {
  let key = first
  let next: string | null = null
  return {
    key: () => key,
    obtain: () => ({ ok: true, value: key }),
    keepNext(given) {
      next = given
    },
    adoptNext() {
      key = next ?? key
    },
    dropNext() {
      next = null
    },
  }
}

/** A folder of its own for one test, gone when the test is over. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An open, empty, encrypted record in a folder of its own, as a workstation has it on its first day. */
export function aRecord(
  path = join(aFolder(), 'chairside.db'),
  migrations: readonly Migration[] = deskMigrations(),
): Db {
  const opened = openDatabase(path, testKey, { migrations })
  if (!opened.ok) throw new Error(`${opened.error.kind}: ${opened.error.cause}`)
  onTestFinished(() => opened.value.close())
  return opened.value
}
