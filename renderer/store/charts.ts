import type { Chart } from '#shared/chart/chart.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { AppState, PendingCommand } from './appState.ts'

type Events = readonly ChartEvent[]

// Remembered by identity, so that a clock tick does not fold again what has not changed.
const joined = new WeakMap<Events, { readonly pending: readonly PendingCommand[]; readonly all: Events }>()
const folded = new WeakMap<Events, Chart | null>()
const none: Events = []

/** Everything of one chart that may be shown: what is committed, then what is still being saved. */
export function eventsOf(state: AppState, sessionId: string): Events {
  const confirmed = state.charts[sessionId]?.confirmed ?? none
  const known = joined.get(confirmed)
  if (known?.pending === state.pending) return known.all
  const here = state.pending.filter((waiting) => waiting.sessionId === sessionId && waiting.events.length > 0)
  if (here.length === 0) return confirmed
  const committed = new Set(confirmed.map((event) => event.commandId))
  const unsaved = here.filter((waiting) => !committed.has(waiting.commandId)).flatMap((waiting) => waiting.events)
  const all = unsaved.length === 0 ? confirmed : [...confirmed, ...unsaved]
  joined.set(confirmed, { pending: state.pending, all })
  return all
}

/** The chart as it stands on this screen, or null while it has not arrived. */
export function chartOf(state: AppState, sessionId: string): Chart | null {
  const events = eventsOf(state, sessionId)
  if (events.length === 0) return null
  const known = folded.get(events)
  if (known !== undefined) return known
  const chart = foldChart(events)
  folded.set(events, chart)
  return chart
}

/** The commands of one chart that nobody has confirmed yet. */
export const pendingOf = (state: AppState, sessionId: string): readonly PendingCommand[] =>
  state.pending.filter((waiting) => waiting.sessionId === sessionId)

/** Whether any of these pending commands speaks about the line, and so its row is still saving. */
export const isSaving = (pending: readonly PendingCommand[], lineId: string): boolean =>
  pending.some(({ command }) => 'lineId' in command && command.lineId === lineId)
