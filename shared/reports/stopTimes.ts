import type { Chart, Line } from '../chart/chart.ts'
import { carriesOnly } from '../chart/signOff/signOffBlocks.ts'
import type { Stamp } from '../chart/stamps.ts'
import type { Instant } from '../kernel/instant.ts'

/**
 * What the record says of the stop of one drug that ran (workflow 8.1, 4.9): tapped when it happened; written later by pump
 * history, a note, another nurse or the volume that ran in; from memory, which is weak for billing; declared unknown. What
 * went home on a pump needs no stop in this visit.
 */
export const stopOutcomes = ['in_time', 'late_strong', 'late_weak', 'unknown', 'went_home'] as const
export type StopOutcome = (typeof stopOutcomes)[number]

export interface StopLine {
  readonly lineId: string
  readonly drug: string
  /** Whoever started it: the line stays theirs in the report, whoever covered them when it ended. */
  readonly nurseId: string
  readonly outcome: StopOutcome
  readonly startedAt: Instant
  readonly stoppedAt: Instant | null
}

/**
 * Every line of a visit that ran, with what became of its stop. Pushes and injections happen at one moment, and fluid that
 * only carries or keeps open has no code: neither needs one. A line that still runs is no answer yet.
 */
export const stopLinesOf = ({ lines }: Pick<Chart, 'lines'>): readonly StopLine[] =>
  lines.flatMap((line) => {
    const outcome = outcomeOf(line)
    if (!line.start || outcome === null || carriesOnly(line)) return []
    const { id: lineId, plan, start, stop } = line
    return [
      { lineId, drug: plan.name, nurseId: start.userId, outcome, startedAt: start.at, stoppedAt: stop?.at ?? null },
    ]
  })

function outcomeOf({ state, stop, stopComputed, stopUnknown }: Line): StopOutcome | null {
  if (state === 'home_pump') return 'went_home'
  if (stopUnknown) return 'unknown'
  return stop && ofStop(stop, stopComputed)
}

function ofStop({ late }: Stamp, computed: boolean): StopOutcome {
  if (late) return late.basis === 'memory' ? 'late_weak' : 'late_strong'
  // Accepted by a nurse, and never seen by anybody.
  return computed ? 'late_strong' : 'in_time'
}

export type NeededOutcome = Exclude<StopOutcome, 'went_home'>
export type StopCounts = Readonly<Record<NeededOutcome, number>>

/** How many lines needed a stop. */
export const needed = (counts: StopCounts): number =>
  counts.in_time + counts.late_strong + counts.late_weak + counts.unknown

/** How many of them have one, on whatever basis. */
export const complete = (counts: StopCounts): number => needed(counts) - counts.unknown

/**
 * Completeness in tenths of a percent, rounded down, so that 1000 means every one; null = no line needed a stop. It is shown
 * with its counts and never alone.
 */
export const completeTenths = (counts: StopCounts): number | null =>
  needed(counts) === 0 ? null : Math.floor((complete(counts) * 1000) / needed(counts))

export const stopGroupings = ['nurse', 'drug', 'day'] as const
export type StopGrouping = (typeof stopGroupings)[number]

/** A line with the day of service of its visit, YYYY-MM-DD. */
export type DatedStop = Pick<StopLine, 'drug' | 'nurseId' | 'outcome'> & { readonly day: string }

/** What a line is counted under. */
export const groupKeyOf = ({ nurseId, drug, day }: DatedStop, by: StopGrouping): string =>
  by === 'nurse' ? nurseId : by === 'drug' ? drug : day

export interface StopGroup {
  readonly key: string
  readonly counts: StopCounts
}

export interface StopReport {
  readonly all: StopCounts
  /** Went home on a pump: in none of the counts. */
  readonly wentHome: number
  readonly groups: Readonly<Record<StopGrouping, readonly StopGroup[]>>
}

/** The completeness report of a period: whoever and whatever lacks most comes first, days in their order. One pass. */
export function stopReport(lines: readonly DatedStop[]): StopReport {
  const all = noStops()
  const groups = { nurse: new Map(), drug: new Map(), day: new Map() } satisfies Record<StopGrouping, Counting>
  let wentHome = 0
  for (const line of lines) {
    const { outcome } = line
    if (outcome === 'went_home') {
      wentHome += 1
      continue
    }
    all[outcome] += 1
    for (const by of stopGroupings) countsOf(groups[by], groupKeyOf(line, by))[outcome] += 1
  }
  return {
    all,
    wentHome,
    groups: { nurse: leastFirst(groups.nurse), drug: leastFirst(groups.drug), day: inOrder(groups.day) },
  }
}

type Counts = Record<NeededOutcome, number>
type Counting = Map<string, Counts>

const noStops = (): Counts => ({ in_time: 0, late_strong: 0, late_weak: 0, unknown: 0 })

function countsOf(counting: Counting, key: string): Counts {
  const counts = counting.get(key) ?? noStops()
  counting.set(key, counts)
  return counts
}

const inOrder = (counting: Counting): readonly StopGroup[] =>
  [...counting].map(([key, counts]) => ({ key, counts })).sort((a, b) => (a.key < b.key ? -1 : 1))

const leastFirst = (counting: Counting): readonly StopGroup[] =>
  [...inOrder(counting)].sort(
    ({ counts: a }, { counts: b }) =>
      b.unknown - a.unknown || b.late_weak - a.late_weak || (completeTenths(a) ?? 0) - (completeTenths(b) ?? 0),
  )
