import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { aFolder, aRecord, testKey } from '#test/builders/aRecord.ts'
import { backUp } from './backup.ts'
import { connect, pageBytes } from './connect.ts'
import { deskMigrations } from './deskMigrations.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './openDatabase.ts'
import { type OpenFailureKind, openFailure } from './openFailure.ts'
import { readDatabase } from './readDatabase.ts'
import type { ReadableDb, WritableDb } from './rights.ts'

const migrations = deskMigrations()
const aPath = (): string => join(aFolder(), 'chairside.db')

function kindOf(path: string, key = testKey, mustExist = false): string {
  const opened = openDatabase(path, key, { migrations, mustExist })
  if (!opened.ok) return opened.error.kind
  opened.value.close()
  return 'open'
}

/** A closed record with enough in it to have pages that can be harmed. */
function aFilledRecord(): string {
  const path = aPath()
  const record = aRecord(path)
  const insert = record.writable.prepare(`insert into documents values ('plan', ?, 1, ?, 'then')`)
  record.transaction(() => {
    for (let n = 0; n < 200; n++) insert.run(`plan-${n}`, `Okafor ${'x'.repeat(400)}`)
  })
  record.close()
  return path
}

/** A record as it was made before pages were halved, some versions ago. */
function aRecordOfLargerPages(path: string): void {
  const old = new Sqlite(path)
  old.pragma("cipher='sqlcipher'")
  old.pragma(`key="x'${testKey}'"`)
  old.pragma('page_size=4096')
  migrate(old, migrations.slice(0, 9))
  old.exec(`insert into documents values ('plan', 'old', 1, 'before', 'then')`)
  old.close()
}

function harm(path: string, at: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(16, 0xa5), 0, 16, at)
  closeSync(file)
}

describe('the record on disk', () => {
  it('opens again with what was written, and says nothing without its key', () => {
    const path = aFilledRecord()
    const record = aRecord(path)
    record.writable.exec(`update documents set body = 'Okafor, Ngozi' where id = 'plan-3'`)
    const files = readdirSync(join(path, '..'))
    expect(files).toContain('chairside.db-wal')
    for (const file of files) {
      const bytes = readFileSync(join(path, '..', file))
      expect([file, bytes.includes('Okafor'), bytes.includes('documents'), bytes.includes('SQLite format')]).toEqual([
        file,
        false,
        false,
        false,
      ])
    }
    record.close()
    expect(aRecord(path).readable.prepare(`select body from documents where id = 'plan-3'`).get()).toEqual({
      body: 'Okafor, Ngozi',
    })
  })

  it('is written so that a commit survives a power cut', () => {
    const { writable } = aRecord()
    const pragma = (name: string) => writable.pragma(name, { simple: true })
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('temp_store')).toBe(2)
  })

  it('goes on, is updated and is copied with the larger pages it was made with', () => {
    const path = aPath()
    aRecordOfLargerPages(path)
    const record = aRecord(path)
    record.transaction(() => record.writable.exec(`insert into documents values ('plan', 'new', 1, 'after', 'now')`))
    const copy = join(path, '..', 'copy.db')
    expect(backUp(record.writable, testKey, copy)).toEqual({ ok: true, value: undefined })
    record.close()
    for (const file of [path, copy]) {
      const opened = connect(file, testKey, { readonly: true })
      expect(opened.pragma('page_size', { simple: true })).toBe(4096)
      expect(opened.prepare(`select body from documents order by id`).pluck().all()).toEqual(['after', 'before'])
      opened.close()
    }
    expect(aRecord().writable.pragma('page_size', { simple: true })).toBe(pageBytes)
  })

  it('cannot be given away in plain text', () => {
    const { writable } = aRecord()
    // @ts-expect-error serialize is not to be called
    expect(() => writable.serialize()).toThrow('plain text')
    // @ts-expect-error backup is not to be called
    expect(() => writable.backup('copy.db')).toThrow('plain text')
  })

  it('makes its folder for this account alone', () => {
    const path = join(aFolder(), 'new', 'chairside.db')
    expect(kindOf(path)).toBe('open')
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
  })
})

describe('a record that cannot be opened', () => {
  it('says when the key is another one, or none', () => {
    const path = aFilledRecord()
    const bytes = readFileSync(path)
    expect(kindOf(path, 'ab'.repeat(32))).toBe('wrong-key')
    expect(kindOf(path, `${'ab'.repeat(31)}'; --`)).toBe('wrong-key')
    expect(kindOf(path, '')).toBe('wrong-key')
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(kindOf(path)).toBe('open')
  })

  it.each([pageBytes * 3 + 100, pageBytes * 20, pageBytes * 7 + 2042])(
    'says when a page was harmed (byte %d)',
    (at) => {
      const path = aFilledRecord()
      harm(path, at)
      expect(kindOf(path)).toBe('corrupt')
    },
  )

  it('says when the file was cut off', () => {
    const path = aFilledRecord()
    truncateSync(path, statSync(path).size - pageBytes * 2 - 1000)
    expect(kindOf(path)).toBe('corrupt')
  })

  it('says when this account may not write there', () => {
    const folder = aFolder()
    chmodSync(folder, 0o555)
    const asRoot = process.getuid?.() === 0
    // Root may write anywhere, so the test becomes nobody for a moment.
    if (asRoot) process.seteuid?.(65534)
    try {
      expect(kindOf(join(folder, 'chairside.db'))).toBe('read-only-folder')
      expect(kindOf(join(folder, 'deeper', 'chairside.db'))).toBe('read-only-folder')
    } finally {
      if (asRoot) process.seteuid?.(0)
    }
  })

  it('says when a second copy is running, and opens when that one is closed', () => {
    const path = aPath()
    const first = aRecord(path)
    expect(kindOf(path)).toBe('in-use')
    first.close()
    first.close()
    expect(kindOf(path)).toBe('open')
  })

  it('says when there is none, where one was expected, and makes none', () => {
    const path = aPath()
    expect(kindOf(path, testKey, true)).toBe('missing')
    expect(existsSync(path)).toBe(false)
  })

  it('lets go of the file again, so that the next try can succeed', () => {
    const path = aFilledRecord()
    expect(kindOf(path, 'ab'.repeat(32))).toBe('wrong-key')
    expect(openDatabase(path, testKey, { migrations: migrations.slice(0, 2) })).toMatchObject({ ok: false })
    expect(kindOf(path)).toBe('open')
  })

  it('has a calm sentence of its own for every kind', () => {
    const kinds: readonly OpenFailureKind[] = [
      'wrong-key',
      'corrupt',
      'newer-schema',
      'older-schema',
      'read-only-folder',
      'in-use',
      'disk-full',
      'missing',
      'update-failed',
    ]
    const sentences = kinds.map((kind) => openFailure(kind, '').sentence)
    expect(new Set(sentences).size).toBe(kinds.length)
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(sentence).not.toMatch(/error|please|!|fail/i)
    }
  })
})

describe('looking at a record without opening it for writing', () => {
  const count = (path: string): unknown => {
    const reading = readDatabase(path, testKey, { migrations })
    if (!reading.ok) return reading.error.kind
    const row = reading.value.readable.prepare('select count(*) as n from documents').get()
    reading.value.close()
    return row
  }

  it('sees what was committed while the desk is running, and does not disturb it', () => {
    const path = aFilledRecord()
    const record = aRecord(path)
    record.writable.exec(`insert into documents values ('plan', 'new', 1, '', '')`)
    expect(count(path)).toEqual({ n: 201 })
    record.writable.exec(`insert into documents values ('plan', 'newer', 1, '', '')`)
    record.close()
    expect(count(path)).toEqual({ n: 202 })
  })

  it('sees what still lies in the log after a power cut', () => {
    const path = aFilledRecord()
    const record = aRecord(path)
    record.writable.exec(`insert into documents values ('plan', 'new', 1, '', '')`)
    const cut = join(path, '..', 'after-the-power-cut.db')
    for (const end of ['', '-wal']) copyFileSync(path + end, cut + end)
    expect(count(cut)).toEqual({ n: 201 })
  })

  it('says why it cannot', () => {
    const path = aPath()
    expect(count(path)).toBe('missing')
    aRecord(path, migrations.slice(0, 2)).close()
    expect(count(path)).toBe('older-schema')
    const later = { number: 9000, name: '9000-later.sql', sql: 'create table later (id text) strict' }
    aRecord(path, [...migrations, later]).close()
    expect(count(path)).toBe('newer-schema')
    expect(readDatabase(path, 'ab'.repeat(32), { migrations })).toMatchObject({ error: { kind: 'wrong-key' } })
    expect(readDatabase(path, 'no key', { migrations })).toMatchObject({ error: { kind: 'wrong-key' } })
  })
})

describe('rights', () => {
  it('lets a reading handle read and nothing else', () => {
    const { readable, writable } = aRecord()
    const readsOnly = (db: ReadableDb) => db.prepare<[], { n: number }>('select count(*) as n from documents').get()?.n
    const writes = (db: WritableDb) => db.prepare('delete from documents').run()
    expect(readsOnly(readable)).toBe(0)
    expect(readsOnly(writable)).toBe(0)
    // @ts-expect-error a readable handle is not a writable one
    expect(() => writes(readable)).toThrow('a readable handle cannot run: delete from documents')
    // @ts-expect-error a statement of a readable handle has no run
    expect(readable.prepare('select 1').run).toBeDefined()
    // @ts-expect-error a readable handle has no exec
    expect(readable.exec).toBeUndefined()
    expect(() => readable.prepare('delete from documents returning id')).toThrow('cannot run')
  })

  it('ends a transaction when its function returns: one that waits keeps nothing', () => {
    const { transaction, writable, readable } = aRecord()
    const put = (id: string) => writable.prepare(`insert into documents values ('plan', ?, 1, '', '')`).run(id)
    const count = () => readable.prepare<[], { n: number }>('select count(*) as n from documents').get()?.n
    // @ts-expect-error a transaction does not wait
    expect(() => transaction(async () => put('a'))).toThrow('cannot return a promise')
    expect(count()).toBe(0)
    expect(transaction(() => put('a').changes)).toBe(1)
    expect(count()).toBe(1)
  })

  it('takes back only the inner part when a transaction inside another fails and is caught', () => {
    const { transaction, writable, readable } = aRecord()
    const put = (id: string) => void writable.prepare(`insert into documents values ('plan', ?, 1, '', '')`).run(id)
    transaction(() => {
      put('outer')
      expect(() =>
        transaction((): void => {
          put('inner')
          throw new Error('no')
        }),
      ).toThrow('no')
    })
    expect(readable.prepare('select id from documents').all()).toEqual([{ id: 'outer' }])
  })
})
