import type { Instant } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

/** The lists of a hub that are read after a cursor. */
export type PulledList = 'events' | 'sessions'

export interface PullCursor {
  /** 0 = nothing yet. */
  readonly place: number
  /** The hash of what was there; null = nothing yet. */
  readonly mark: string | null
}

export interface HeardDesk {
  readonly id: string
  readonly name: string
  readonly heardUtc: string
}

/** Something that came from another workstation and could not be taken. */
export interface RefusedPull {
  readonly id: string
  readonly words: string
  /** What is tried again. */
  readonly held: unknown
  readonly seenUtc: string
  /** When a person set it aside; null = it waits for one. */
  readonly setAsideUtc: string | null
}

export interface PullStore {
  cursor(list: PulledList, hub: string): PullCursor
  /** In the transaction that took what stands before it. */
  moveCursor(tx: Tx, list: PulledList, hub: string, cursor: PullCursor): void
  heard(tx: Tx, desks: readonly HeardDesk[]): void
  desks(): readonly HeardDesk[]
  /** Keeps it before a person; the same again changes nothing but its words. */
  refuse(tx: Tx, refused: Pick<RefusedPull, 'id' | 'words' | 'held'>, now: Instant): void
  /** A person has seen it: kept, and no problem any more. False = it is not here. */
  setAside(tx: Tx, id: string, now: Instant): boolean
  /** It was taken after all. */
  taken(tx: Tx, id: string): void
  /** Oldest first, those set aside among them. */
  refused(): readonly RefusedPull[]
}

/** What this workstation knows of the others: cursors, who was heard, and what could not be taken. */
export function createPullStore(db: WritableDb): PullStore {
  const cursor = db.prepare<[string, string], PullCursor>(
    'select place, mark from pull_cursors where list = ? and hub = ?',
  )
  const move = db.prepare<[string, string, number, string | null]>(
    'insert or replace into pull_cursors (list, hub, place, mark) values (?, ?, ?, ?)',
  )
  const hear = db.prepare<[HeardDesk]>(
    'insert or replace into desks_heard (device_id, name, heard_utc) values (@id, @name, @heardUtc)',
  )
  const desks = db.prepare<[], HeardDesk>(
    'select device_id as id, name, heard_utc as heardUtc from desks_heard order by name, device_id',
  )
  const refuse = db.prepare<[string, string, string, string]>(
    `insert into pull_refused (id, words, held, seen_utc) values (?, ?, ?, ?)
     on conflict (id) do update set words = excluded.words`,
  )
  const setAside = db.prepare<[string, string]>('update pull_refused set set_aside_utc = ? where id = ?')
  const taken = db.prepare<[string]>('delete from pull_refused where id = ?')
  const refused = db.prepare<[], Omit<RefusedPull, 'held'> & { held: string }>(
    'select id, words, held, seen_utc as seenUtc, set_aside_utc as setAsideUtc from pull_refused order by seen_utc, id',
  )
  return {
    cursor: (list, hub) => cursor.get(list, hub) ?? { place: 0, mark: null },
    moveCursor: (_tx, list, hub, { place, mark }) => void move.run(list, hub, place, mark),
    heard(_tx, heard) {
      for (const desk of heard) hear.run(desk)
    },
    desks: () => desks.all(),
    refuse: (_tx, { id, words, held }, now) => void refuse.run(id, words, JSON.stringify(held), now.utc),
    setAside: (_tx, id, now) => setAside.run(now.utc, id).changes === 1,
    taken: (_tx, id) => void taken.run(id),
    refused: () => refused.all().map((row) => ({ ...row, held: JSON.parse(row.held) as unknown })),
  }
}
