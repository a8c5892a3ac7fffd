import { hash } from 'node:crypto'
import type { Instant } from '#shared/kernel/instant.ts'
import type { ReadableDb, WritableDb } from './rights.ts'

export interface ScanStore {
  /** Keeps a file under its hash; the same again changes nothing and is not new. */
  keep(content: Buffer, at: Pick<Instant, 'utc'>): { readonly sha256: string; readonly isNew: boolean }
  has(sha256: string): boolean
  /** `altered`: what lies under that hash is another file. */
  read(sha256: string): Buffer | 'altered' | null
  remove(sha256: string): void
  /** Puts the file that its hash names in the place of one that is another. */
  mend(content: Buffer): void
  /** It is another file than its hash names, and cannot be sent. False = that was known. */
  isAltered(sha256: string, at: Pick<Instant, 'utc'>): boolean
  altered(): readonly AlteredScan[]
  /** The oldest that is not at the hub yet and is not passed over, or null. */
  nextToSend(passedOver: ReadonlySet<string>): string | null
  /** How many wait to be sent. */
  toSend(): number
  /** The hub has it: it took it, or gave it. */
  isAtHub(sha256: string, at: Pick<Instant, 'utc'>): void
  /** The hub has lost what it had: every one is sent again. */
  sendAgain(): void
}

/** `sessionId` null = no entry here names it. */
export interface AlteredScan {
  readonly sha256: string
  readonly sessionId: string | null
  readonly seenUtc: string
}

interface Row {
  readonly sha256: string
  readonly content: Buffer
}

const shaOf = (content: Buffer): string => hash('sha256', content, 'hex')

/** Scans of paper sheets, in the same encrypted file as the entries that name them. */
export function createScanStore(db: WritableDb): ScanStore {
  const keep = db.prepare<[string, Buffer, string]>(
    'insert or ignore into paper_scans (sha256, content, kept_utc) values (?, ?, ?)',
  )
  const one = db.prepare<[string], Row>('select sha256, content from paper_scans where sha256 = ?')
  const has = db.prepare<[string]>('select 1 from paper_scans where sha256 = ?')
  const next = db.prepare<[], { sha256: string }>(
    'select sha256 from paper_scans where at_hub_utc is null order by kept_utc, sha256',
  )
  const waiting = db.prepare<[], { count: number }>(
    'select count(*) as count from paper_scans where at_hub_utc is null and altered_utc is null',
  )
  const taken = db.prepare<[string, string]>('update paper_scans set at_hub_utc = ? where sha256 = ?')
  const again = db.prepare('update paper_scans set at_hub_utc = null')
  const mend = db.prepare<[Buffer, string]>(
    'update paper_scans set content = ?, altered_utc = null, altered_of = null where sha256 = ?',
  )
  const spoil = db.prepare<[{ utc: string; sha256: string }]>(
    `update paper_scans set altered_utc = @utc, altered_of = (select session_id from events
       where kind = 'PaperAttached' and body ->> '$.payload.sha256' = @sha256 limit 1)
     where sha256 = @sha256 and altered_utc is null`,
  )
  const altered = db.prepare<[], AlteredScan>(
    `select sha256, altered_of as sessionId, altered_utc as seenUtc from paper_scans where altered_utc is not null
     order by altered_utc, sha256`,
  )
  const remove = db.prepare<[string]>('delete from paper_scans where sha256 = ?')
  return {
    keep(content, at) {
      const sha256 = shaOf(content)
      return { sha256, isNew: keep.run(sha256, content, at.utc).changes > 0 }
    },
    has: (sha256) => has.get(sha256) !== undefined,
    read(sha256) {
      const row = one.get(sha256)
      if (!row) return null
      return shaOf(row.content) === sha256 ? row.content : 'altered'
    },
    remove: (sha256) => void remove.run(sha256),
    mend: (content) => void mend.run(content, shaOf(content)),
    isAltered: (sha256, { utc }) => spoil.run({ utc, sha256 }).changes > 0,
    altered: () => altered.all(),
    nextToSend: (passedOver) => next.all().find(({ sha256 }) => !passedOver.has(sha256))?.sha256 ?? null,
    toSend: () => waiting.get()?.count ?? 0,
    isAtHub: (sha256, at) => void taken.run(at.utc, sha256),
    sendAgain: () => void again.run(),
  }
}

/** The first scan that is not the file its hash names; null = all are. */
export function firstAlteredScan(db: ReadableDb): string | null {
  const rows = db.prepare<[], Row>('select sha256, content from paper_scans order by sha256')
  for (const { sha256, content } of rows.iterate()) if (shaOf(content) !== sha256) return sha256
  return null
}
