import type { Chart } from '../chart.ts'
import type { ChartEvent, EventOf } from '../events.ts'
import type { SignedPayload } from '../payloads/payloads.ts'
import { signaturesOf } from './foldAmendments.ts'

/**
 * Entries made on another workstation before a signature, and delivered after it: they stand in the chart and not in the
 * signed version. A signature says how many entries of each workstation it covers; what is more than that came later.
 */

const frames: ReadonlySet<ChartEvent['kind']> = new Set(['AmendmentOpened', 'AmendmentWithdrawn', 'SessionSigned'])

/** How many entries of each workstation stand in a chart: what a signature given now covers. */
export function coversOf({ history }: Pick<Chart, 'history'>): NonNullable<SignedPayload['covers']> {
  const counts = new Map<string, number>()
  for (const { event } of history)
    if (!frames.has(event.kind)) counts.set(event.deviceId, (counts.get(event.deviceId) ?? 0) + 1)
  return [...counts].map(([deviceId, entries]) => ({ deviceId, entries }))
}

/**
 * The entries the newest signature does not carry though no open amendment made them, earliest first. None is known of a
 * signature of before, which says nothing of what it covers, nor while two workstations' signatures contradict.
 */
export function deliveredEntries({
  history,
  signed,
  versions,
  conflicts,
}: Pick<Chart, 'history' | 'signed' | 'versions' | 'conflicts'>): readonly ChartEvent[] {
  const covers = signed?.payload.covers
  if (!covers || conflicts.some(({ kind }) => kind === 'SessionSigned')) return []
  const isSigned = ofSigned(versions)
  const covered = new Map(covers.map(({ deviceId, entries }) => [deviceId, entries]))
  const byDevice = Map.groupBy(
    history.map(({ event }) => event).filter((event) => !frames.has(event.kind) && isSigned(event)),
    ({ deviceId }) => deviceId,
  )
  return [...byDevice]
    .flatMap(([deviceId, events]) => inOrderMade(events).slice(covered.get(deviceId) ?? 0))
    .sort((a, b) => compare(a.happenedAt.utc, b.happenedAt.utc) || compare(a.id, b.id))
}

/** Whether an entry belongs to what is signed: made before any amendment, or under one that a signature names. */
function ofSigned(versions: readonly EventOf<'SessionSigned'>[]): (event: ChartEvent) => boolean {
  const named = new Set(signaturesOf(versions).flatMap(({ payload }) => payload.amendmentIds ?? []))
  return ({ amendmentId }) => amendmentId === undefined || named.has(amendmentId)
}

/** As their workstation made them: ids count up with its clock. */
const inOrderMade = (events: readonly ChartEvent[]): readonly ChartEvent[] =>
  [...events].sort((a, b) => compare(a.recordedAt.utc, b.recordedAt.utc) || compare(a.id, b.id))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
