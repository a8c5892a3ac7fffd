import { type BadRecord, type ChainLink, firstBadLink } from './chain.ts'
import { type EventRow, eventColumns, isWellLabelled } from './eventRow.ts'
import type { ReadableDb } from './rights.ts'

export type ChainVerdict =
  | { readonly ok: true; readonly records: number; readonly devices: number }
  | { readonly ok: false; readonly bad: BadRecord }

/**
 * Reads every event of every device and says whether each is as it was written: `ok` with the count, or the first bad record
 * with its id, place and flaw. The chain of `ownDevice` may have no gap and must reach its kept end.
 */
export function verifyChains(db: ReadableDb, ownDevice: string): ChainVerdict {
  const devices = db.prepare<[], { device_id: string }>(
    'select device_id from events union select device_id from chain_ends order by device_id',
  )
  let records = 0
  let chains = 0
  for (const { device_id } of devices.all()) {
    const verdict = verifyOne(db, device_id, device_id === ownDevice)
    if (!verdict.ok) return verdict
    records += verdict.records
    chains += 1
  }
  return { ok: true, records, devices: chains }
}

function verifyOne(db: ReadableDb, deviceId: string, isOwn: boolean): ChainVerdict {
  const rows = db.prepare<[string], EventRow>(
    `select ${eventColumns} from events where device_id = ? order by device_seq`,
  )
  const end = db
    .prepare<[string], { seq: number; hash: string }>('select seq, hash from chain_ends where device_id = ?')
    .get(deviceId)
  const { bad, count, last } = firstBadLink(deviceId, links(rows.iterate(deviceId)), !isOwn)
  if (bad) return { ok: false, bad }
  if (isOwn && (end?.seq ?? 0) !== (last?.seq ?? 0))
    return { ok: false, bad: { deviceId, seq: (last?.seq ?? 0) + 1, id: '', flaw: 'removed' } }
  if (isOwn && last && end && end.hash !== last.hash)
    return { ok: false, bad: { deviceId, seq: last.seq, id: last.id, flaw: 'altered' } }
  return { ok: true, records: count, devices: 1 }
}

function* links(rows: Iterable<EventRow>): Generator<ChainLink> {
  for (const row of rows) {
    yield {
      id: row.id,
      seq: row.device_seq,
      prevHash: row.prev_hash,
      hash: row.hash,
      text: row.body,
      isWellLabelled: () => isWellLabelled(row),
    }
  }
}
