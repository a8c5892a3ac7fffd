import { afterGaps, type BadRecord, type ChainLink, walkLinks } from './chain.ts'
import { readChainEnd } from './chainEnds.ts'
import { type EventRow, eventColumns, isWellLabelled } from './eventRow.ts'
import type { ReadableDb } from './rights.ts'
import { firstAlteredScan } from './scanStore.ts'
import { firstBadSigned } from './verifySigned.ts'

export type ChainVerdict =
  | { readonly ok: true; readonly records: number; readonly devices: number }
  | { readonly ok: false; readonly bad: BadRecord }

/**
 * Reads every event of every device, then every signed version, and says whether each is as it was written: `ok` with the
 * count of events, or the first bad record with its id, place and flaw. Every chain must reach its kept end; only places
 * of another device that are known not to have come may be missing.
 */
export function verifyChains(db: ReadableDb, ownDevice: string): ChainVerdict {
  const steps = verifySteps(db, ownDevice)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** The same in pieces: each yields how many events have been read so far. */
export function* verifySteps(db: ReadableDb, ownDevice: string): Generator<number, ChainVerdict> {
  const devices = db.prepare<[], { device_id: string }>(everyDevice)
  let records = 0
  let chains = 0
  for (const { device_id } of devices.all()) {
    const verdict = yield* verifyOne(db, device_id, device_id === ownDevice, records)
    if (!verdict.ok) return verdict
    records += verdict.records
    chains += 1
  }
  const bad = misplaced(db, records) ?? firstBadSigned(db) ?? alteredScan(db, ownDevice)
  return bad ? { ok: false, bad } : { ok: true, records, devices: chains }
}

/** Scans lie on the workstation they were attached on. */
function alteredScan(db: ReadableDb, deviceId: string): BadRecord | null {
  const id = firstAlteredScan(db)
  return id === null ? null : { deviceId, seq: 0, id, flaw: 'scan-altered' }
}

function* verifyOne(db: ReadableDb, deviceId: string, isOwn: boolean, before: number): Generator<number, ChainVerdict> {
  const rows = db.prepare<[string], EventRow>(
    `select ${eventColumns} from events where device_id = ? order by device_seq`,
  )
  const { end, gaps } = readChainEnd(db, deviceId)
  const known = isOwn ? [] : gaps
  const walk = walkLinks(deviceId, links(rows.iterate(deviceId)), known)
  let step = walk.next()
  while (!step.done) {
    yield before + step.value
    step = walk.next()
  }
  const { bad, count, last } = step.value
  if (bad) return { ok: false, bad }
  const next = (last?.seq ?? 0) + 1
  const isWhole = end.seq === next - 1 && afterGaps(next, gaps) === next && (!isOwn || gaps.length === 0)
  if (!isWhole) return { ok: false, bad: { deviceId, seq: next, id: '', flaw: 'removed' } }
  if (last && end.hash !== last.hash)
    return { ok: false, bad: { deviceId, seq: last.seq, id: last.id, flaw: 'altered' } }
  return { ok: true, records: count, devices: 1 }
}

/** Each step looks the next device up in the index: a million entries of one are not read to find its name once. */
const everyDevice = `
  with recursive writer (id) as (
    select min(device_id) from events
    union all select (select min(device_id) from events where device_id > writer.id) from writer where id is not null
  )
  select id as device_id from writer where id is not null
  union select device_id from chain_ends union select device_id from chain_gaps order by device_id`

/**
 * The order of arrival has no holes, because nothing is ever deleted: a row that stands outside of the places of all the
 * entries that were read was moved.
 */
function misplaced(db: ReadableDb, records: number): BadRecord | null {
  const outside = (which: string) =>
    db.prepare<[number], { device_id: string; device_seq: number; id: string }>(
      `select device_id, device_seq, id from events where place ${which} ? order by place limit 1`,
    )
  const row = outside('<').get(1) ?? outside('>').get(records)
  return row ? { deviceId: row.device_id, seq: row.device_seq, id: row.id, flaw: 'reordered' } : null
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
