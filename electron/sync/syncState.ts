import { createHash } from 'node:crypto'
import { z } from 'zod'
import { instantSchema } from '#shared/document/facts.ts'
import type { SyncStatus } from '#shared/ipc/shapes.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { HeardDesk } from '../db/pullStore.ts'
import { instantOf } from '../desk/delivery/delivery.ts'
import type { Stores } from '../desk/desk.ts'

/** What this desk knows of the way to the hub. Reachability is of this run; the last receipt is remembered. */
export interface SyncState {
  /** Whether there is a hub to speak of at all. */
  hubKnown(known: boolean): void
  hasHub(): boolean
  reached(): void
  notReached(now: Instant): void
  receiptCame(at: Instant): void
  /** When the other workstations last asked the hub; true = later than the screens were told. */
  desksHeard(desks: readonly HeardDesk[]): boolean
  status(zone: string): SyncStatus
}

type SyncStores = Pick<Stores, 'outbox' | 'documents' | 'pulls' | 'scans'>

export const alteredScanWords =
  'This scan is not the file that was attached any more, and the hub has no whole one. Attach the paper sheet to the visit again.'

const remembered = z.object({ lastReceiptAt: instantSchema })
const shownProblems = 50
/** The board says as of which minute it knows a desk: it hears of it about that often, not at every pull. */
const tellEveryMs = 30_000

export function createSyncState({ outbox, documents, pulls, scans }: SyncStores): SyncState {
  let hasHub = false
  let hub: 'never_tried' | 'reachable' | 'unreachable' = 'never_tried'
  let unreachableSince: Instant | null = null
  const found = remembered.safeParse(documents.get('settings', 'sync')?.body)
  let lastReceiptAt = found.success ? found.data.lastReceiptAt : null
  let desks = pulls.desks()
  let told = new Map<string, number>()
  const needing = () => pulls.refused().filter(({ setAsideUtc }) => setAsideUtc === null)
  const problems = (zone: string): SyncStatus['problems'] => [
    ...outbox.problems(shownProblems).map(({ id, lastAnswer, settledUtc, createdUtc }) => ({
      id,
      words: lastAnswer ?? 'It was not taken.',
      since: instantOf(settledUtc ?? createdUtc, zone),
    })),
    ...needing()
      .slice(0, shownProblems)
      .map(({ id, words, seenUtc }) => ({ id: shortId(id), words, since: instantOf(seenUtc, zone) })),
    ...scans.altered().map(({ sha256, seenUtc }) => ({
      id: sha256,
      words: alteredScanWords,
      since: instantOf(seenUtc, zone),
    })),
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
      const isNews = heard.some(({ id, heardUtc }) => Date.parse(heardUtc) - (told.get(id) ?? 0) >= tellEveryMs)
      if (isNews) told = new Map(heard.map(({ id, heardUtc }) => [id, Date.parse(heardUtc)]))
      return isNews
    },
    status: (zone) => {
      const { waiting, needsPerson } = outbox.counts()
      return {
        hub: hasHub ? hub : 'none',
        waiting: waiting + (hasHub ? scans.toSend() : 0),
        needsPerson: needsPerson + needing().length + scans.altered().length,
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
