import type { Instant } from '#shared/kernel/instant.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

/** Where something was typed; `sessionId` empty = about no visit. */
export interface DraftPlace {
  readonly userId: string
  readonly sessionId: string
  readonly sheet: string
}

export interface DraftStore {
  /** Keeps what stands in one sheet now. A person's oldest beyond the most, and everybody's that are too old, are forgotten. */
  keep(tx: Tx, place: DraftPlace, body: unknown, at: Instant): void
  drop(tx: Tx, place: DraftPlace): void
  /** Of one person about one visit, oldest first; `body` as it was kept. */
  of(userId: string, sessionId: string): readonly { readonly sheet: string; readonly body: unknown }[]
  /** Forgets what was last typed in more than a week before that; returns how many. */
  forgetOld(at: Instant): number
}

/** The most sheets one person leaves half typed; the eldest make room. */
export const mostDrafts = 60
export const draftsKeptDays = 7

/** Half-typed sheets, in the encrypted record of this workstation and nowhere else. */
export function createDraftStore(db: WritableDb): DraftStore {
  const put = db.prepare<[{ userId: string; sessionId: string; sheet: string; body: string; at: string }]>(
    `insert into drafts (user_id, session_id, sheet, body, kept_utc) values (@userId, @sessionId, @sheet, @body, @at)
     on conflict (user_id, session_id, sheet) do update set body = excluded.body, kept_utc = excluded.kept_utc`,
  )
  const makeRoom = db.prepare<[{ userId: string; most: number }]>(
    `delete from drafts where user_id = @userId and (session_id, sheet) in (
       select session_id, sheet from drafts where user_id = @userId order by kept_utc desc limit -1 offset @most)`,
  )
  const forget = db.prepare<[string]>('delete from drafts where kept_utc < ?')
  const remove = db.prepare<[DraftPlace]>(
    'delete from drafts where user_id = @userId and session_id = @sessionId and sheet = @sheet',
  )
  const of = db.prepare<[string, string], { sheet: string; body: string }>(
    'select sheet, body from drafts where user_id = ? and session_id = ? order by kept_utc',
  )
  const forgetOld = (at: Instant): number => forget.run(addMinutes(at, -draftsKeptDays * 24 * 60).utc).changes
  return {
    keep(_tx, place, body, at) {
      put.run({ ...place, body: JSON.stringify(body), at: at.utc })
      makeRoom.run({ userId: place.userId, most: mostDrafts })
      forgetOld(at)
    },
    drop: (_tx, place) => void remove.run(place),
    of: (userId, sessionId) =>
      of.all(userId, sessionId).map(({ sheet, body }) => ({ sheet, body: JSON.parse(body) as unknown })),
    forgetOld,
  }
}
