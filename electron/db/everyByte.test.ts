import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { instantAt } from '#shared/kernel/instant.ts'
import { aFolder, aRecord, testKey } from '#test/builders/aRecord.ts'
import { aSentDay } from '#test/builders/aSignedDay.ts'
import { signedVersionOf } from '../desk/visits/signedDocument.ts'
import { backUp } from './backup.ts'
import type { BadRecord } from './chain.ts'
import { createEventStore, type EventStore, type RecordedEvent } from './eventStore.ts'
import type { ForeignEvent } from './foreignEvents.ts'
import type { Db } from './openDatabase.ts'
import { restoreBackup } from './restoreBackup.ts'
import { createSignedStore } from './signedStore.ts'

/** One byte of one stored row, whichever: the checker says that the record was altered, and names where (workflow 9). */

const at = (minute: number) => instantAt(Date.UTC(2026, 2, 2, 14, minute), 'America/Chicago')

const vitals = (
  id: string,
  minute: number,
  payload: object = { pulse: 70 + minute },
): RecordedEvent & { readonly payload: object } => ({
  id,
  sessionId: 'session-1',
  kind: 'VitalsRecorded',
  happenedAt: at(minute),
  recordedAt: at(minute),
  payload,
})

const seen = (id: string, minute: number): RecordedEvent => ({
  id,
  sessionId: null,
  kind: 'audit.signedIn',
  happenedAt: at(minute),
  recordedAt: at(minute),
})

function eventsOf(deviceId: string, events: readonly RecordedEvent[]): ForeignEvent[] {
  const other = createEventStore(aRecord().writable, deviceId)
  return other.append({} as never, events).map(({ deviceSeq, text, prevHash, hash }) => ({
    deviceId,
    seq: deviceSeq,
    body: text,
    prevHash,
    hash,
  }))
}

interface Merged {
  readonly db: Db
  readonly events: EventStore
}

/** This desk's own entries between those of two others, one of which has not sent its second and third yet. */
function aMergedRecord(path?: string): Merged {
  const db = path ? aRecord(path) : aRecord()
  const events = createEventStore(db.writable, 'desk')
  const own = (...some: RecordedEvent[]) => db.transaction((tx) => events.append(tx, some))
  const join = (...some: ForeignEvent[]) => db.transaction((tx) => events.addForeign(tx, some))
  const tablet = eventsOf('chair-tablet', [vitals('t1', 1), vitals('t2', 2), vitals('t3', 3), vitals('t4', 4)])
  const bay = eventsOf('bay-2', [vitals('b1', 11), seen('b2', 12), vitals('b3', 13)])
  own(vitals('e1', 21), seen('e2', 22))
  join(...bay)
  own(vitals('e3', 23))
  join(...tablet.filter(({ seq }) => seq === 1 || seq === 4))
  own(vitals('e4', 24))
  return { db, events }
}

type Row = Readonly<Record<string, string | number | null>>

/** The same value with one byte of it another: a letter becomes its neighbour, a digit another digit. */
function alterations(value: string | number): (string | number)[] {
  const text = String(value)
  return [...text].map((letter, place) => {
    const other = String.fromCharCode((letter.charCodeAt(0) ^ 1) & 0x7f)
    const changed = text.slice(0, place) + other + text.slice(place + 1)
    return typeof value === 'number' ? Number(changed) : changed
  })
}

/** What the checker says while one column of one row holds that; null where the table itself does not take it. */
function verdictWith({ db, events }: Merged, table: string, rowKey: string, row: Row, column: string, value: unknown) {
  const undo = new Error('undo')
  let bad: BadRecord | 'intact' | null = null
  try {
    db.transaction(() => {
      const changed = db.writable
        .prepare(`update ${table} set ${column} = ? where ${rowKey} = ?`)
        .run(value, row[rowKey])
      expect(changed.changes).toBe(1)
      const verdict = events.verifyChain()
      bad = verdict.ok ? 'intact' : verdict.bad
      throw undo
    })
  } catch (thrown) {
    if (thrown !== undo && !String(thrown).includes('constraint')) throw thrown
  }
  return bad as BadRecord | 'intact' | null
}

function openToTampering({ db }: Merged): void {
  db.writable.exec('drop trigger events_stay; drop trigger events_remain')
}

/** Every byte of every column, of the texts every `step`th; returns how many were tried. */
function tryEveryByte(record: Merged, step: number): number {
  openToTampering(record)
  expect(record.events.verifyChain()).toEqual({ ok: true, records: 9, devices: 3 })
  const rows = record.db.readable.prepare<[], Row>('select * from events order by place').all()
  let tried = 0
  for (const row of rows)
    for (const [column, value] of Object.entries(row)) {
      if (value === null) continue
      const all = alterations(value)
      for (const other of column === 'body' ? all.filter((_, byte) => byte % step === 0) : all) {
        const bad = verdictWith(record, 'events', 'place', row, column, other)
        if (bad === null) continue
        tried += 1
        const what = { column, place: row.place, other }
        expect(bad, JSON.stringify(what)).not.toBe('intact')
        const named = bad as BadRecord
        // Moved away from its chain, it is missing there: the record after it is named, or the chain's end.
        const isMoved = column === 'device_id' || column === 'device_seq'
        const isNamed = named.deviceId === row.device_id && named.seq === row.device_seq
        expect({ ...what, named, isNamed: isMoved || isNamed }).toEqual({ ...what, named, isNamed: true })
      }
    }
  return tried
}

describe('one byte of any stored event', () => {
  it('is found and named, in a record merged from three workstations', () => {
    expect(tryEveryByte(aMergedRecord(), 3)).toBeGreaterThan(1500)
  }, 60_000)

  it('is found and named after a restore', () => {
    const path = join(aFolder(), 'chairside.db')
    const { db } = aMergedRecord(path)
    const copy = join(aFolder(), 'copy.db')
    expect(backUp(db.writable, testKey, copy)).toMatchObject({ ok: true })
    db.close()
    const moved = join(aFolder(), 'chairside.db')
    copyFileSync(path, moved)
    expect(restoreBackup(copy, moved, testKey)).toMatchObject({ ok: true })
    const restored = aRecord(moved)
    const events = createEventStore(restored.writable, 'desk')
    expect(tryEveryByte({ db: restored, events }, 31)).toBeGreaterThan(1000)
  }, 60_000)

  it('is found where only the note of a chain’s end or of its gap is altered', () => {
    const record = aMergedRecord()
    for (const table of ['chain_ends', 'chain_gaps']) {
      const rows = record.db.readable.prepare<[], Row>(`select * from ${table}`).all()
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows)
        for (const [column, value] of Object.entries(row))
          for (const other of alterations(value ?? '')) {
            const bad = verdictWith(record, table, 'device_id', row, column, other)
            if (bad !== null) expect({ table, row, column, other, bad }).not.toMatchObject({ bad: 'intact' })
          }
    }
  })
})

describe('a record that came from another workstation', () => {
  const tampered = (sql: string): unknown => {
    const record = aMergedRecord()
    openToTampering(record)
    record.db.writable.exec(sql)
    return record.events.verifyChain()
  }

  it.each([
    ['removed from its middle', `delete from events where id = 'b2'`, { deviceId: 'bay-2', seq: 3, id: 'b3' }],
    ['removed from its end', `delete from events where id = 'b3'`, { deviceId: 'bay-2', seq: 3, id: '' }],
    ['removed beside a gap', `delete from events where id = 't4'`, { deviceId: 'chair-tablet', seq: 2, id: '' }],
    ['removed whole', `delete from events where device_id = 'bay-2'`, { deviceId: 'bay-2', seq: 1, id: '' }],
    [
      'exchanged with its neighbour',
      `update events set device_seq = 9 where id = 'b1'; update events set device_seq = 1 where id = 'b2';
       update events set device_seq = 2 where id = 'b1'`,
      { deviceId: 'bay-2', seq: 1, id: 'b2', flaw: 'reordered' },
    ],
    [
      'slipped into the gap',
      `update events set device_seq = 3 where id = 't4'`,
      { deviceId: 'chair-tablet', seq: 3, id: 't4', flaw: 'reordered' },
    ],
    [
      'doubled at the end of its chain',
      `insert into events (id, device_id, device_seq, session_id, kind, happened_utc, recorded_utc, body, prev_hash, hash)
       select 'copy', device_id, 4, session_id, kind, happened_utc, recorded_utc, body, prev_hash, hash from events where id = 'b3'`,
      { deviceId: 'bay-2', seq: 4, id: 'copy' },
    ],
  ])('is missed or found when %s', (_, sql, bad) => {
    expect(tampered(sql)).toMatchObject({ ok: false, bad })
  })

  it('closes its gap when it comes, in any order, and leaves no flaw', () => {
    const { db, events } = aMergedRecord()
    const late = eventsOf('chair-tablet', [vitals('t1', 1), vitals('t2', 2), vitals('t3', 3), vitals('t4', 4)])
    for (const seq of [3, 2]) {
      db.transaction((tx) =>
        events.addForeign(
          tx,
          late.filter((event) => event.seq === seq),
        ),
      )
      expect(events.verifyChain()).toMatchObject({ ok: true })
    }
    expect(db.readable.prepare('select * from chain_gaps').all()).toEqual([])
  })
})

it('one byte of a signed version is found, and its session and version are named', async () => {
  const { envelope } = await aSentDay()
  const db = aRecord()
  const events = createEventStore(db.writable, 'desk')
  db.transaction((tx) => createSignedStore(db.writable).add(tx, signedVersionOf(envelope)))
  expect(events.verifyChain()).toMatchObject({ ok: true })
  db.writable.exec('drop trigger signed_versions_stay')
  const row = db.readable.prepare<[], Row>('select * from signed_versions').get()
  if (!row) throw new Error('no signed version')
  for (const [column, value] of Object.entries(row)) {
    if (value === null) continue
    const all = alterations(value)
    // A document has some hundred thousand bytes: every 4999th.
    const some = column === 'document' ? all.filter((_, place) => place % 4999 === 500) : all
    for (const other of some) {
      const bad = verdictWith({ db, events }, 'signed_versions', 'session_id', row, column, other)
      if (bad !== null) expect({ column, bad }).toMatchObject({ bad: { flaw: 'signed-altered' } })
    }
  }
}, 60_000)
