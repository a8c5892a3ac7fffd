import type { Instant } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

/** A drug list as it was imported. `body` is its CSV text; days are YYYY-MM-DD. */
export interface KeptList {
  readonly issue: string
  readonly validFrom: string
  readonly file: string
  readonly body: string
  readonly importedUtc: string
  readonly userId: string
}

/** One change of one override, bodies as JSON text; `after` null = withdrawn. */
export interface KeptChange {
  readonly overrideId: string
  readonly changedUtc: string
  readonly userId: string
  readonly before: string | null
  readonly after: string | null
}

export interface FormularyStore {
  addList(tx: Tx, list: Omit<KeptList, 'importedUtc'> & { readonly at: Instant }): void
  /** The imported list that holds on a day; null = the shipped one does. */
  listOn(day: string): KeptList | null
  /** Every imported list without its text, the newest import first. */
  lists(): readonly Omit<KeptList, 'body'>[]
  change(tx: Tx, change: Omit<KeptChange, 'changedUtc'> & { readonly at: Instant }): void
  /** Whether this is news: later than every change of that row known here, and not what stands. */
  isNewer(overrideId: string, after: string | null, at: Instant): boolean
  /** The overrides that stand, as JSON text by id. */
  overrides(): ReadonlyMap<string, string>
  /** The newest changes first. */
  changes(limit: number): readonly KeptChange[]
}

interface ListRow {
  readonly issue: string
  readonly valid_from: string
  readonly file: string
  readonly body: string
  readonly imported_utc: string
  readonly user_id: string
}

interface ChangeRow {
  readonly override_id: string
  readonly changed_utc: string
  readonly user_id: string
  readonly before: string | null
  readonly after: string | null
}

const factsOf = ({
  issue,
  valid_from,
  file,
  imported_utc,
  user_id,
}: Omit<ListRow, 'body'>): Omit<KeptList, 'body'> => ({
  issue,
  validFrom: valid_from,
  file,
  importedUtc: imported_utc,
  userId: user_id,
})

/** Drug lists and the practice's own rows: only ever added to, each change with who and when. */
export function createFormularyStore(db: WritableDb): FormularyStore {
  const addList = db.prepare<[string, string, string, string, string, string]>(
    'insert into drug_lists (issue, valid_from, file, body, imported_utc, user_id) values (?, ?, ?, ?, ?, ?)',
  )
  const onDay = db.prepare<[string], ListRow>(
    'select * from drug_lists where valid_from <= ? order by valid_from desc, id desc limit 1',
  )
  const lists = db.prepare<[], Omit<ListRow, 'body'>>(
    'select issue, valid_from, file, imported_utc, user_id from drug_lists order by id desc',
  )
  const change = db.prepare<[string, string, string, string | null, string | null]>(
    'insert into formulary_changes (override_id, changed_utc, user_id, before, after) values (?, ?, ?, ?, ?)',
  )
  const standing = db.prepare<[], { override_id: string; after: string }>(
    `select override_id, after from formulary_changes as last where after is not null
     and seq = (select max(seq) from formulary_changes where override_id = last.override_id) order by seq`,
  )
  const last = db.prepare<[string], ChangeRow>(
    'select * from formulary_changes where override_id = ? order by seq desc limit 1',
  )
  const changes = db.prepare<[number], ChangeRow>('select * from formulary_changes order by seq desc limit ?')
  return {
    addList: (_tx, { issue, validFrom, file, body, userId, at }) =>
      void addList.run(issue, validFrom, file, body, at.utc, userId),
    listOn(day) {
      const row = onDay.get(day)
      return row ? { ...factsOf(row), body: row.body } : null
    },
    lists: () => lists.all().map(factsOf),
    change: (_tx, { overrideId, userId, before, after, at }) =>
      void change.run(overrideId, at.utc, userId, before, after),
    isNewer(overrideId, after, at) {
      const known = last.get(overrideId)
      return !known || (known.changed_utc < at.utc && known.after !== after)
    },
    overrides: () => new Map(standing.all().map(({ override_id, after }) => [override_id, after])),
    changes: (limit) =>
      changes.all(limit).map(({ override_id, changed_utc, user_id, before, after }) => ({
        overrideId: override_id,
        changedUtc: changed_utc,
        userId: user_id,
        before,
        after,
      })),
  }
}
