import type { Instant } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

/** One named view as it was saved; `view` is JSON. */
export interface KeptView {
  readonly name: string
  readonly view: unknown
}

export interface WorklistViewStore {
  /** A view of that name is replaced and keeps its place. */
  put(tx: Tx, userId: string, view: KeptView, at: Instant): void
  /** False = there is none of that name. */
  remove(tx: Tx, userId: string, name: string): boolean
  /** In the order they were first saved. */
  ofUser(userId: string): readonly KeptView[]
}

export function createWorklistViewStore(db: WritableDb): WorklistViewStore {
  const put = db.prepare<[string, string, string, string]>(
    `insert into worklist_views values (?, ?, ?, ?) on conflict (user_id, name) do update set view = excluded.view`,
  )
  const remove = db.prepare<[string, string]>('delete from worklist_views where user_id = ? and name = ?')
  const ofUser = db.prepare<[string], { name: string; view: string }>(
    'select name, view from worklist_views where user_id = ? order by saved_utc, name',
  )
  return {
    put: (_tx, userId, { name, view }, at) => void put.run(userId, name, JSON.stringify(view), at.utc),
    remove: (_tx, userId, name) => remove.run(userId, name).changes === 1,
    ofUser: (userId) => ofUser.all(userId).map(({ name, view }) => ({ name, view: JSON.parse(view) })),
  }
}
