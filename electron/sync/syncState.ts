import { z } from 'zod'
import { instantSchema } from '#shared/document/facts.ts'
import type { SyncStatus } from '#shared/ipc/shapes.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { DocumentStore } from '../db/documentStore.ts'
import type { OutboxStore } from '../db/outboxStore.ts'
import { instantOf } from '../desk/delivery.ts'

/** What this desk knows of the way to the hub. Reachability is of this run; the last receipt is remembered. */
export interface SyncState {
  /** Whether there is a hub to speak of at all. */
  hubKnown(known: boolean): void
  hasHub(): boolean
  reached(): void
  notReached(now: Instant): void
  receiptCame(at: Instant): void
  status(zone: string): SyncStatus
}

const remembered = z.object({ lastReceiptAt: instantSchema })
const shownProblems = 50

export function createSyncState(outbox: OutboxStore, documents: DocumentStore): SyncState {
  let hasHub = false
  let hub: 'never_tried' | 'reachable' | 'unreachable' = 'never_tried'
  let unreachableSince: Instant | null = null
  const found = remembered.safeParse(documents.get('settings', 'sync')?.body)
  let lastReceiptAt = found.success ? found.data.lastReceiptAt : null
  return {
    hubKnown(known) {
      hasHub = known
    },
    hasHub: () => hasHub,
    reached() {
      hub = 'reachable'
      unreachableSince = null
    },
    notReached(now) {
      hub = 'unreachable'
      unreachableSince ??= now
    },
    receiptCame(at) {
      lastReceiptAt = at
      documents.put('settings', 'sync', { lastReceiptAt: at }, at)
    },
    status: (zone) => ({
      hub: hasHub ? hub : 'none',
      ...outbox.counts(),
      lastReceiptAt,
      unreachableSince,
      problems: outbox.problems(shownProblems).map(({ id, lastAnswer, settledUtc, createdUtc }) => ({
        id,
        words: lastAnswer ?? 'It was not taken.',
        since: instantOf(settledUtc ?? createdUtc, zone),
      })),
    }),
  }
}
