import { connect } from '#electron/db/connect.ts'
import { readable, transactionOn, writable } from '#electron/db/rights.ts'
import type { Stores } from '#electron/desk/desk.ts'
import { openStores } from '#electron/desk/record/openStores.ts'
import { createRecordReader } from '#electron/desk/visits/recordReader.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { deskKey } from './simulatedDesk.ts'

export interface OutboxLine {
  readonly id: string
  readonly kind: 'events' | 'signed'
  readonly ref: string
  readonly state: 'waiting' | 'sending' | 'delivered' | 'needs_person'
  readonly body: string
  readonly receipt: string | null
  /** What the hub said the last time, in words. */
  readonly words: string | null
}

/** How many rows there are of what a tap writes. */
export interface RowCounts {
  readonly events: number
  readonly outbox: number
  readonly signed: number
  readonly answers: number
}

/** A second pair of eyes on the record's file: it sees what is committed, and changes nothing. */
export interface Watcher {
  readonly stores: Stores
  counts(): RowCounts
  /** Every event of every session, by id; audit entries left out. */
  events(): ReadonlyMap<string, string>
  /** A session's events in the record's order. */
  record(sessionId: string): readonly ChartEvent[]
  /** Every row of the outbox, oldest first. */
  outbox(): readonly OutboxLine[]
  /** The lists as they are, and as they come out when they are computed again. */
  lists(): { readonly kept: unknown; readonly computed: unknown }
  close(): void
}

/** `key`: the simulated desk's own, unless it is another desk's file. */
export function openWatcher(file: string, key: string = deskKey): Watcher {
  const connection = connect(file, key)
  const transaction = transactionOn(connection)
  const read = createRecordReader()
  const db = { writable: writable(connection), readable: readable(connection), transaction, close: () => {} }
  const stores = openStores(db, read, () => 'watcher', 'watcher')
  const count = connection.prepare<[], RowCounts>(`select
    (select count(*) from events where kind not glob 'audit.*') as events, (select count(*) from outbox) as outbox,
    (select count(*) from signed_versions) as signed, (select count(*) from command_log) as answers`)
  const events = connection.prepare<[], { id: string; body: string }>(
    "select id, body from events where kind not glob 'audit.*'",
  )
  const outbox = connection.prepare<[], OutboxLine>(
    'select id, kind, ref, state, body, receipt, last_answer as words from outbox order by place',
  )
  const { board, worklist, reports } = stores.tables
  const now = (): unknown => ({ board: board.all(), worklist: worklist.all(), reports: reports.all() })
  return {
    stores,
    counts: () => count.get() ?? { events: 0, outbox: 0, signed: 0, answers: 0 },
    events: () => new Map(events.all().map(({ id, body }) => [id, body])),
    record: (sessionId) => read(stores.events.ofSession(sessionId)),
    outbox: () => outbox.all(),
    lists() {
      const kept = now()
      connection.exec('begin immediate')
      try {
        stores.tables.rebuild()
        return { kept, computed: now() }
      } finally {
        connection.exec('rollback')
      }
    },
    close: () => void connection.close(),
  }
}
