import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { connect } from '#electron/db/connect.ts'
import { deskMigrations } from '#electron/db/deskMigrations.ts'
import { createDeviceStore } from '#electron/db/deviceStore.ts'
import { type EventRow, insertEvent } from '#electron/db/eventRow.ts'
import { migrate } from '#electron/db/migrate.ts'
import { writable } from '#electron/db/rights.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'

export const bigKey = 'cd'.repeat(32)
export const bigDevice = '0190aaaa-0000-7000-8000-000000000001'

const entriesOfSession = 200
const begin = Date.UTC(2026, 2, 2, 14)

/** An encrypted record of one workstation with so many entries in its chain, written as fast as can be: nothing of it need last. */
export function writeBigRecord(folder: string, entries: number): string {
  const path = join(folder, 'big.db')
  const db = connect(path, bigKey)
  db.pragma('journal_mode=OFF')
  db.pragma('synchronous=OFF')
  db.pragma('cache_size=-200000')
  migrate(db, deskMigrations())
  // What a visit is searched by is read by nobody here, and would take longer to write than the entries.
  for (const index of ['audit_of_session', 'events_of_audit', 'events_of_session']) db.exec(`drop index ${index}`)
  createDeviceStore(writable(db)).own({ id: bigDevice, name: 'Bench' })
  const insert = db.prepare<[EventRow]>(insertEvent)
  let before = ''
  db.transaction(() => {
    for (let seq = 1; seq <= entries; seq += 1) {
      const row = entry(seq, before)
      insert.run(row)
      before = row.hash
    }
    db.prepare('insert into chain_ends (device_id, seq, hash) values (?, ?, ?)').run(bigDevice, entries, before)
  })()
  db.close()
  return path
}

/** A note of a nurse, about as long as the entries of a day are in the middle. */
function entry(seq: number, prevHash: string): EventRow {
  const hex = seq.toString(16).padStart(12, '0')
  const utc = new Date(begin + seq * 1000).toISOString()
  const at = { utc, zone: 'America/Chicago', offset: -360 }
  const id = `0190bbbb-0000-7000-8000-${hex}`
  const sessionId = `0190cccc-0000-7000-8000-${Math.floor(seq / entriesOfSession)
    .toString(16)
    .padStart(12, '0')}`
  const body = canonicalJson({
    v: 1,
    id,
    sessionId,
    commandId: `0190dddd-0000-7000-8000-${hex}`,
    kind: 'NoteWritten',
    happenedAt: at,
    recordedAt: at,
    source: 'tap',
    userId: 'dana-reyes',
    deviceId: bigDevice,
    payload: { text: 'Comfortable, no complaints, line runs well. '.repeat(4) },
  })
  const hash = createHash('sha256').update(prevHash).update(body).digest('hex')
  const labels = { id, session_id: sessionId, kind: 'NoteWritten', happened_utc: utc, recorded_utc: utc }
  return { ...labels, device_id: bigDevice, device_seq: seq, body, prev_hash: prevHash, hash }
}
