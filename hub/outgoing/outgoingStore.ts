import type { HubError } from '#shared/ipc/hubContract.ts'
import type { Destination, OutgoingRow } from '#shared/ipc/hubOutgoingRows.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { nextNumber } from '../batches/counters.ts'
import { sha256 } from '../ports.ts'
import { row, rows, run, type Work } from '../sql.ts'
import { settingsSchema } from './destination.ts'
import { freeToSend } from './leftBefore.ts'

/** What leaves: put down in the transaction of its cause, taken out in the one that says what came of it. */

export interface ToSend {
  readonly id: string
  readonly destinationId: string
  readonly name: string
  readonly body: string
  readonly about: 'batch' | 'session'
  readonly aboutId: string
  readonly by: string
}

export interface FileToSend extends Omit<ToSend, 'about'> {
  /** The file was saved before, and a person says that the saved one was not used. */
  readonly again: boolean
}

/**
 * A claim file on its way to one place; false = it already went, or goes, there. What was refused there, or was taken off
 * its way, goes again. The error is why it must not go, or what to look at first (leftBefore.ts).
 */
export function* enqueueFile(send: FileToSend, at: Instant): Work<Result<boolean, HubError>> {
  const free = yield* freeToSend(send.aboutId, send.destinationId, send.again)
  if (!free.ok) return free
  const contentId = sha256(send.body)
  const known = yield* row<Pick<StoppedRow, 'state'> & { readonly id: string }>(
    'select id, state from outgoing where destination_id = $1 and content_id = $2',
    send.destinationId,
    contentId,
  )
  if (known && known.state !== 'needs_person') return ok(false)
  if (known) yield* goAgain(known.id, at)
  else yield* insertFile(send, contentId, at)
  return ok(true)
}

function* insertFile(send: FileToSend, contentId: string, at: Instant): Work<void> {
  const place = yield* nextNumber('outgoing')
  yield* run(
    `insert into outgoing (id, place, destination_id, content_id, name, body, about, about_id, state, next_utc, created_at,
       created_by)
     values ($1, $2, $3, $4, $5, $6, 'batch', $7, 'waiting', $8, $9, $10)`,
    ...[send.id, place, send.destinationId, contentId, send.name, send.body, send.aboutId],
    ...[at.utc, JSON.stringify(at), send.by],
  )
}

const goAgain = (id: string, at: Instant): Work<void> =>
  run(
    `update outgoing set state = 'waiting', attempts = 0, next_utc = $2, settled_at = null
     where id = $1 and state <> 'delivered'`,
    id,
    at.utc,
  )

const leaseMs = 5 * 60_000
/** So far the clocks of two hubs may be apart. */
const apartMs = 30_000

/**
 * Whether this hub carries now: of several on one database one does, and another takes over when it has gone silent. A lease
 * that ends later than any that is given now was given before the clock was set back, and has run out.
 */
export function* takeLease(holder: string, at: Instant): Work<boolean> {
  yield* run(
    `insert into lease (name, holder, until_utc) values ('courier', $1, $2) on conflict (name) do update
       set holder = excluded.holder, until_utc = excluded.until_utc
       where lease.holder = $1 or lease.until_utc < $3 or lease.until_utc > $4`,
    ...[holder, laterThan(at, leaseMs), at.utc, laterThan(at, leaseMs + apartMs)],
  )
  return (yield* row<{ holder: string }>(`select holder from lease where name = 'courier'`))?.holder === holder
}

const laterThan = (at: Instant, ms: number): string => new Date(epochMs(at) + ms).toISOString()

/** Who stops gives it back: the next carries at once. */
export const giveLeaseBack = (holder: string): Work<void> =>
  run(`delete from lease where name = 'courier' and holder = $1`, holder)

export interface WaitingRow {
  readonly id: string
  readonly content_id: string
  readonly name: string
  readonly body: string
  readonly about: ToSend['about']
  readonly about_id: string
  readonly unknown: number
  readonly attempts: number
  readonly created_by: string
  /** Charges alone: as they were charged, and behind which they were put down (chargeRows). */
  readonly charged: string | null
  readonly follows: string | null
}

const selectWaiting = `select id, content_id, name, body, about, about_id, unknown, attempts, created_by, charged, follows
   from outgoing`

/** The oldest that is due at a destination. Charges of a visit keep their order: a later one credits the one before it. */
export function* dueAt(destinationId: string, at: Instant): Work<WaitingRow | null> {
  return yield* row<WaitingRow>(
    `${selectWaiting} where destination_id = $1 and state = 'waiting' and next_utc <= $2
       and not (about = 'session' and exists (select 1 from outgoing as earlier where earlier.destination_id = $1
         and earlier.about = 'session' and earlier.about_id = outgoing.about_id and earlier.state = 'waiting'
         and earlier.place < outgoing.place))
     order by place limit 1`,
    destinationId,
    at.utc,
  )
}

/** One that waits, as it is written now. */
export function* dueRow(id: string): Work<WaitingRow | null> {
  return yield* row<WaitingRow>(`${selectWaiting} where id = $1 and state = 'waiting'`, id)
}

/** From here on nobody can tell whether it arrived, until a try says so. False = it was taken off its way meanwhile. */
export function* markUnknown(id: string): Work<boolean> {
  yield* run(`update outgoing set unknown = 1 where id = $1 and state = 'waiting'`, id)
  return (yield* dueRow(id)) !== null
}

export function* putBack(
  id: string,
  { waitMs, words, unknown }: { readonly waitMs: number; readonly words: string; readonly unknown: boolean },
  at: Instant,
): Work<void> {
  yield* run(
    'update outgoing set attempts = attempts + 1, next_utc = $2, words = $3, unknown = $4 where id = $1',
    ...[id, new Date(epochMs(at) + waitMs).toISOString(), words, unknown ? 1 : 0],
  )
}

/** `mayHaveArrived`: a person has to look, because nobody can tell. */
export const settle = (
  id: string,
  state: 'delivered' | 'needs_person',
  words: string,
  at: Instant,
  mayHaveArrived = false,
): Work<void> =>
  run(
    'update outgoing set state = $2, words = $3, settled_at = $4, unknown = $5 where id = $1',
    ...[id, state, words, JSON.stringify(at), mayHaveArrived ? 1 : 0],
  )

interface StoppedRow {
  readonly destination_id: string
  readonly place: number
  readonly name: string
  readonly about: ToSend['about']
  readonly about_id: string
  readonly state: OutgoingRow['state']
}

/**
 * A person has looked: it goes again at once, and so does its destination; null = nothing of that id. Refused for charges
 * that later ones of their visit have overtaken: those do not credit what never arrived, and both would stand there. Asked
 * about for a claim file that left another way since.
 */
export function* retryNow(id: string, again: boolean, at: Instant): Work<Result<true, HubError> | null> {
  const found = yield* row<StoppedRow>(
    'select destination_id, place, name, about, about_id, state from outgoing where id = $1',
    id,
  )
  if (!found) return null
  const later = found.state === 'needs_person' && found.about === 'session' ? yield* laterCharges(found) : null
  if (later)
    return err({
      code: 'bad-input',
      message: `${found.name} was followed by ${later}: sent now, it would charge the visit twice. Look what became of ${later} instead.`,
    })
  if (found.state === 'needs_person' && found.about === 'batch') {
    const free = yield* freeToSend(found.about_id, found.destination_id, again)
    if (!free.ok) return free
  }
  yield* goAgain(id, at)
  yield* startChannel(found.destination_id)
  return ok(true)
}

/**
 * The name of the newest charges of the same visit at the same destination that were put down after these and went, or go,
 * or may have arrived; those that were refused credit what stands there when they leave.
 */
function* laterCharges({ destination_id, about_id, place }: StoppedRow): Work<string | null> {
  const later = yield* row<{ name: string }>(
    `select name from outgoing where destination_id = $1 and about = 'session' and about_id = $2 and place > $3
       and not (state = 'needs_person' and unknown = 0) order by place desc limit 1`,
    ...[destination_id, about_id, place],
  )
  return later?.name ?? null
}

export interface DestinationRow {
  readonly id: string
  readonly name: string
  readonly settings: string
  readonly secrets: string | null
  readonly stopped_words: string | null
  readonly answers_words: string | null
}

export const destinationRows = (): Work<readonly DestinationRow[]> =>
  rows<DestinationRow>('select * from destination order by name')

export function* destinationRow(id: string): Work<DestinationRow | null> {
  return yield* row<DestinationRow>('select * from destination where id = $1', id)
}

/** New, or another setting of the same name; what waits there goes on. */
export function* putDestination(
  id: string,
  { name, settings, secrets }: { readonly name: string; readonly settings: string; readonly secrets: string | null },
): Work<void> {
  yield* run(
    `insert into destination (id, name, settings, secrets) values ($1, $2, $3, $4)
     on conflict (name) do update set settings = excluded.settings, secrets = excluded.secrets, stopped_words = null`,
    ...[id, name, settings, secrets],
  )
}

export const stopChannel = (id: string, words: string, at: Instant): Work<void> =>
  run('update destination set stopped_words = $2, stopped_at = $3 where id = $1', id, words, JSON.stringify(at))
export const startChannel = (id: string): Work<void> =>
  run('update destination set stopped_words = null, stopped_at = null where id = $1', id)
export const noteAnswers = (id: string, words: string | null): Work<void> =>
  run('update destination set answers_words = $2 where id = $1', id, words)

/** Destinations as a biller sees them: never a secret, never a path. */
export function* listDestinations(): Work<readonly Destination[]> {
  const all = yield* destinationRows()
  const waiting = yield* rows<{ destination_id: string; count: number | string }>(
    `select destination_id, count(*) as count from outgoing where state = 'waiting' group by destination_id`,
  )
  return all.map((one) => ({
    id: one.id,
    name: one.name,
    kind: settingsSchema.parse(JSON.parse(one.settings)).kind,
    waiting: Number(waiting.find(({ destination_id }) => destination_id === one.id)?.count ?? 0),
    stopped: one.stopped_words ?? one.answers_words,
  }))
}

interface ShownRow {
  readonly id: string
  readonly destination: string
  readonly name: string
  readonly about: ToSend['about']
  readonly about_id: string
  readonly state: string
  readonly attempts: number
  readonly words: string | null
  readonly created_at: string
  readonly created_by: string
  readonly settled_at: string | null
}

const selectShown = `select outgoing.id, destination.name as destination, outgoing.name, about, about_id, state, attempts,
   words, created_at, created_by, settled_at from outgoing join destination on destination.id = destination_id`

/** The newest first. */
export function* listOutgoing(limit: number): Work<readonly OutgoingRow[]> {
  return (yield* rows<ShownRow>(`${selectShown} order by place desc limit $1`, limit)).map(shownRow)
}

/** About a visit, with the claim files it stands in, or about one claim file; the newest first. */
export function* outgoingAbout(id: string): Work<readonly OutgoingRow[]> {
  const found = yield* rows<ShownRow>(
    `${selectShown} where (about = 'session' and about_id = $1)
       or (about = 'batch' and (about_id = $1 or about_id in (select batch_id from sent_claim where session_id = $1)))
     order by place desc`,
    id,
  )
  return found.map(shownRow)
}

function shownRow(one: ShownRow): OutgoingRow {
  return {
    id: one.id,
    destination: one.destination,
    name: one.name,
    about: one.about,
    aboutId: one.about_id,
    state: one.state as OutgoingRow['state'],
    attempts: one.attempts,
    words: one.words,
    createdAt: JSON.parse(one.created_at),
    createdBy: one.created_by,
    settledAt: one.settled_at === null ? null : JSON.parse(one.settled_at),
  }
}
