import type { OutboxRow } from '#electron/db/outboxStore.ts'
import { type Receipt, receiptSchema } from '#shared/ipc/hubContract.ts'
import type { Delivery } from '#shared/ipc/shapes.ts'
import { type Instant, instantAt } from '#shared/kernel/instant.ts'

/**
 * Where one session is, in words a screen can say honestly, from its outbox rows, oldest first.
 * Signed: received only with the receipt of its newest version; what a later version overtook says nothing. Unsigned: received when the hub has all its events.
 */
export function deliveryOf(all: readonly OutboxRow[], { hasHub, zone }: { hasHub: boolean; zone: string }): Delivery {
  const rows = all.filter(({ state }) => state !== 'overtaken')
  const problem = rows.find(({ state }) => state === 'needs_person')
  const waiting = rows
    .filter(({ state }) => state === 'waiting' || state === 'sending')
    .reduce((sum, { taps }) => sum + taps, 0)
  const delivered = rows.filter(({ state }) => state === 'delivered')
  const lastSigned = rows.filter(({ kind }) => kind === 'signed').at(-1)
  const receipt = lastSigned?.state === 'delivered' ? readReceipt(lastSigned.receipt) : null
  const lastSettled = (lastSigned ?? delivered.at(-1))?.settledUtc
  const base: Delivery = {
    state: 'saved_here',
    waiting,
    receivedAt: receipt?.storedAt ?? null,
    receipt: receipt && { sessionId: receipt.session, version: receipt.version, sha256: receipt.sha256 },
    note: receipt?.difference?.slice(0, 400) ?? null,
  }
  if (problem) return { ...base, state: 'needs_person', note: problem.lastAnswer?.slice(0, 400) ?? null }
  if (receipt) return { ...base, state: 'received' }
  if (waiting > 0) return { ...base, state: hasHub ? 'waiting' : 'saved_here' }
  if (lastSigned || !lastSettled) return base
  return { ...base, state: 'received', receivedAt: instantOf(lastSettled, zone) }
}

export function readReceipt(value: unknown): Receipt | null {
  const parsed = receiptSchema.safeParse(value)
  return parsed.success ? parsed.data : null
}

export const instantOf = (utc: string, zone: string): Instant => instantAt(Date.parse(utc), zone)
