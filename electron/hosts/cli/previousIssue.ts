import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { obtainKey } from '#electron/db/keyFile.ts'
import { readDatabase } from '#electron/db/readDatabase.ts'
import { type BareRow, createReferenceReader } from '#electron/db/referenceStore.ts'
import type { TableFacts } from '#shared/reference/types.ts'
import { keyFileOf } from '../dataFolder.ts'

/** What the local store has of the issue before a table; public data, so nobody needs to sign in (design 12.11). */
export interface PreviousIssue {
  rowsBefore(facts: TableFacts): Iterable<BareRow>
  close(): void
}

const nothing: PreviousIssue = { rowsBefore: () => [], close: () => {} }

/** Looks into the record of a folder without changing it. No record there, or none that opens: everything in a file is new. */
export function previousIssue(folder: string): PreviousIssue {
  const file = join(folder, 'chairside.db')
  if (!existsSync(file)) return nothing
  const key = obtainKey(keyFileOf(folder), file)
  if (!key.ok) return nothing
  const opened = readDatabase(file, key.value, { migrations: deskMigrations() })
  if (!opened.ok) return nothing
  const reader = createReferenceReader(opened.value.readable)
  return {
    rowsBefore(facts) {
      const issue = reader.previous(facts)
      return issue ? reader.rowsOf(issue.id) : []
    },
    close: () => opened.value.close(),
  }
}
