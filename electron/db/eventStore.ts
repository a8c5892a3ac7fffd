import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { chainHash } from './chain.ts'
import { chainEndSql, createChainEnds } from './chainEnds.ts'
import { type EventRow, eventColumns, insertEvent, labelsOf, type StoredEvent, storedEvent } from './eventRow.ts'
import { createForeignEvents, type ForeignAnswer, type ForeignEvent } from './foreignEvents.ts'
import { onRollback, type ReadableDb, type Tx, type WritableDb } from './rights.ts'
import { createSessionCache } from './sessionCache.ts'
import { type ChainVerdict, verifyChains } from './verifyChain.ts'

/** What every event says about itself, whatever else it says: chart events, and audit entries (`audit.*`, which may have no session). */
export interface RecordedEvent {
  readonly id: string
  readonly sessionId: string | null
  readonly kind: string
  readonly happenedAt: Instant
  readonly recordedAt: Instant
}

export interface EventStore {
  /** Adds events to the end of this workstation's chain, in the order given; returns them as stored. Throws when an id is here already. */
  append(tx: Tx, events: readonly RecordedEvent[]): readonly StoredEvent[]
  has(eventId: string): boolean
  /** The session's events without its audit entries, by `happenedAt`, then id. The same list again while nothing was added. */
  ofSession(sessionId: string): readonly StoredEvent[]
  /** How many events a session has: its version. */
  versionOf(sessionId: string): number
  /** Every session that has events. */
  sessionIds(): readonly string[]
  /** A device's events after a place of its chain, in order. */
  after(deviceId: string, seq: number, limit: number): readonly StoredEvent[]
  /** How many events there are, of all devices. */
  count(): number
  /** The last place of this workstation's chain; 0 = nothing yet. */
  lastSeq(): number
  /** When this workstation made its newest entry, by the clock it had then; null = none yet. */
  newestUtc(): string | null
  /** Audit entries, newest first: of those recorded before the one named, or the newest of all. */
  auditAfter(eventId: string | null, limit: number): readonly StoredEvent[]
  /** A session's audit entries: who looked, what left, what was refused; in the order they were written. */
  auditOfSession(sessionId: string): readonly StoredEvent[]
  /** Audit entries of no session between two moments: sign-ins, refused PINs. */
  auditBetween(fromUtc: string, toUtc: string): readonly StoredEvent[]
  /** Audit entries of one kind since a moment, of every device, newest first. */
  auditSince(kind: string, sinceUtc: string): readonly StoredEvent[]
  /** Events of other devices join by set union: the same one again changes nothing, another in its place is refused. */
  addForeign(tx: Tx, events: readonly ForeignEvent[]): readonly ForeignAnswer[]
  /** Whether every record is as it was written; otherwise the first that is not. */
  verifyChain(): ChainVerdict
}

/** The record's events: only ever added to, each chained to the one before it of the same workstation. */
export function createEventStore(db: WritableDb, ownDeviceId: string): EventStore {
  const reads = createReads(db)
  const ends = createChainEnds(db)
  const appendOne = createAppend(db, ownDeviceId)
  const addForeign = createForeignEvents(db)
  const sessions = createSessionCache(db)
  onRollback(db, sessions.forgetAll)
  return {
    ...reads,
    ofSession: (sessionId) => sessions.get(sessionId, reads.ofSession),
    append(_tx, events) {
      const stored = events.map(appendOne)
      sessions.added(stored)
      return stored
    },
    lastSeq: () => ends.of(ownDeviceId).seq,
    newestUtc: () => reads.newestUtc(ownDeviceId),
    addForeign(_tx, events) {
      // Which sessions they belong to stands in their texts, which may be anything: the cache begins anew.
      sessions.forgetAll()
      return events.map(addForeign)
    },
    verifyChain: () => verifyChains(db, ownDeviceId),
  }
}

export const ofSessionSql = `select ${eventColumns} from events
  where session_id = ? and kind not glob 'audit.*' order by happened_utc, id`

const countOfSessionSql = `select count(*) as count from events where session_id = ? and kind not glob 'audit.*'`

const afterSql = `select ${eventColumns} from events where device_id = ? and device_seq > ? order by device_seq limit ?`

const newestSql = 'select recorded_utc from events where device_id = ? order by device_seq desc limit 1'

const auditSql = `select ${eventColumns} from events
  where kind glob 'audit.*' and (recorded_utc, id) < (?, ?) order by recorded_utc desc, id desc limit ?`

const auditOfSessionSql = `select ${eventColumns} from events
  where session_id = ? and session_id is not null and kind glob 'audit.*' order by happened_utc, id`

const auditBetweenSql = `select ${eventColumns} from events
  where kind glob 'audit.*' and recorded_utc >= ? and recorded_utc <= ? and session_id is null order by recorded_utc, id`

const auditSinceSql = `select ${eventColumns} from events
  where kind glob 'audit.*' and recorded_utc >= ? and kind = ? order by recorded_utc desc, id desc`

const sessionIdsSql = `select distinct session_id from events where session_id is not null and kind not glob 'audit.*'`

/** The statements a test asks the database about: each must be answered by an index. */
export const hotEventQueries = [
  ofSessionSql,
  countOfSessionSql,
  afterSql,
  auditSql,
  auditOfSessionSql,
  auditBetweenSql,
  auditSinceSql,
  chainEndSql,
  newestSql,
]

function createReads(db: ReadableDb) {
  const byId = db.prepare<[string], { recorded_utc: string }>('select recorded_utc from events where id = ?')
  const ofSession = db.prepare<[string], EventRow>(ofSessionSql)
  const countOfSession = db.prepare<[string], { count: number }>(countOfSessionSql)
  const after = db.prepare<[string, number, number], EventRow>(afterSql)
  const newest = db.prepare<[string], { recorded_utc: string }>(newestSql)
  const audit = db.prepare<[string, string, number], EventRow>(auditSql)
  const count = db.prepare<[], { count: number }>('select count(*) as count from events')
  const auditOfSession = db.prepare<[string], EventRow>(auditOfSessionSql)
  const auditBetween = db.prepare<[string, string], EventRow>(auditBetweenSql)
  const auditSince = db.prepare<[string, string], EventRow>(auditSinceSql)
  const sessionIds = db.prepare<[], { session_id: string }>(sessionIdsSql)
  return {
    has: (eventId: string) => byId.get(eventId) !== undefined,
    ofSession: (sessionId: string) => ofSession.all(sessionId).map(storedEvent),
    versionOf: (sessionId: string) => countOfSession.get(sessionId)?.count ?? 0,
    after: (deviceId: string, seq: number, limit: number) => after.all(deviceId, seq, limit).map(storedEvent),
    newestUtc: (deviceId: string) => newest.get(deviceId)?.recorded_utc ?? null,
    count: () => count.get()?.count ?? 0,
    auditAfter: (eventId: string | null, limit: number) => {
      const before = eventId === null ? undefined : byId.get(eventId)
      // '~' sorts behind every digit: without a place to begin at, the newest.
      return audit.all(before?.recorded_utc ?? '~', before && eventId ? eventId : '~', limit).map(storedEvent)
    },
    auditOfSession: (sessionId: string) => auditOfSession.all(sessionId).map(storedEvent),
    auditBetween: (fromUtc: string, toUtc: string) => auditBetween.all(fromUtc, toUtc).map(storedEvent),
    auditSince: (kind: string, sinceUtc: string) => auditSince.all(sinceUtc, kind).map(storedEvent),
    sessionIds: () => sessionIds.all().map((row) => row.session_id),
  }
}

function createAppend(db: WritableDb, deviceId: string): (event: RecordedEvent) => StoredEvent {
  const ends = createChainEnds(db)
  const insert = db.prepare<[EventRow]>(insertEvent)
  return (event) => {
    const { seq, hash: prevHash } = ends.of(deviceId)
    const body = canonicalJson(event)
    const labels = labelsOf(event)
    if (!labels) throw new Error(`event ${event.id} does not say when it happened`)
    const hash = chainHash(prevHash, body)
    const row = { ...labels, device_id: deviceId, device_seq: seq + 1, body, prev_hash: prevHash, hash }
    insert.run(row)
    ends.move(deviceId, { seq: row.device_seq, hash })
    return storedEvent(row)
  }
}
