import { savedWords, savingWords } from '#renderer/words/commands.ts'
import { faultWords } from '#renderer/words/faults.ts'
import type { Command } from '#shared/chart/command.ts'
import type { Context } from '#shared/chart/context.ts'
import { decide } from '#shared/chart/decide.ts'
import type { ChartEvent, Source } from '#shared/chart/events.ts'
import type { Late } from '#shared/chart/payloads.ts'
import type { Refusal } from '#shared/chart/refusals.ts'
import type { Answer } from '#shared/ipc/client.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { Fault } from '#shared/ipc/envelope.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { AppState, PendingCommand } from './appState.ts'
import { chartOf } from './charts.ts'
import type { Room } from './ports.ts'
import { renamed } from './renamed.ts'

export interface PerformOptions {
  /** Reserved slot a refusal is shown in: "line:<id>", "sheet", "visit". */
  readonly place: string
  readonly happenedAt?: Instant
  readonly source?: Source
  readonly late?: Late
  readonly witness?: { readonly userId: string; readonly pin: string }
  readonly confirmPin?: string
}

export type Outcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'fault'; readonly fault: Fault }

export interface Performing {
  perform(sessionId: string, command: Command, options: PerformOptions): Promise<Outcome>
  /** Sends what waited for its own person to come back. */
  wake(): void
}

/** An unanswered tap is called "not saved yet" after this long (examples 5.5). */
const overdueAfterMs = 2_000
const undoForMs = 10_000
const firstRetryMs = 250
const longestRetryMs = 5_000

/** Commands only the back end can judge: a second person's PIN, or values it freezes itself. */
const isJudgedThere = (command: Command, { witness, confirmPin }: PerformOptions): boolean =>
  witness !== undefined || confirmPin !== undefined || command.kind === 'sign' || command.kind === 'giveSecondCheck'

/** Optimism, honestly: shown at once as saving, sent in order, each retried under its own id, gone again when refused. */
export function createPerforming(room: Room, reload: (sessionId: string) => Promise<void>): Performing {
  const { api, newId, later, store } = room
  const tails = new Map<string, Promise<unknown>>()
  const sleepers = new Set<() => void>()
  // Ids given here until the back end answers with its own.
  const ids = new Map<string, string>()

  async function perform(sessionId: string, command: Command, options: PerformOptions): Promise<Outcome> {
    const user = store.getState().signedIn?.user
    if (!user) return { kind: 'fault', fault: nobodyHere }
    const pending: PendingCommand = {
      commandId: newId(),
      sessionId,
      command,
      happenedAt: options.happenedAt ?? room.now(),
      source: options.source ?? (options.happenedAt ? 'typed' : 'tap'),
      ...(options.late ? { late: options.late } : {}),
      userId: user.id,
      userName: user.name,
      events: [],
      place: options.place,
      overdue: false,
    }
    const judged = judge(pending, options)
    if (!judged.ok) return refused(pending, judged.error)
    show({ ...pending, events: judged.value })
    const before = tails.get(sessionId) ?? Promise.resolve()
    const mine = before.then(() => send(pending, options, judged.value))
    tails.set(sessionId, mine)
    return mine
  }

  function judge(pending: PendingCommand, options: PerformOptions): Result<readonly ChartEvent[], Refusal> {
    const chart = chartOf(store.getState(), pending.sessionId)
    if (!chart || isJudgedThere(pending.command, options)) return ok([])
    return decide(chart, pending.command, contextOf(room, pending))
  }

  function show(pending: PendingCommand): void {
    store.setState((state) => ({
      pending: [...state.pending, pending],
      refusals: without(state.refusals, pending.place),
      undo: null,
    }))
    room.say(savingWords(pending.command, chartOf(store.getState(), pending.sessionId)))
    later(overdueAfterMs, () =>
      store.setState(({ pending: all }) =>
        all.some(({ commandId }) => commandId === pending.commandId)
          ? { pending: all.map((one) => (one.commandId === pending.commandId ? { ...one, overdue: true } : one)) }
          : {},
      ),
    )
  }

  async function send(
    pending: PendingCommand,
    options: PerformOptions,
    guess: readonly ChartEvent[],
  ): Promise<Outcome> {
    const input: Input<'chart.perform'> = {
      commandId: pending.commandId,
      sessionId: pending.sessionId,
      command: renamed(pending.command, ids),
      happenedAt: pending.happenedAt,
      source: pending.source,
      ...(pending.late ? { late: pending.late } : {}),
      ...(options.witness ? { witness: options.witness } : {}),
      ...(options.confirmPin ? { confirmPin: options.confirmPin } : {}),
    }
    for (let waitMs = firstRetryMs; ; waitMs = Math.min(longestRetryMs, waitMs * 2)) {
      if (store.getState().signedIn?.user.id !== pending.userId) {
        await new Promise<void>((wake) => sleepers.add(wake))
        continue
      }
      const answer = await api.call('chart.perform', input)
      if (answer.kind !== 'fault' || answer.fault.code !== 'unreachable') return settle(pending, guess, answer)
      store.setState({ wire: 'lost' })
      await new Promise<void>((wake) => later(waitMs, wake))
    }
  }

  function settle(pending: PendingCommand, guess: readonly ChartEvent[], answer: Answer<'chart.perform'>): Outcome {
    store.setState({ wire: 'open' })
    if (answer.kind === 'refusal') return refused(pending, answer.refusal)
    if (answer.kind === 'fault') {
      drop(pending)
      store.setState({ fault: answer.fault })
      room.say(faultWords(answer.fault), 'assertive')
      return { kind: 'fault', fault: answer.fault }
    }
    const { events, version } = answer.value
    guess.forEach((event, at) => {
      const kept = events[at]
      if (kept && kept.id !== event.id) ids.set(event.id, kept.id)
    })
    store.setState((state) => committed(state, pending, events, version, epochMs(room.now())))
    const known = store.getState().charts[pending.sessionId]
    if (!known || known.version !== known.confirmed.length || events.length === 0) void reload(pending.sessionId)
    room.say(savedWords(pending.command, chartOf(store.getState(), pending.sessionId)))
    return { kind: 'saved' }
  }

  function refused(pending: PendingCommand, refusal: Refusal): Outcome {
    drop(pending)
    const shown = { sessionId: pending.sessionId, command: pending.command, refusal }
    store.setState(({ refusals }) => ({ refusals: { ...refusals, [pending.place]: shown } }))
    return { kind: 'refused', refusal }
  }

  const drop = ({ commandId }: PendingCommand): void =>
    store.setState(({ pending }) => ({ pending: pending.filter((one) => one.commandId !== commandId) }))

  function wake(): void {
    const waiting = [...sleepers]
    sleepers.clear()
    for (const one of waiting) one()
  }
  return { perform, wake }
}

const nobodyHere: Fault = { code: 'not-signed-in', faultId: 'screen', message: 'Nobody is signed in on this screen.' }

const without = (refusals: AppState['refusals'], place: string): AppState['refusals'] =>
  Object.fromEntries(Object.entries(refusals).filter(([key]) => key !== place))

function contextOf(room: Room, pending: PendingCommand): Context {
  const { clinic, signedIn } = room.store.getState()
  if (!clinic || !signedIn) throw new Error('a command is judged after the practice and the person are known')
  return {
    now: room.now(),
    happenedAt: pending.happenedAt,
    source: pending.source,
    ...(pending.late ? { late: pending.late } : {}),
    commandId: pending.commandId,
    deviceId: clinic.deviceId,
    user: signedIn.user,
    newId: room.newId,
  }
}

/** The state once the back end has committed: the same events, no longer saving, and ten seconds to take them back. */
function committed(
  state: AppState,
  pending: PendingCommand,
  events: readonly ChartEvent[],
  version: number,
  nowMs: number,
): Partial<AppState> {
  const known = state.charts[pending.sessionId]
  const have = new Set(known?.confirmed.map((event) => event.id))
  const fresh = events.filter((event) => !have.has(event.id))
  const last = events.at(-1)
  const offersUndo = last && pending.command.kind !== 'undo' && pending.command.kind !== 'sign'
  return {
    pending: state.pending.filter((one) => one.commandId !== pending.commandId),
    charts: known
      ? {
          ...state.charts,
          [pending.sessionId]: {
            ...known,
            confirmed: fresh.length > 0 ? [...known.confirmed, ...fresh] : known.confirmed,
            version: Math.max(known.version, version),
          },
        }
      : state.charts,
    undo: offersUndo
      ? {
          sessionId: pending.sessionId,
          eventId: last.id,
          command: pending.command,
          at: pending.happenedAt,
          untilMs: nowMs + undoForMs,
        }
      : null,
  }
}
