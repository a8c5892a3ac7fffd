import type { Instant } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

/** One named view as it was saved; `view` is JSON. */
export interface KeptView {
  readonly name: string
  readonly view: unknown
}

export interface WorklistViewStore {
  /**
   * Keeps a view; one of that name is replaced and keeps its place, and `view` null takes it away. Of two changes to one
   * view the later one holds, wherever it was made. False = a later one is known.
   */
  put(tx: Tx, userId: string, view: KeptView, at: Instant): boolean
  /** In the order they were first saved. */
  ofUser(userId: string): readonly KeptView[]
}

export function createWorklistViewStore(db: WritableDb): WorklistViewStore {
  const put = db.prepare<[{ userId: string; name: string; view: string; at: string }]>(
    `insert into worklist_views (user_id, name, view, saved_utc, changed_utc) values (@userId, @name, @view, @at, @at)
     on conflict (user_id, name) do update set view = excluded.view, changed_utc = excluded.changed_utc,
       saved_utc = case worklist_views.view when '' then excluded.saved_utc else worklist_views.saved_utc end
     where excluded.changed_utc >= worklist_views.changed_utc`,
  )
  const ofUser = db.prepare<[string], { name: string; view: string }>(
    `select name, view from worklist_views where user_id = ? and view <> '' order by saved_utc, name`,
  )
  return {
    put: (_tx, userId, { name, view }, at) =>
      put.run({ userId, name, view: view === null ? '' : JSON.stringify(view), at: at.utc }).changes === 1,
    ofUser: (userId) => ofUser.all(userId).map(({ name, view }) => ({ name, view: JSON.parse(view) })),
  }
}
