import type { Instant } from '#shared/kernel/instant.ts'
import type { ReadableDb, Tx, WritableDb } from './rights.ts'

export type OutboxKind = 'events' | 'signed'
export type OutboxState = 'waiting' | 'sending' | 'delivered' | 'needs_person' | 'overtaken'

/** What is to leave this workstation. Rows of one kind and `ref` (a session, a device) leave in the order they came. */
export interface Outgoing {
  readonly id: string
  readonly kind: OutboxKind
  readonly ref: string
  /** What the sender needs to build the bytes again, as text. */
  readonly body: string
  readonly contentSha256: string
  readonly createdAt: Instant
}

export interface OutboxRow extends Omit<Outgoing, 'createdAt'> {
  readonly state: OutboxState
  /** How many taps it speaks for. */
  readonly taps: number
  /** How often it was sent in vain. */
  readonly attempts: number
  readonly nextTryUtc: string
  readonly createdUtc: string
  /** When it was delivered or came before a person; null while it is on its way. */
  readonly settledUtc: string | null
  readonly receipt: unknown
  readonly lastAnswer: string | null
}

export interface OutboxStore {
  enqueue(tx: Tx, outgoing: Outgoing): void
  /** The newest row of a ref that is on its way and not being sent: it may still speak for more. */
  open(tx: Tx, kind: OutboxKind, ref: string): OutboxRow | null
  /** Lets an open row speak for one tap more. Throws when it is not open. */
  extend(tx: Tx, id: string, more: Pick<Outgoing, 'body' | 'contentSha256'>): void
  /**
   * Takes up to `refs` rows that are due, at most one per ref, and marks them as being sent; with `run` above 1 each may
   * be followed by the next rows of its ref, to go in one batch.
   */
  claim(kind: OutboxKind, now: Instant, refs: number, run?: number): readonly OutboxRow[]
  /** What was planned for later is due now, for one more try each. */
  dueNow(tx: Tx, now: Instant): void
  /** A receipt came: true, or false when the row was delivered before. */
  delivered(tx: Tx, id: string, receipt: unknown, now: Instant): boolean
  /** The answer was none, or "later": the same row goes again at that time. Only a row being sent can be. */
  retry(tx: Tx, id: string, nextTryAt: Instant, words: string): boolean
  /** The answer was no: the row waits for a person and holds nobody up. Only a row being sent can be. */
  needsPerson(tx: Tx, id: string, words: string, now: Instant): boolean
  /** Everything that is on its way waits for a person instead. Returns how many rows. */
  leaveToPerson(tx: Tx, words: string, now: Instant): number
  /** A later version carries what it says: it will not be delivered, and waits for nobody. */
  overtaken(tx: Tx, id: string, words: string, now: Instant): boolean
  /** A person looked at it: it waits again, before later rows of its ref. */
  putBack(tx: Tx, id: string, now: Instant): boolean
  /**
   * The hub has lost what it had: every signed version waits again, and the last row of events, which brings the chain
   * before it along. Returns how many.
   */
  sendAgain(tx: Tx, now: Instant): number
  /** The newest row of events that the hub took, or null. */
  lastEventsTaken(): OutboxRow | null
  /** At start-up: rows that were being sent when the program ended wait again. Returns how many. */
  requeueUnsettled(): number
  get(id: string): OutboxRow | null
  /** Every row of a ref, oldest first. */
  ofRef(ref: string): readonly OutboxRow[]
  /** What is on its way, a session at a time. */
  unsettled(kind: OutboxKind, limit: number): readonly OutboxRow[]
  /** What needs a person, oldest first. */
  problems(limit: number): readonly OutboxRow[]
  /** What was overtaken by a later version, newest first. */
  settled(limit: number): readonly OutboxRow[]
  /** How many taps have not been delivered, and how many rows wait for a person; what is being sent counts as waiting. */
  counts(): { readonly waiting: number; readonly needsPerson: number }
  /** When the next row of a kind is due; null when none waits. */
  nextDueUtc(kind: OutboxKind): string | null
}

interface Row {
  readonly place: number
  readonly id: string
  readonly kind: OutboxKind
  readonly ref: string
  readonly body: string
  readonly content_sha256: string
  readonly state: OutboxState
  readonly taps: number
  readonly attempts: number
  readonly next_try_utc: string
  readonly created_utc: string
  readonly settled_utc: string | null
  readonly receipt: string | null
  readonly last_answer: string | null
}

const rowOf = (row: Row): OutboxRow => ({
  id: row.id,
  kind: row.kind,
  ref: row.ref,
  body: row.body,
  contentSha256: row.content_sha256,
  state: row.state,
  taps: row.taps,
  attempts: row.attempts,
  nextTryUtc: row.next_try_utc,
  createdUtc: row.created_utc,
  settledUtc: row.settled_utc,
  receipt: row.receipt === null ? null : (JSON.parse(row.receipt) as unknown),
  lastAnswer: row.last_answer,
})

const columns =
  'place, id, kind, ref, body, content_sha256, state, taps, attempts, next_try_utc, created_utc, settled_utc, receipt, last_answer'

const sql = {
  due: `select ${columns} from outbox where kind = ? and is_next = 1 and state = 'waiting' and next_try_utc <= ?
    order by next_try_utc, place limit ?`,
  following: `select ${columns} from outbox where kind = ? and ref = ? and is_next = 0 and place > ?
    and state in ('waiting', 'sending') and state = 'waiting' order by place limit ?`,
  nextDue: `select min(next_try_utc) as due from outbox where kind = ? and is_next = 1 and state = 'waiting'`,
  dueNow: `update outbox set next_try_utc = ? where kind = ? and is_next = 1 and state = 'waiting' and next_try_utc > ?`,
  turn: `select min(place) as place from outbox
    where kind = ? and ref = ? and is_next = 0 and state in ('waiting', 'sending')`,
  newest: `select ${columns} from outbox where place = ifnull(
    (select max(place) from outbox where kind = ? and ref = ? and is_next = 0 and state in ('waiting', 'sending')),
    (select place from outbox where kind = ? and ref = ? and is_next = 1 and state in ('waiting', 'sending')))`,
  holder: `select place, state from outbox where kind = ? and ref = ? and is_next = 1 and state in ('waiting', 'sending')`,
  byId: `select ${columns} from outbox where id = ?`,
  ofRef: `select ${columns} from outbox where ref = ? order by place`,
  unsettled: `select ${columns} from outbox
    where kind = ? and state in ('waiting', 'sending') order by ref, is_next, place limit ?`,
  problems: `select ${columns} from outbox where state = 'needs_person' order by place limit ?`,
  settled: `select ${columns} from outbox where state = 'overtaken' order by place desc limit ?`,
  waitingCount: `select ifnull(sum(taps), 0) as count from outbox where state in ('waiting', 'sending')`,
  problemCount: `select count(*) as count from outbox where state = 'needs_person'`,
  sending: `select ${columns} from outbox where state = 'sending' order by place`,
} as const

/** The statements a test asks the database about: each must be answered by an index. */
export const hotOutboxQueries = Object.values(sql)

/** Everything that waits to leave this workstation. Whose turn it is within a ref stands in `is_next`, so that a claim never searches. */
export function createOutboxStore(db: WritableDb): OutboxStore {
  const reads = createReads(db)
  const settle = createSettle(db)
  return {
    ...reads,
    enqueue: createEnqueue(db),
    ...createExtend(db),
    claim: createClaim(db),
    dueNow: createDueNow(db),
    ...settle,
    sendAgain: createSendAgain(db),
    requeueUnsettled: createRequeue(db),
  }
}

function createReads(db: ReadableDb) {
  const byId = db.prepare<[string], Row>(sql.byId)
  const ofRef = db.prepare<[string], Row>(sql.ofRef)
  const unsettled = db.prepare<[string, number], Row>(sql.unsettled)
  const problems = db.prepare<[number], Row>(sql.problems)
  const settled = db.prepare<[number], Row>(sql.settled)
  const waiting = db.prepare<[], { count: number }>(sql.waitingCount)
  const needing = db.prepare<[], { count: number }>(sql.problemCount)
  // From the end backwards: what was taken last stands near it.
  const lastTaken = db.prepare<[], Row>(
    `select ${columns} from outbox where kind = 'events' and state = 'delivered' order by place desc limit 1`,
  )
  const nextDue = db.prepare<[string], { due: string | null }>(sql.nextDue)
  return {
    get: (id: string) => {
      const row = byId.get(id)
      return row ? rowOf(row) : null
    },
    ofRef: (ref: string) => ofRef.all(ref).map(rowOf),
    unsettled: (kind: OutboxKind, limit: number) => unsettled.all(kind, limit).map(rowOf),
    problems: (limit: number) => problems.all(limit).map(rowOf),
    settled: (limit: number) => settled.all(limit).map(rowOf),
    counts: () => ({ waiting: waiting.get()?.count ?? 0, needsPerson: needing.get()?.count ?? 0 }),
    lastEventsTaken: () => {
      const row = lastTaken.get()
      return row ? rowOf(row) : null
    },
    nextDueUtc: (kind: OutboxKind) => nextDue.get(kind)?.due ?? null,
  }
}

function createEnqueue(db: WritableDb): OutboxStore['enqueue'] {
  const insert = db.prepare(
    `insert into outbox (id, kind, ref, body, content_sha256, state, is_next, next_try_utc, created_utc)
     values (@id, @kind, @ref, @body, @contentSha256, 'waiting',
       not exists (select 1 from outbox where kind = @kind and ref = @ref and state in ('waiting', 'sending')), @utc, @utc)`,
  )
  return (_tx, { createdAt, ...outgoing }) => void insert.run({ ...outgoing, utc: createdAt.utc })
}

function createExtend(db: WritableDb): Pick<OutboxStore, 'open' | 'extend'> {
  const newest = db.prepare<[string, string, string, string], Row>(sql.newest)
  const extend = db.prepare<[string, string, string]>(
    `update outbox set body = ?, content_sha256 = ?, taps = taps + 1 where id = ? and state = 'waiting'`,
  )
  return {
    open(_tx, kind, ref) {
      const row = newest.get(kind, ref, kind, ref)
      return row?.state === 'waiting' ? rowOf(row) : null
    },
    extend(_tx, id, { body, contentSha256 }) {
      if (extend.run(body, contentSha256, id).changes === 0) throw new Error(`outbox row ${id} is not open`)
    },
  }
}

function createClaim(db: WritableDb): OutboxStore['claim'] {
  const due = db.prepare<[string, string, number], Row>(sql.due)
  const following = db.prepare<[string, string, number, number], Row>(sql.following)
  const send = db.prepare<[number]>(`update outbox set state = 'sending' where place = ?`)
  const take = db.transaction((kind: OutboxKind, utc: string, refs: number, run: number) => {
    const taken = due
      .all(kind, utc, refs)
      .flatMap((first) => (run > 1 ? [first, ...following.all(kind, first.ref, first.place, run - 1)] : [first]))
    for (const { place } of taken) send.run(place)
    return taken.map((row): OutboxRow => ({ ...rowOf(row), state: 'sending' }))
  })
  return (kind, now, refs, run = 1) => take.immediate(kind, now.utc, refs, run)
}

function createDueNow(db: WritableDb): OutboxStore['dueNow'] {
  const due = db.prepare<[string, string, string]>(sql.dueNow)
  return (_tx, { utc }) => {
    for (const kind of ['signed', 'events'] satisfies OutboxKind[]) due.run(utc, kind, utc)
  }
}

/** Gives the turn of a ref to its oldest row on its way; a row being sent keeps it until it is settled. */
function createPassTurn(db: WritableDb): (kind: string, ref: string) => void {
  const holder = db.prepare<[string, string], { place: number; state: OutboxState }>(sql.holder)
  const turn = db.prepare<[string, string], { place: number | null }>(sql.turn)
  const give = db.prepare<[number, number]>('update outbox set is_next = ? where place = ?')
  return (kind, ref) => {
    const held = holder.get(kind, ref)
    const oldest = turn.get(kind, ref)?.place
    if (!oldest || held?.state === 'sending' || (held && held.place < oldest)) return
    if (held) give.run(0, held.place)
    give.run(1, oldest)
  }
}

function createSettle(
  db: WritableDb,
): Pick<OutboxStore, 'delivered' | 'retry' | 'needsPerson' | 'leaveToPerson' | 'overtaken' | 'putBack'> {
  const passTurn = createPassTurn(db)
  const byId = db.prepare<[string], Row>(sql.byId)
  const change = (set: string, from: string) => {
    const update = db.prepare(`update outbox set ${set} where id = @id and ${from}`)
    return (id: string, values: Readonly<Record<string, string | null>>): boolean => {
      const changed = update.run({ id, ...values }).changes === 1
      const row = changed ? byId.get(id) : undefined
      if (row) passTurn(row.kind, row.ref)
      return changed
    }
  }
  const toDelivered = change(
    `state = 'delivered', is_next = 0, receipt = @receipt, settled_utc = @utc`,
    `state <> 'delivered'`,
  )
  const toWaiting = change(
    `state = 'waiting', attempts = attempts + 1, next_try_utc = @utc, last_answer = @words`,
    `state = 'sending'`,
  )
  const toPerson = change(
    `state = 'needs_person', is_next = 0, settled_utc = @utc, last_answer = @words`,
    `state = 'sending'`,
  )
  const toOvertaken = change(
    `state = 'overtaken', is_next = 0, settled_utc = @utc, last_answer = @words`,
    `state <> 'delivered'`,
  )
  const leave = db.prepare<[string, string]>(
    `update outbox set state = 'needs_person', is_next = 0, settled_utc = ?, last_answer = ?
     where state in ('waiting', 'sending')`,
  )
  const toWaitingAgain = change(`state = 'waiting', settled_utc = null, next_try_utc = @utc`, `state = 'needs_person'`)
  return {
    delivered: (_tx, id, receipt, now) => toDelivered(id, { receipt: JSON.stringify(receipt), utc: now.utc }),
    retry: (_tx, id, nextTryAt, words) => toWaiting(id, { utc: nextTryAt.utc, words }),
    needsPerson: (_tx, id, words, now) => toPerson(id, { utc: now.utc, words }),
    leaveToPerson: (_tx, words, now) => leave.run(now.utc, words).changes,
    overtaken: (_tx, id, words, now) => toOvertaken(id, { utc: now.utc, words }),
    putBack: (_tx, id, now) => toWaitingAgain(id, { utc: now.utc }),
  }
}

function createSendAgain(db: WritableDb): OutboxStore['sendAgain'] {
  const passTurn = createPassTurn(db)
  const again = db.prepare<[string], Row>(
    `update outbox set state = 'waiting', attempts = 0, settled_utc = null, receipt = null, next_try_utc = ?
     where state = 'delivered' and (kind = 'signed' or place =
       (select max(place) from outbox where kind = 'events' and state = 'delivered')) returning ${columns}`,
  )
  return (_tx, now) => {
    const rows = again.all(now.utc)
    for (const { kind, ref } of rows) passTurn(kind, ref)
    return rows.length
  }
}

function createRequeue(db: WritableDb): OutboxStore['requeueUnsettled'] {
  const passTurn = createPassTurn(db)
  const sending = db.prepare<[], Row>(sql.sending)
  const wait = db.prepare<[number]>(`update outbox set state = 'waiting' where place = ?`)
  return db.transaction(() => {
    const rows = sending.all()
    for (const { place } of rows) wait.run(place)
    for (const { kind, ref } of rows) passTurn(kind, ref)
    return rows.length
  }).immediate
}
