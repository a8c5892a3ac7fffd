import { describe, expect, it } from 'vitest'
import { aRecord } from '#test/builders/aRecord.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { createStorageWatch } from './storageWatch.ts'

describe('a disk that refuses', () => {
  /** A record with one table to write in, and its disk. */
  function aWatchedRecord() {
    const record = aRecord()
    record.writable.exec('create table notes (text text not null)')
    const changes: (string | null)[] = []
    const watch = createStorageWatch(record.transaction, {
      now: fakeClock().now,
      changed: () => changes.push(watch.trouble()?.kind ?? null),
      opened: null,
    })
    const note = (text: string): void =>
      watch.transaction(() => void record.writable.prepare('insert into notes values (?)').run(text))
    return {
      watch,
      note,
      changes,
      notes: () => record.writable.prepare('select text from notes').pluck().all(),
      insert: (text: string) => () => void record.writable.prepare('insert into notes values (?)').run(text),
      protect: () => void record.writable.pragma('query_only = on'),
      release: () => void record.writable.pragma('query_only = off'),
    }
  }

  it('is told once, and once more when it takes entries again', () => {
    const { note, changes, protect, release } = aWatchedRecord()
    protect()
    expect(() => note('a')).toThrow()
    expect(() => note('b')).toThrow()
    release()
    note('c')
    note('d')
    expect(changes).toEqual(['not-writable', null])
  })

  it('is not blamed for what another file refuses', () => {
    const { watch } = aWatchedRecord()
    expect(watch.saw(Object.assign(new Error('no such right'), { code: 'EACCES' }))).toBe(false)
    expect(watch.saw(new Error('a fault of ours'))).toBe(false)
    expect(watch.trouble()).toBeNull()
  })

  it('loses nothing that is owed when it refuses again while that is written down', () => {
    const { watch, insert, notes, protect, release } = aWatchedRecord()
    watch.owe(insert('first'))
    watch.owe(insert('second'))
    protect()
    expect(() => watch.payOwed()).not.toThrow()
    expect(watch.trouble()?.kind).toBe('not-writable')
    release()
    watch.payOwed()
    watch.payOwed()
    expect(notes()).toEqual(['first', 'second'])
  })
})
