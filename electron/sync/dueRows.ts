import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import type { OutboxRow, OutboxStore } from '../db/outboxStore.ts'
import { later } from './settleRow.ts'

/** Signed sessions in parallel (billing-interfaces 4). */
const sessionsAtOnce = 4
/** Rows of events taken together: mostly one push covers them all (sendEvents.ts). */
const eventRefsAtOnce = 20
const eventRowsOfOneRef = 50
/** Nothing is ever planned further ahead (nextStep.ts). */
const longestPlannedMs = 60 * 60_000
const farAheadMs = 10 * 365 * 86_400_000

/**
 * Takes the rows whose turn it is, of both kinds: a signature that is refused again and again never goes before entries
 * that wait. A row planned further ahead than anything is ever planned tells of a clock that was set back: then what waits
 * goes now, or it would wait for the clock.
 */
export function claimRows(outbox: OutboxStore, now: Instant): readonly OutboxRow[] {
  const claim = (kind: OutboxRow['kind'], refs: number, run: number): readonly OutboxRow[] => {
    const ahead = Date.parse(outbox.nextDueUtc(kind) ?? now.utc) - epochMs(now)
    return outbox.claim(kind, ahead > longestPlannedMs ? later(now, farAheadMs) : now, refs, run)
  }
  return [...claim('signed', sessionsAtOnce, 1), ...claim('events', eventRefsAtOnce, eventRowsOfOneRef)]
}

/** Milliseconds until the next row is due; Infinity = none waits. */
export function msUntilDue(outbox: OutboxStore, now: Instant): number {
  const dues = (['signed', 'events'] as const).map((kind) => outbox.nextDueUtc(kind))
  const first = Math.min(...dues.map((due) => (due === null ? Number.POSITIVE_INFINITY : Date.parse(due))))
  return Math.max(0, first - epochMs(now))
}
