import { type Receipt, receiptSchema } from '#shared/ipc/hubContract.ts'
import type { PulledEvent, StoredSession } from './store.ts'

/** A signed version as either database returns it. */
export interface SignedRow {
  readonly place: number
  readonly session_id: string
  readonly version: number
  readonly sha256: string
  readonly claim_ref: string
  readonly device_id: string
  readonly envelope: string
  readonly receipt: string
}

export const receiptOf = (row: SignedRow): Receipt => receiptSchema.parse(JSON.parse(row.receipt))

export const sessionOf = (row: SignedRow): StoredSession => ({
  sessionId: row.session_id,
  version: row.version,
  sha256: row.sha256,
  receipt: receiptOf(row),
  claimRef: row.claim_ref,
  deviceId: row.device_id,
})

/** An event as either database returns it. */
export interface EventRow {
  readonly place: number
  readonly device_id: string
  readonly seq: number
  readonly id: string
  readonly body: string
  readonly prev_hash: string
  readonly hash: string
}

export const pulledOf = ({ device_id, seq, id, body, prev_hash, hash }: EventRow): PulledEvent => ({
  deviceId: device_id,
  seq,
  id,
  body,
  prevHash: prev_hash,
  hash,
})

/** Rows after a cursor, and where the next question begins: behind everything that was looked at. */
export const pageOf = (rows: readonly EventRow[], limit: number, after: number, end: number) => ({
  events: rows.map(pulledOf),
  cursor: rows.length === limit ? (rows.at(-1)?.place ?? after) : Math.max(after, end),
})
