import { type Receipt, receiptSchema } from '#shared/ipc/hubContract.ts'
import type { StoredSession } from './store.ts'

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
