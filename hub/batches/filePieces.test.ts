import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readMigrations } from '#electron/db/migrate.ts'
import { openDatabase } from '#electron/db/openDatabase.ts'
import { aFolder } from '#test/builders/aRecord.ts'
import { createSqliteWork } from '../sqliteWork.ts'
import { batchFile } from './batchReads.ts'
import { placesOfFile } from './filePieces.ts'

const migrations = readMigrations(join(import.meta.dirname, '../migrations/sqlite'))
const places = [{ setControl: '0001', position: 8, claimRef: 'S1', lineId: null }]

describe('a claim file of before it was kept in stretches', () => {
  it('is the same file afterwards, and says where its claims begin', async () => {
    const path = join(aFolder(), 'hub.db')
    const key = 'ab'.repeat(32)
    const before = openDatabase(path, key, { migrations: migrations.filter(({ number }) => number < 190) })
    if (!before.ok) throw new Error(before.error.sentence)
    before.value.writable
      .prepare(
        `insert into batch (id, place, form, production, interchange_control, group_control, file_name, sha256, body, places,
           claims, total_cents, built_at, built_by, left_out)
         values ('b1', 1, 'professional', 0, 1, 1, 'one.x12', 'h1', 'ISA~IEA~', ?, 1, 100, '{}', '{}', '[]')`,
      )
      .run(JSON.stringify(places))
    before.value.close()
    const after = openDatabase(path, key, { migrations })
    if (!after.ok) throw new Error(after.error.sentence)
    onTestFinished(() => after.value.close())
    const { look } = createSqliteWork(after.value.writable)
    expect(await look(batchFile('b1'))).toEqual({ fileName: 'one.x12', text: 'ISA~IEA~', sha256: 'h1' })
    expect(await look(placesOfFile('b1'))).toEqual(places)
  })
})
