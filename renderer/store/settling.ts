import { doneWords, savedWords, savingWords } from '#renderer/words/commands.ts'
import { faultWords } from '#renderer/words/faults.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import type { Refusal } from '#shared/chart/refusals.ts'
import type { Fault } from '#shared/ipc/envelope.ts'
import { epochMs } from '#shared/kernel/instant.ts'
import type { AppState, PendingCommand } from './appState.ts'
import { chartOf } from './charts.ts'
import type { Room } from './ports.ts'

export type Outcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** An unanswered tap is called "not saved yet" after this long (examples 5.5). */
const overdueAfterMs = 2_000
const undoForMs = 10_000

/** Shows a tap in its saving form, and says so; after two seconds it is called not saved yet. */
export function showPending({ store, say, later }: Room, pending: PendingCommand): void {
  store.setState((state) => ({
    pending: [...state.pending, pending],
    ...(isAside(pending) ? {} : { refusals: without(state.refusals, pending.place), undo: null }),
  }))
  const chart = chartOf(store.getState(), pending.sessionId)
  say(savingWords(pending.command, chart))
  later(overdueAfterMs, () => {
    const waits = store.getState().pending.some(({ commandId }) => commandId === pending.commandId)
    if (!waits) return
    store.setState(({ pending: all }) => ({
      pending: all.map((one) => (one.commandId === pending.commandId ? { ...one, overdue: true } : one)),
    }))
    say(`${doneWords(pending.command, chart)}, not saved yet.`, 'assertive')
  })
}

/** The tap leaves, with its reason in the slot it came from. */
export function settleRefused({ store }: Room, pending: PendingCommand, refusal: Refusal): Outcome {
  const { sessionId, command, place } = pending
  store.setState((state) => ({
    pending: dropped(state, pending),
    refusals: { ...state.refusals, [place]: { sessionId, command, refusal } },
  }))
  return { kind: 'refused', refusal }
}

/** The tap leaves and was not saved: ours to explain, with an id to read out. */
export function settleFault({ store, say }: Room, pending: PendingCommand, fault: Fault): Outcome {
  store.setState((state) => ({ pending: dropped(state, pending), fault }))
  say(faultWords(fault), 'assertive')
  return { kind: 'fault', fault }
}

/** The back end has it: the same events, no longer saving, and ten seconds to take them back. */
export function settleSaved(
  { store, say, now }: Room,
  pending: PendingCommand,
  events: readonly ChartEvent[],
  version: number,
): Outcome {
  store.setState((state) => ({
    wire: 'open',
    pending: dropped(state, pending),
    charts: grown(state, pending.sessionId, events, version),
    undo: isAside(pending) || isElsewhere(state, pending) ? state.undo : undoOf(pending, events.at(-1), epochMs(now())),
  }))
  say(savedWords(pending.command, chartOf(store.getState(), pending.sessionId)))
  return { kind: 'saved' }
}

const dropped = ({ pending }: AppState, { commandId }: PendingCommand): readonly PendingCommand[] =>
  pending.filter((one) => one.commandId !== commandId)

export const without = (refusals: AppState['refusals'], place: string): AppState['refusals'] =>
  Object.fromEntries(Object.entries(refusals).filter(([key]) => key !== place))

function grown(state: AppState, sessionId: string, events: readonly ChartEvent[], version: number): AppState['charts'] {
  const known = state.charts[sessionId]
  if (!known) return state.charts
  const have = new Set(known.confirmed.map(({ id }) => id))
  const fresh = events.filter(({ id }) => !have.has(id))
  const confirmed = fresh.length > 0 ? [...known.confirmed, ...fresh] : known.confirmed
  return { ...state.charts, [sessionId]: { ...known, confirmed, version: Math.max(known.version, version) } }
}

/** An alarm is quiet: nothing of the visit, and what was tapped just before can still be taken back. */
const isAside = ({ command }: PendingCommand): boolean => command.kind === 'silenceAlarm'

/** The answer came when another visit, or another person, was already at this screen: its Undo is not for them. */
const isElsewhere = ({ screen, signedIn }: AppState, { sessionId, userId }: PendingCommand): boolean =>
  signedIn?.user.id !== userId || ('sessionId' in screen && screen.sessionId !== sessionId)

/** The offer to take a tap back; none for what is not taken back by a tap: a signature, or entries that were struck. */
function undoOf(
  { command, sessionId, happenedAt }: PendingCommand,
  last: ChartEvent | undefined,
  nowMs: number,
): AppState['undo'] {
  if (!last || command.kind === 'sign' || last.kind === 'EventVoided') return null
  return { sessionId, eventId: last.id, command, at: happenedAt, untilMs: nowMs + undoForMs }
}
