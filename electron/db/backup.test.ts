import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { instantAt } from '#shared/kernel/instant.ts'
import { aFolder, aRecord, testKey } from '#test/builders/aRecord.ts'
import { backUp } from './backup.ts'
import { connect } from './connect.ts'
import { createEventStore } from './eventStore.ts'
import type { Db } from './openDatabase.ts'
import { restoreBackup } from './restoreBackup.ts'
import type { ReadableDb } from './rights.ts'
import { verifyChains } from './verifyChain.ts'

const at = instantAt(Date.UTC(2026, 2, 2, 14, 0), 'America/Chicago')

function write(record: Db, ...ids: string[]): void {
  const events = createEventStore(record.writable, 'desk')
  const all = ids.map((id) => ({ id, sessionId: 's', kind: 'NoteWritten', happenedAt: at, recordedAt: at }))
  record.transaction((tx) => events.append(tx, all))
}

const idsIn = (record: Db): string[] =>
  createEventStore(record.writable, 'desk')
    .ofSession('s')
    .map(({ id }) => id)

const judge = (copy: ReadableDb): string | null => (verifyChains(copy, 'desk').ok ? null : 'the chain is broken')

/** A record at `path` with one backed-up event and one after it. */
function aDayWithACopy(): { record: Db; path: string; copy: string } {
  const path = join(aFolder(), 'chairside.db')
  const copy = join(dirname(path), 'chairside-2026-03-02.db')
  const record = aRecord(path)
  write(record, 'before')
  expect(backUp(record.writable, testKey, copy, judge)).toEqual({ ok: true, value: undefined })
  write(record, 'after')
  return { record, path, copy }
}

describe('the nightly copy', () => {
  it('is whole, encrypted, and takes nothing from the record while it is open', () => {
    const { record, copy } = aDayWithACopy()
    expect(idsIn(record)).toEqual(['after', 'before'])
    expect(readFileSync(copy).includes('NoteWritten')).toBe(false)
    expect(() => connect(copy, 'ab'.repeat(32))).toThrow('not a database')
    const opened = connect(copy, testKey, { readonly: true })
    expect(opened.prepare('select id from events').all()).toEqual([{ id: 'before' }])
    opened.close()
    expect(readdirSync(dirname(copy)).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('replaces the one of that name only when the new one is good', () => {
    const { record, copy } = aDayWithACopy()
    const bytes = readFileSync(copy)
    record.writable.exec('drop trigger events_stay')
    record.writable.exec(`update events set body = '{}'`)
    expect(backUp(record.writable, testKey, copy, judge)).toMatchObject({
      ok: false,
      error: { kind: 'corrupt', cause: 'the chain is broken' },
    })
    expect(readFileSync(copy).equals(bytes)).toBe(true)
    expect(existsSync(`${copy}.part`)).toBe(false)
  })

  it('that was cut off halfway last night is no obstacle tonight', () => {
    const { record, copy } = aDayWithACopy()
    writeFileSync(`${copy}.part`, 'half a copy')
    expect(backUp(record.writable, testKey, copy)).toMatchObject({ ok: true })
  })

  it('says when it cannot be written there', () => {
    const { record, copy } = aDayWithACopy()
    expect(backUp(record.writable, testKey, join(copy, 'inside-a-file.db'))).toMatchObject({
      ok: false,
      error: { kind: 'read-only-folder' },
    })
  })
})

describe('restoring', () => {
  it('brings last night back, and keeps what it replaced', () => {
    const { record, path, copy } = aDayWithACopy()
    record.close()
    expect(restoreBackup(copy, path, testKey, judge)).toEqual({ ok: true, value: undefined })
    const restored = aRecord(path)
    expect(idsIn(restored)).toEqual(['before'])
    write(restored, 'later')
    restored.close()
    expect(idsIn(aRecord(`${path}.set-aside`))).toEqual(['after', 'before'])
    expect(existsSync(copy)).toBe(true)
  })

  it('brings it back where the record can no longer be read, log and all', () => {
    const { record, path, copy } = aDayWithACopy()
    record.close()
    writeFileSync(path, Buffer.alloc(8192, 0xa5))
    writeFileSync(`${path}-wal`, Buffer.alloc(8192, 0xa5))
    expect(restoreBackup(copy, path, testKey, judge)).toMatchObject({ ok: true })
    expect(idsIn(aRecord(path))).toEqual(['before'])
    expect(readFileSync(`${path}.set-aside-wal`)).toHaveLength(8192)
  })

  it('does not mix in what the old record’s log still held when the power went', () => {
    const { path, copy } = aDayWithACopy()
    const cut = join(dirname(path), 'after-the-power-cut.db')
    for (const end of ['', '-wal']) copyFileSync(path + end, cut + end)
    expect(restoreBackup(copy, cut, testKey, judge)).toMatchObject({ ok: true })
    expect(idsIn(aRecord(cut))).toEqual(['before'])
    expect(idsIn(aRecord(`${cut}.set-aside`))).toEqual(['after', 'before'])
  })

  it.each([
    ['the copy is damaged', (copy: string) => writeFileSync(copy, Buffer.alloc(8192, 1)), 'wrong-key'],
    ['there is no such copy', (copy: string) => `${copy}.nowhere`, 'missing'],
  ])('changes nothing when %s', (_, harm, kind) => {
    const { record, path, copy } = aDayWithACopy()
    record.close()
    const named = harm(copy)
    expect(restoreBackup(named ?? copy, path, testKey)).toMatchObject({ ok: false, error: { kind } })
    expect(existsSync(`${path}.restoring`)).toBe(false)
    expect(idsIn(aRecord(path))).toEqual(['after', 'before'])
  })

  it('changes nothing when the copy was tampered with, or the record is open', () => {
    const { record, path, copy } = aDayWithACopy()
    expect(restoreBackup(copy, path, testKey)).toMatchObject({ ok: false, error: { kind: 'in-use' } })
    record.close()
    expect(restoreBackup(copy, path, testKey, () => 'the chain is broken')).toMatchObject({
      error: { kind: 'corrupt' },
    })
    expect(idsIn(aRecord(path))).toEqual(['after', 'before'])
  })
})
