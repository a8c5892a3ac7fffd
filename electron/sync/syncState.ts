import { createHash } from 'node:crypto'
import { z } from 'zod'
import { instantSchema } from '#shared/document/facts.ts'
import type { SyncStatus } from '#shared/ipc/shapes.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { HeardDesk } from '../db/pullStore.ts'
import { instantOf } from '../desk/delivery.ts'
import type { Stores } from '../desk/desk.ts'

/** What this desk knows of the way to the hub. Reachability is of this run; the last receipt is remembered. */
export interface SyncState {
  /** Whether there is a hub to speak of at all. */
  hubKnown(known: boolean): void
  hasHub(): boolean
  reached(): void
  notReached(now: Instant): void
  receiptCame(at: Instant): void
  /** When the other workstations last asked the hub. */
  desksHeard(desks: readonly HeardDesk[]): void
  status(zone: string): SyncStatus
}

type SyncStores = Pick<Stores, 'outbox' | 'documents' | 'pulls'>

const remembered = z.object({ lastReceiptAt: instantSchema })
const shownProblems = 50

export function createSyncState({ outbox, documents, pulls }: SyncStores): SyncState {
  let hasHub = false
  let hub: 'never_tried' | 'reachable' | 'unreachable' = 'never_tried'
  let unreachableSince: Instant | null = null
  const found = remembered.safeParse(documents.get('settings', 'sync')?.body)
  let lastReceiptAt = found.success ? found.data.lastReceiptAt : null
  let desks = pulls.desks()
  const problems = (zone: string): SyncStatus['problems'] => [
    ...outbox.problems(shownProblems).map(({ id, lastAnswer, settledUtc, createdUtc }) => ({
      id,
      words: lastAnswer ?? 'It was not taken.',
      since: instantOf(settledUtc ?? createdUtc, zone),
    })),
    ...pulls
      .refused()
      .slice(0, shownProblems)
      .map(({ id, words, seenUtc }) => ({ id: shortId(id), words, since: instantOf(seenUtc, zone) })),
  ]
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
    desksHeard(heard) {
      desks = heard
    },
    status: (zone) => {
      const { waiting, needsPerson } = outbox.counts()
      return {
        hub: hasHub ? hub : 'none',
        waiting,
        needsPerson: needsPerson + pulls.refused().length,
        lastReceiptAt,
        unreachableSince,
        problems: problems(zone),
        desks: desks.map(({ id, name, heardUtc }) => ({ id, name, asOf: instantOf(heardUtc, zone) })),
      }
    },
  }
}

/** Ids of the wire have 64 characters at most. */
const shortId = (id: string): string => createHash('sha256').update(id).digest('hex')
