import { existsSync, statSync, watch } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { createEventStore } from '#electron/db/eventStore.ts'
import { keyFilePlace } from '#electron/db/keyPlace.ts'
import { newestOf } from '#electron/db/migrate.ts'
import { copyName, openDatabase } from '#electron/db/openDatabase.ts'
import { aFolder, aRecord, testKey } from '#test/builders/aRecord.ts'
import { aProcess } from './aProcess.ts'

it('loses nothing it acknowledged when the program is killed while it writes, again and again', async () => {
  const path = join(aFolder(), 'chairside.db')
  for (const linesBeforeTheKill of [2, 20, 60, 35]) {
    const desk = aProcess('writeUntilKilled.ts', path, testKey)
    await desk.printed(linesBeforeTheKill)
    await desk.kill()
    const acknowledged = Number(desk.lines.at(-1))
    const record = aRecord(path)
    const events = createEventStore(record.writable, 'desk')
    const kept = events.lastSeq()
    expect(kept).toBeGreaterThanOrEqual(acknowledged)
    expect(kept % 2).toBe(0)
    expect(events.verifyChain()).toEqual({ ok: true, records: kept, devices: 1 })
    record.close()
  }
})

it('refuses a second copy while the first one runs, and lets it in as soon as the first is gone, even killed', async () => {
  const path = join(aFolder(), 'chairside.db')
  const first = aProcess('writeUntilKilled.ts', path, testKey)
  await first.printed(1)
  expect(openDatabase(path, testKey, { migrations: deskMigrations() })).toMatchObject({
    ok: false,
    error: { kind: 'in-use' },
  })
  await first.kill()
  expect(openDatabase(path, testKey, { migrations: deskMigrations() }).ok && 'open').toBe('open')
})

/** Resolves as soon as the file has grown beyond so many bytes. */
function grown(path: string, bytes: number): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!existsSync(path) || statSync(path).size < bytes) return
      watching.close()
      resolve()
    }
    const watching = watch(dirname(path), (_, name) => name === basename(path) && look())
    look()
  })
}

it('keeps the old record, and a copy of it, when the program is killed in the middle of an update', async () => {
  const path = join(aFolder(), 'chairside.db')
  const record = aRecord(path)
  record.writable.exec(`insert into documents values ('plan', 'p1', 1, '{}', 'then')`)
  record.close()
  const update = aProcess('updateUntilKilled.ts', path, testKey)
  await grown(`${path}-wal`, 1_000_000)
  await update.kill()
  const old = aRecord(path)
  const copy = aRecord(copyName(path, newestOf(deskMigrations())))
  for (const { readable } of [old, copy]) {
    expect(readable.prepare('select id from documents').all()).toEqual([{ id: 'p1' }])
    expect(readable.prepare(`select name from sqlite_schema where name = 'added'`).all()).toEqual([])
  }
})

it('opens with exactly one of two keys, whole, when the program is killed while it changes the key', async () => {
  const folder = aFolder()
  const [path, keyFile] = [join(folder, 'chairside.db'), join(folder, 'chairside.key')]
  const keys = keyFilePlace(keyFile)
  const open = () => {
    const key = keys.obtain(path)
    if (!key.ok) throw new Error(key.error.kind)
    const opened = openDatabase(path, key.value, { migrations: deskMigrations() })
    if (!opened.ok) throw new Error(opened.error.kind)
    return opened.value
  }
  const record = open()
  record.writable.exec(`with recursive n (i) as (select 1 union all select i + 1 from n where i < 4000)
    insert into documents select 'filler', 'd' || i, 1, hex(randomblob(400)), 'then' from n`)
  record.close()
  // In the midst of a change, soon after one, and between its steps.
  for (const walBytes of [40_000, 400_000, 1_500_000, 3_000_000]) {
    const desk = aProcess('rekeyUntilKilled.ts', path, keyFile)
    await desk.printed(1)
    await grown(`${path}-wal`, walBytes)
    await desk.kill()
    const after = open()
    expect(after.readable.prepare('select count(*) as count from documents').get()).toEqual({ count: 4000 })
    expect(after.writable.pragma('integrity_check', { simple: true })).toBe('ok')
    after.close()
    expect(existsSync(`${keyFile}.next`)).toBe(false)
  }
})
