import type { Command } from '#shared/chart/command.ts'
import type { Context } from '#shared/chart/context.ts'
import { decide } from '#shared/chart/decide.ts'
import type { ChartEvent, Source } from '#shared/chart/events.ts'
import { lateFromPaper, mayComeFromPaper } from '#shared/chart/paperEntry.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import type { Refusal } from '#shared/chart/refusals.ts'
import { timesForEntry } from '#shared/clinical/chairTimes.ts'
import type { Input } from '#shared/ipc/contract.ts'
import type { Fault } from '#shared/ipc/envelope.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { PendingCommand, Person } from './appState.ts'
import { chartOf } from './charts.ts'
import type { DraftKeeping } from './draftKeeping.ts'
import type { Room } from './ports.ts'
import { renamed } from './renamed.ts'
import { createSending } from './sending.ts'
import { type Outcome, settleFault, settleRefused, settleSaved, showPending } from './settling.ts'
import { takenChairs } from './takenChairs.ts'

export interface PerformOptions {
  /** Reserved slot a refusal is shown in: "visit" on the screen, "sheet" in whatever lies over it. */
  readonly place: 'visit' | 'sheet'
  readonly happenedAt?: Instant
  readonly source?: Source
  readonly late?: Late
  readonly witness?: { readonly userId: string; readonly pin: string }
  readonly confirmPin?: string
  readonly confirmBadge?: string
  readonly paperBy?: Person
  /** The sheet it was typed in: once it is recorded nothing half typed of it is kept. */
  readonly draft?: string
}

export interface Performing {
  perform(sessionId: string, command: Command, options: PerformOptions): Promise<Outcome>
  /** Sends what waited for its own person to come back. */
  wake(): void
}

type Guess = readonly ChartEvent[]

const nobodyHere: Fault = { code: 'not-signed-in', faultId: 'screen', message: 'Nobody is signed in on this screen.' }

/** Commands only the back end can judge: a second person's PIN, values it freezes itself, or another visit's chart. */
const isJudgedThere = ({ kind }: Command, { witness, confirmPin, confirmBadge }: PerformOptions): boolean =>
  witness !== undefined || confirmPin !== undefined || confirmBadge !== undefined || judgedThere.has(kind)

const judgedThere: ReadonlySet<Command['kind']> = new Set([
  'sign',
  'attachPaper',
  'attachLetter',
  // The sheet of the two goes on to the second person only once the first one's answers are kept.
  'giveFirstCheck',
  'giveSecondCheck',
  'copyEntries',
  'linkEarlierSession',
])

/**
 * Optimism, honestly: shown at once as saving, sent one after another, and gone again with its reason when refused. One
 * person's taps never wait for another's who has left with a tap unanswered.
 */
export function createPerforming(
  room: Room,
  drafts: Pick<DraftKeeping, 'withCommand'>,
  reload: (sessionId: string) => Promise<void>,
): Performing {
  const sending = createSending(room)
  const tails = new Map<string, Promise<unknown>>()
  // Ids given here until the back end answers with its own.
  const ids = new Map<string, string>()

  async function perform(sessionId: string, command: Command, options: PerformOptions): Promise<Outcome> {
    const user = room.store.getState().signedIn?.user
    if (!user) return { kind: 'fault', fault: nobodyHere }
    const pending = pendingOf(room, sessionId, command, options, user)
    const judged = judge(room, pending, options)
    if (!judged.ok) return settleRefused(room, pending, judged.error)
    showPending(room, { ...pending, events: judged.value })
    const queue = `${user.id} ${sessionId}`
    const before = tails.get(queue) ?? Promise.resolve()
    const { draft } = options
    const place = draft === undefined ? null : { userId: user.id, sessionId, sheet: draft }
    const mine = drafts.withCommand(place, () => before.then(() => deliver(pending, options, judged.value)))
    tails.set(queue, mine)
    return mine
  }

  async function deliver(pending: PendingCommand, options: PerformOptions, guess: Guess): Promise<Outcome> {
    const answer = await sending.send(inputOf(pending, options, ids), pending.userId)
    if (answer.kind === 'refusal') return settleRefused(room, pending, answer.refusal)
    if (answer.kind === 'fault') return settleFault(room, pending, answer.fault)
    const { events, version } = answer.value
    for (const [at, event] of guess.entries()) {
      const kept = events[at]
      if (kept) ids.set(event.id, kept.id)
    }
    const outcome = settleSaved(room, pending, events, version)
    const known = room.store.getState().charts[pending.sessionId]
    if (!known || known.version !== known.confirmed.length) void reload(pending.sessionId)
    return outcome
  }
  return { perform, wake: sending.wake }
}

function pendingOf(
  room: Room,
  sessionId: string,
  command: Command,
  options: PerformOptions,
  user: { readonly id: string; readonly name: string },
): PendingCommand {
  const { place } = options
  const { happenedAt, source, late, paperBy } = fromPaper(room, sessionId, command, options) ?? options
  return {
    commandId: room.newId(),
    sessionId,
    command,
    happenedAt: happenedAt ?? room.now(),
    source: source ?? (happenedAt ? 'typed' : 'tap'),
    ...(late ? { late } : {}),
    ...(paperBy ? { paperBy } : {}),
    userId: user.id,
    userName: user.name,
    events: [],
    place,
    overdue: false,
  }
}

/** While a visit is typed in from its sheet, the sheet says when and who; a time set by hand on the way stands all the same. */
function fromPaper(
  { store }: Room,
  sessionId: string,
  command: Command,
  { happenedAt, source, late }: PerformOptions,
): Pick<PerformOptions, 'happenedAt' | 'source' | 'late' | 'paperBy'> | null {
  const { paper } = store.getState()
  if (paper?.sessionId !== sessionId || !mayComeFromPaper(command.kind)) return null
  const isTyped = happenedAt !== undefined && source === undefined
  return {
    happenedAt: isTyped ? happenedAt : paper.at,
    source: 'paper',
    late: late ?? lateFromPaper,
    paperBy: paper.paperBy,
  }
}

function judge(room: Room, pending: PendingCommand, options: PerformOptions): Result<Guess, Refusal> {
  const chart = chartOf(room.store.getState(), pending.sessionId)
  if (!chart || isJudgedThere(pending.command, options)) return ok([])
  return decide(chart, pending.command, contextOf(room, pending))
}

function contextOf(room: Room, pending: PendingCommand): Context {
  const { clinic, signedIn } = room.store.getState()
  if (!clinic || !signedIn) throw new Error('a command is judged after the practice and the person are known')
  return {
    now: room.now(),
    happenedAt: pending.happenedAt,
    source: pending.source,
    ...(pending.late ? { late: pending.late } : {}),
    ...(pending.paperBy ? { paperBy: pending.paperBy } : {}),
    commandId: pending.commandId,
    deviceId: clinic.deviceId,
    user: signedIn.user,
    newId: room.newId,
    limits: clinic.limits,
    ...timesForEntry(clinic.times),
    ...(pending.command.kind === 'moveChair'
      ? { takenChairs: takenChairs(room.store.getState(), pending.sessionId) }
      : {}),
  }
}

const inputOf = (
  { commandId, sessionId, command, happenedAt, source, late, paperBy }: PendingCommand,
  { witness, confirmPin, confirmBadge, draft }: PerformOptions,
  ids: ReadonlyMap<string, string>,
): Input<'chart.perform'> => ({
  commandId,
  sessionId,
  command: renamed(command, ids),
  happenedAt,
  source,
  ...(late ? { late } : {}),
  ...(paperBy ? { paperBy: paperBy.id } : {}),
  ...(witness ? { witness } : {}),
  ...(confirmPin ? { confirmPin } : {}),
  ...(confirmBadge ? { confirmBadge } : {}),
  ...(draft === undefined ? {} : { draft }),
})
