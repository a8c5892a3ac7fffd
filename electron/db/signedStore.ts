import type { Instant } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

/** A signed version as it leaves: `document` is the text of its envelope, byte for byte. */
export interface SignedVersion {
  readonly sessionId: string
  readonly version: number
  readonly document: string
  readonly sha256: string
  readonly ruleSet: string
  readonly signedUtc: string
  /** What billing answered; null = not yet received. */
  readonly receipt: unknown
}

export interface SignedStore {
  /** Keeps a version for good. Throws when this version is here already with another content; the same again changes nothing. */
  add(tx: Tx, signed: Omit<SignedVersion, 'signedUtc' | 'receipt'> & { readonly signedAt: Instant }): void
  /** Keeps the first receipt of a version; true, or false when there is no such version or it has its receipt. */
  receive(tx: Tx, sessionId: string, version: number, receipt: unknown): boolean
  get(sessionId: string, version: number): SignedVersion | null
  /** The newest version of a session. */
  newest(sessionId: string): SignedVersion | null
  /** Every version of a session, oldest first. */
  versions(sessionId: string): readonly SignedVersion[]
  sessionIds(): readonly string[]
}

interface Row {
  readonly session_id: string
  readonly version: number
  readonly document: string
  readonly sha256: string
  readonly rule_set: string
  readonly signed_utc: string
  readonly receipt: string | null
}

const signedOf = (row: Row | undefined): SignedVersion | null =>
  row
    ? {
        sessionId: row.session_id,
        version: row.version,
        document: row.document,
        sha256: row.sha256,
        ruleSet: row.rule_set,
        signedUtc: row.signed_utc,
        receipt: row.receipt === null ? null : (JSON.parse(row.receipt) as unknown),
      }
    : null

const columns = 'session_id, version, document, sha256, rule_set, signed_utc, receipt'

/** What people signed: never changed, never deleted; only the receipt arrives later. */
export function createSignedStore(db: WritableDb): SignedStore {
  const insert = db.prepare(`insert into signed_versions (session_id, version, document, sha256, rule_set, signed_utc)
    values (@sessionId, @version, @document, @sha256, @ruleSet, @signedUtc)`)
  const receive = db.prepare<[string, string, number]>(
    'update signed_versions set receipt = ? where session_id = ? and version = ? and receipt is null',
  )
  const one = db.prepare<[string, number], Row>(
    `select ${columns} from signed_versions where session_id = ? and version = ?`,
  )
  const newest = db.prepare<[string], Row>(
    `select ${columns} from signed_versions where session_id = ? order by version desc limit 1`,
  )
  const versions = db.prepare<[string], Row>(
    `select ${columns} from signed_versions where session_id = ? order by version`,
  )
  const sessions = db.prepare<[], { session_id: string }>('select distinct session_id from signed_versions')
  return {
    add(_tx, { signedAt, ...signed }) {
      if (one.get(signed.sessionId, signed.version)?.sha256 === signed.sha256) return
      insert.run({ ...signed, signedUtc: signedAt.utc })
    },
    receive: (_tx, sessionId, version, receipt) =>
      receive.run(JSON.stringify(receipt), sessionId, version).changes === 1,
    get: (sessionId, version) => signedOf(one.get(sessionId, version)),
    newest: (sessionId) => signedOf(newest.get(sessionId)),
    versions: (sessionId) => versions.all(sessionId).flatMap((row) => signedOf(row) ?? []),
    sessionIds: () => sessions.all().map((row) => row.session_id),
  }
}
