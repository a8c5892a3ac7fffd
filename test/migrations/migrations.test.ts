import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCommandLog } from '#electron/db/commandLog.ts'
import { connect, firstDamage, schemaVersion } from '#electron/db/connect.ts'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { type Migration, newestOf, readMigrations } from '#electron/db/migrate.ts'
import { copyName, openDatabase } from '#electron/db/openDatabase.ts'
import { aFolder, aRecord, testKey } from '#test/builders/aRecord.ts'
import { rowsOfTheTime } from './rowsOfTheTime.ts'
import { schemaText } from './schemaText.ts'

const shipped = deskMigrations()
const newest = newestOf(shipped)
const upTo = (number: number): readonly Migration[] => shipped.filter((migration) => migration.number <= number)
const step = (number: number, sql: string): Migration => ({ number, name: `${number}-for-this-test.sql`, sql })

const aPath = (): string => join(aFolder(), 'chairside.db')

/** A record as a workstation of that version left it, with rows of that time. */
function aRecordOf(version: number, path: string): void {
  const record = aRecord(path, upTo(version))
  for (const { number } of upTo(version)) for (const sql of rowsOfTheTime[number] ?? []) record.writable.exec(sql)
  record.close()
}

function tables(path: string): Record<string, unknown[]> {
  const connection = connect(path, testKey, { readonly: true })
  const names = connection
    .prepare<[], { name: string }>(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`,
    )
    .all()
  const content = names.map(({ name }) => [name, connection.prepare(`select * from ${name}`).all()] as const)
  connection.close()
  return Object.fromEntries(content)
}

describe('each step from the one before', () => {
  it.each(shipped.map(({ number, name }, index) => [name, number, shipped[index - 1]?.number ?? 0]))(
    '%s keeps every row of its time',
    (_, number, before) => {
      expect(rowsOfTheTime[number], 'rows as this step first had them, in rowsOfTheTime.ts').toBeDefined()
      const path = aPath()
      aRecordOf(before, path)
      const rows = tables(path)
      aRecord(path, upTo(number)).close()
      expect(tables(path)).toMatchObject(rows)
      expect(existsSync(copyName(path, before))).toBe(before > 0)
    },
  )

  it('keeps the answer of a command as the ids of its events', () => {
    const path = aPath()
    const old = aRecord(path, upTo(80))
    const reply = { fingerprint: 'f', output: { version: 2, events: [{ id: 'e1' }, { id: 'e2' }] } }
    old.writable.prepare('insert into command_log values (?, ?, ?)').run('c', JSON.stringify(reply), 'then')
    old.close()
    expect(createCommandLog(aRecord(path).writable).answered('c')).toEqual({
      reply: { fingerprint: 'f', version: 2, eventIds: ['e1', 'e2'] },
    })
  })

  it('adds up to the committed schema (npm run unit -- -u writes it anew)', async () => {
    await expect(schemaText(aRecord().writable)).toMatchFileSnapshot('../../electron/db/schema.snapshot.sql')
  })

  it('leads to the same schema from an empty file and step by step', () => {
    const path = aPath()
    for (const { number } of shipped) aRecord(path, upTo(number)).close()
    expect(schemaText(aRecord(path).writable)).toBe(schemaText(aRecord().writable))
  })
})

describe('an update', () => {
  it('makes a whole copy of the record first, with the same key', () => {
    const path = aPath()
    aRecordOf(newest, path)
    const rows = tables(path)
    const record = aRecord(path, [...shipped, step(9000, 'delete from documents; create table added (id text) strict')])
    expect(record.writable.prepare('select * from documents').all()).toEqual([])
    const copy = copyName(path, newest)
    expect(tables(copy)).toEqual(rows)
    expect(readFileSync(copy).includes('SQLite format')).toBe(false)
    expect(existsSync(`${copy}.part`)).toBe(false)
  })

  it('that fails halfway leaves the old record, and the version from before opens it', () => {
    const path = aPath()
    aRecordOf(newest, path)
    const rows = tables(path)
    const broken = [
      ...shipped,
      step(9000, 'create table added (id text) strict'),
      step(9010, 'insert into nowhere values (1)'),
    ]
    const opened = openDatabase(path, testKey, { migrations: broken })
    expect(opened).toMatchObject({ ok: false, error: { kind: 'update-failed', cause: 'no such table: nowhere' } })
    expect(tables(path)).toEqual(rows)
    expect(tables(copyName(path, newest))).toEqual(rows)
    expect(schemaVersion(aRecord(path).writable)).toBe(newest)
  })

  it('that would leave rows without their parent is not made', () => {
    const path = aPath()
    aRecordOf(newest, path)
    const orphans = `create table parent (id text primary key) strict;
      create table child (id text references parent (id)) strict; insert into child values ('alone')`
    expect(openDatabase(path, testKey, { migrations: [...shipped, step(9000, orphans)] })).toMatchObject({
      ok: false,
      error: { kind: 'update-failed' },
    })
  })

  it('that finds the disk full leaves the old record and says so', () => {
    const path = aPath()
    aRecordOf(newest, path)
    const rows = tables(path)
    const growing = `pragma max_page_count = 1; create table added (text text) strict;
      insert into added select hex(randomblob(4000)) from (with recursive n (i) as (select 1 union all select i + 1 from n where i < 500) select i from n)`
    const opened = openDatabase(path, testKey, { migrations: [...shipped, step(9000, growing)] })
    expect(opened).toMatchObject({ ok: false, error: { kind: 'disk-full' } })
    expect(tables(path)).toEqual(rows)
  })

  it('is not begun when the copy cannot be made', () => {
    const path = aPath()
    aRecordOf(newest, path)
    const rows = tables(path)
    // A folder that is not empty stands where the copy should lie.
    mkdirSync(join(copyName(path, newest), 'in-the-way'), { recursive: true })
    const opened = openDatabase(path, testKey, { migrations: [...shipped, step(9000, 'drop table documents')] })
    expect(opened).toMatchObject({ ok: false })
    expect(tables(path)).toEqual(rows)
  })

  it('refuses a record of a newer program and leaves it alone', () => {
    const path = aPath()
    aRecord(path, [...shipped, step(9000, 'create table added (id text) strict')]).close()
    const bytes = readFileSync(path)
    expect(openDatabase(path, testKey, { migrations: shipped })).toMatchObject({
      ok: false,
      error: { kind: 'newer-schema', cause: `file 9000, program ${newest}` },
    })
    expect(readFileSync(path).equals(bytes)).toBe(true)
    const connection = connect(path, testKey)
    expect(firstDamage(connection)).toBeNull()
    connection.close()
  })
})

describe('the folder of migrations', () => {
  it('takes numbers by five and names that say what they add, nothing else', () => {
    expect(shipped.map(({ number }) => number % 5)).toEqual(shipped.map(() => 0))
    const folder = aFolder()
    writeFileSync(join(folder, '0010-one.sql'), 'select 1;')
    expect(readMigrations(folder)).toEqual([{ number: 10, name: '0010-one.sql', sql: 'select 1;' }])
    writeFileSync(join(folder, '0010-two.sql'), '')
    expect(() => readMigrations(folder)).toThrow('two migrations have the number of 0010-two.sql')
    writeFileSync(join(folder, '20 things.sql'), '')
    expect(() => readMigrations(folder)).toThrow('not the name of a migration: 20 things.sql')
  })
})
