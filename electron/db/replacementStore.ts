import type { Instant } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

/** One container of one line of one visit. */
export interface ContainerKey {
  readonly sessionId: string
  readonly lineId: string
  readonly containerId: string
}

export interface ReplacementStore {
  /** Keeps what holds from that moment on; of two for one container the later one. False = a later one is known. */
  put(tx: Tx, key: ContainerKey, body: unknown, at: Instant): boolean
  /** As it was put; null = nobody has said anything of this container. */
  get(key: ContainerKey): unknown
}

interface Row {
  readonly body: string
}

/** Where the practice stands with makers, container by container, as its audit entries say. */
export function createReplacementStore(db: WritableDb): ReplacementStore {
  const put = db.prepare<[ContainerKey & { readonly body: string; readonly at: string }]>(
    `insert into replacements (session_id, line_id, container_id, body, changed_utc)
     values (@sessionId, @lineId, @containerId, @body, @at)
     on conflict (session_id, line_id, container_id) do update set body = excluded.body, changed_utc = excluded.changed_utc
     where excluded.changed_utc >= replacements.changed_utc`,
  )
  const get = db.prepare<[string, string, string], Row>(
    'select body from replacements where session_id = ? and line_id = ? and container_id = ?',
  )
  return {
    put: (_tx, { sessionId, lineId, containerId }, body, at) =>
      put.run({ sessionId, lineId, containerId, body: JSON.stringify(body), at: at.utc }).changes === 1,
    get({ sessionId, lineId, containerId }) {
      const row = get.get(sessionId, lineId, containerId)
      return row ? (JSON.parse(row.body) as unknown) : null
    },
  }
}
