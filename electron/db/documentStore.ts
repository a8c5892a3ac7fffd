import type { Instant } from '#shared/kernel/instant.ts'
import type { WritableDb } from './rights.ts'

export type DocumentKind = 'practice' | 'provider' | 'patient' | 'plan' | 'catalogue' | 'payer' | 'charges' | 'settings'

/** One thing the clinic was given; the body is JSON and is parsed by its schema where it is used. */
export interface StoredDocument {
  readonly kind: DocumentKind
  readonly id: string
  /** Grows by one with every change. */
  readonly version: number
  readonly body: unknown
  readonly updatedUtc: string
}

export interface DocumentStore {
  /** Keeps a document, replacing the one before of this kind and id; returns its version. */
  put(kind: DocumentKind, id: string, body: unknown, at: Instant): number
  get(kind: DocumentKind, id: string): StoredDocument | null
  /** All of a kind, by id. */
  list(kind: DocumentKind): readonly StoredDocument[]
}

interface Row {
  readonly kind: DocumentKind
  readonly id: string
  readonly version: number
  readonly body: string
  readonly updated_utc: string
}

const documentOf = ({ updated_utc, body, ...row }: Row): StoredDocument => ({
  ...row,
  body: JSON.parse(body) as unknown,
  updatedUtc: updated_utc,
})

/** Practice, patients, plans, catalogue issues: kept whole, by kind and id. */
export function createDocumentStore(db: WritableDb): DocumentStore {
  const put = db.prepare<[string, string, string, string], { version: number }>(
    `insert into documents (kind, id, version, body, updated_utc) values (?, ?, 1, ?, ?)
     on conflict (kind, id) do update set version = version + 1, body = excluded.body, updated_utc = excluded.updated_utc
     returning version`,
  )
  const one = db.prepare<[string, string], Row>('select * from documents where kind = ? and id = ?')
  const list = db.prepare<[string], Row>('select * from documents where kind = ? order by id')
  return {
    put: (kind, id, body, at) => put.get(kind, id, JSON.stringify(body), at.utc)?.version ?? 0,
    get(kind, id) {
      const row = one.get(kind, id)
      return row ? documentOf(row) : null
    },
    list: (kind) => list.all(kind).map(documentOf),
  }
}
