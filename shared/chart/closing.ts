import type { Instant } from '../kernel/instant.ts'
import type { Chart } from './chart.ts'
import { timersAt } from './timers/timers.ts'
import { isInChair } from './visitStates.ts'

/** What may still stand open when a day is closed (workflow 2, 15:00 to 17:30). */
export const closingKinds = [
  'running',
  'missing_stop',
  'in_chair',
  'handoff',
  'unsigned',
  'not_come',
  'home_pump',
] as const
export type ClosingKind = (typeof closingKinds)[number]

export interface ClosingItem {
  readonly kind: ClosingKind
  /** Nothing may be left running, and nobody sitting: these hold the closing; the rest is said and may stay open. */
  readonly holds: boolean
  readonly drug: string | null
  readonly at: Instant | null
}

const holding: readonly ClosingKind[] = ['running', 'missing_stop', 'in_chair']

const item = (kind: ClosingKind, drug: string | null = null, at: Instant | null = null): ClosingItem => ({
  kind,
  holds: holding.includes(kind),
  drug,
  at,
})

/** What one visit leaves open; a portable pump that went home runs on and may. */
export function closingItems(chart: Chart, now: Instant): readonly ClosingItem[] {
  const { state, lines, ties, discharged } = chart
  const pumps = lines.flatMap(({ homePump, plan, state: line }) =>
    homePump && line === 'home_pump' ? [item('home_pump', plan.name, homePump.stamp.at)] : [],
  )
  if (state === 'signed') return pumps
  const { lines: timers } = timersAt(chart, now)
  const isMissing = (lineId: string): boolean =>
    timers.some((timer) => timer.lineId === lineId && timer.possibleMissingStop)
  const open = lines
    .filter((line) => line.state === 'running' || line.state === 'paused')
    .map(({ id, plan, start }) => item(isMissing(id) ? 'missing_stop' : 'running', plan.name, start?.at ?? null))
  const sits = isInChair(state) && open.length === 0 ? [item('in_chair', null, chart.arrived?.at ?? null)] : []
  const left = state === 'discharged' || state === 'transferred_out'
  return [
    ...open,
    ...sits,
    ...(ties.handoff ? [item('handoff', null, ties.handoff.stamp.at)] : []),
    ...(left ? [item('unsigned', null, discharged?.stamp.at ?? null)] : []),
    ...(state === 'scheduled' ? [item('not_come')] : []),
    ...pumps,
  ]
}
