import { versionOfEntry } from '#shared/chart/amendments.ts'
import type { Chart, HistoryEntry } from '#shared/chart/chart.ts'
import { deliveredEntries } from '#shared/chart/fold/delivered.ts'
import { lineIdOf } from '#shared/chart/fold/lineIdOf.ts'

export type TimelineFilter = 'changed' | 'late' | 'amended'

export interface TimelineChoice {
  readonly filter: TimelineFilter | null
  readonly userId: string | null
  readonly lineId: string | null
}

export interface TimelineRow extends HistoryEntry {
  /** The version it came in with; null = not signed yet, as what was delivered after the signature. */
  readonly version: number | null
  /** What this entry replaced. */
  readonly replaced: HistoryEntry['event'] | null
}

/** Every entry of a visit, old and new, in the record's order; a void is told on the entry it struck. */
export function timelineRows(chart: Chart): readonly TimelineRow[] {
  const { history, versions } = chart
  const delivered = new Set(deliveredEntries(chart))
  const byId = new Map(history.map(({ event }) => [event.id, event]))
  return history
    .filter(({ event }) => event.kind !== 'EventVoided')
    .map((entry) => ({
      ...entry,
      version: delivered.has(entry.event) ? null : versionOfEntry(entry.event, versions),
      replaced: entry.event.replaces === undefined ? null : (byId.get(entry.event.replaces) ?? null),
    }))
}

const fits: Readonly<Record<TimelineFilter, (row: TimelineRow) => boolean>> = {
  changed: ({ struckBy, replaced }) => struckBy !== null || replaced !== null,
  late: ({ event }) => event.late !== undefined,
  amended: ({ event }) => event.amendmentId !== undefined || event.kind === 'AmendmentOpened',
}

export const countOf = (rows: readonly TimelineRow[], filter: TimelineFilter): number =>
  rows.filter(fits[filter]).length

/** The rows of a filter, a person and a drug; null = whichever. */
export const chosenRows = (
  rows: readonly TimelineRow[],
  { filter, userId, lineId }: TimelineChoice,
): readonly TimelineRow[] =>
  rows.filter(
    (row) =>
      (filter === null || fits[filter](row)) &&
      (userId === null || row.event.userId === userId || row.struckBy?.userId === userId) &&
      (lineId === null || lineIdOf(row.event) === lineId),
  )
