import { type Tap, tapOf } from '#shared/clinical/givenBy.ts'
import { clockTime, epochMs, type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import { isSealed } from '../amendments.ts'
import type { Chart, Line } from '../chart.ts'
import type { Command, CommandKind, CommandOf } from '../command.ts'
import { commandActions } from '../commandActions.ts'
import type { Context } from '../context.ts'
import type { ChartEvent, EventKind, EventOf } from '../events.ts'
import { isForMixing, isWaiting } from '../lineStates.ts'
import { paperRefusal } from '../paperEntry.ts'
import { type Refusal, type RefusalCode, refuse } from '../refusals.ts'
import { lateRefusal } from './otherRefusal.ts'

/** What every command's decider shares: its shape, the guards that come first, and how an event is made. */

export type Decision = Result<readonly ChartEvent[], Refusal>
export type Decider<K extends CommandKind> = (chart: Chart, command: CommandOf<K>, context: Context) => Decision

const toleranceMs = 2 * 60_000
const lateAfterMs = 15 * 60_000

export const no = (code: RefusalCode, facts: Readonly<Record<string, string>> = {}): Decision =>
  err(refuse(code, facts))

/** The guards every command meets before its own: role, a session that still takes entries, a believable time. */
export function generalRefusal(chart: Chart, command: Command, context: Context): Refusal | null {
  const { kind } = command
  const action = commandActions[kind]
  if (action !== null && !may(context.user.roles, action)) return refuse('not-allowed', { name: context.user.name })
  if (context.paperBy) {
    const notFromPaper = paperRefusal(kind, context, context.paperBy)
    if (notFromPaper) return notFromPaper
  }
  const sealed = signedRefusal(chart, kind)
  if (sealed) return sealed
  const closed = closedRefusal(chart, command)
  if (closed) return closed
  return timeRefusal(context) ?? (context.late ? lateRefusal(context.late, context) : null)
}

/**
 * A visit that was closed untreated takes back its closing, and what becomes of a drug that was mixed for it: that it was not
 * given, and the containers that were opened (workflow 10, "Mixed, never hung").
 */
function closedRefusal({ closed, state, lines }: Chart, command: Command): Refusal | null {
  if (!closed || command.kind === 'undo' || command.kind === 'voidEntry') return null
  const ofMixed = command.kind === 'markNotGiven' || command.kind === 'recordContainers'
  const isItsOwn = ofMixed && state !== 'entered_in_error'
  if (isItsOwn && lines.some((line) => line.id === command.lineId && isForMixing(line))) return null
  return refuse('session-closed', { reason: closed.reason })
}

/** What happens at the chair, and nowhere else: nothing an amendment may add to a signed visit. */
const atTheChair: ReadonlySet<CommandKind> = new Set([
  ...(['pauseAll', 'resumeAll', 'stopAll', 'postponeVitals', 'silenceAlarm'] as const),
  ...(['offerHandoff', 'acceptHandoff', 'withdrawHandoff', 'endCover'] as const),
  ...(['hold', 'cancel', 'markNoShow', 'transferOut', 'markEnteredInError'] as const),
  ...(['moveAppointment', 'proposePlan', 'acceptPlan', 'declinePlan'] as const),
])

/** A signed visit takes entries only while an amendment is open, and then those that belong in one (workflow 9). */
function signedRefusal(chart: Chart, kind: CommandKind): Refusal | null {
  if (!chart.signed || kind === 'openAmendment') return null
  if (isSealed(chart)) return refuse('session-signed', { at: clockTime(chart.signed.happenedAt) })
  return atTheChair.has(kind) ? refuse('not-in-amendment') : null
}

/** A time more than 2 minutes ahead is refused; one more than 15 minutes ago needs a reason and a basis (workflow 6). */
export function timeRefusal({ happenedAt, now, late }: Context): Refusal | null {
  const age = epochMs(now) - epochMs(happenedAt)
  if (age < -toleranceMs) return refuse('time-in-future', { at: clockTime(happenedAt), now: clockTime(now) })
  if (age > lateAfterMs && !late) return refuse('late-entry-needs-reason', { at: clockTime(happenedAt) })
  return null
}

/** Inside the stay, by the printed minute: the patient is here, and has not left yet. */
export function stayRefusal({ arrived, discharged }: Chart, { happenedAt }: Context): Refusal | null {
  if (!arrived) return refuse('not-arrived')
  if (printedMinutesBetween(arrived.at, happenedAt) < 0)
    return refuse('time-before-arrival', { at: clockTime(happenedAt), arrived: clockTime(arrived.at) })
  if (discharged && printedMinutesBetween(happenedAt, discharged.stamp.at) < 0)
    return refuse('already-discharged', { at: clockTime(discharged.stamp.at) })
  return null
}

/** Drugs are given in the stay and after "OK to treat". */
export function treatmentRefusal(chart: Chart, context: Context): Refusal | null {
  return stayRefusal(chart, context) ?? (chart.readiness ? null : refuse('not-ready'))
}

export function findLine(chart: Chart, lineId: string): Result<Line, Refusal> {
  const line = chart.lines.find(({ id }) => id === lineId)
  return line ? ok(line) : err(refuse('line-unknown'))
}

/** The ordered route asks for another tap than this one; the sentence names the one it asks for. */
export function tapRefusal({ plan }: Line, tap: Tap): Refusal | null {
  const ordered = tapOf(plan.route, plan.plannedMinutes)
  return ordered === tap ? null : refuse('wrong-route-for-tap', { drug: plan.name, tap: ordered })
}

/** A line that has not begun may begin; otherwise the reason why not. */
export function beginRefusal({ state, plan, dropped }: Line): Refusal | null {
  if (isWaiting(state)) return dropped ? refuse('line-dropped', { drug: plan.name }) : null
  if (state === 'running') return refuse('line-running', { drug: plan.name })
  return refuse(state === 'paused' ? 'line-paused' : 'line-closed', { drug: plan.name })
}

/** A running or paused line may end; otherwise the reason why not. */
export function endRefusal({ state, plan }: Line): Refusal | null {
  if (state === 'running' || state === 'paused') return null
  const code = isWaiting(state) ? 'line-not-running' : 'line-closed'
  return refuse(code, { drug: plan.name })
}

/** `at` may not come before `earliest`; the sentence names both. */
export function orderRefusal(
  code: RefusalCode,
  at: Instant,
  earliest: Instant,
  facts: Readonly<Record<string, string>>,
): Refusal | null {
  return at.utc < earliest.utc ? refuse(code, { ...facts, at: clockTime(at), earliest: clockTime(earliest) }) : null
}

/** What the command says, without its name: the payload of the event it becomes. */
export function payloadOf<C extends Command>(command: C): Omit<C, 'kind'> {
  const { kind: _kind, ...payload } = command
  return payload
}

/** A new event of this session, made by this person at this moment. */
export function newEvent<K extends EventKind>(
  chart: Chart,
  context: Context,
  kind: K,
  payload: EventOf<K>['payload'],
): ChartEvent {
  return {
    v: 1,
    id: context.newId(),
    sessionId: chart.sessionId,
    commandId: context.commandId,
    happenedAt: context.happenedAt,
    recordedAt: context.now,
    source: context.source,
    userId: context.user.id,
    deviceId: context.deviceId,
    ...(context.late ? { late: context.late } : {}),
    ...(context.paperBy ? { paperBy: context.paperBy.id } : {}),
    ...(context.clockOffsetSeconds === undefined ? {} : { clockOffsetSeconds: context.clockOffsetSeconds }),
    kind,
    payload,
  } as ChartEvent
}

/** The usual end of a decider: the refusal if there is one, otherwise the one event. */
export function answer<K extends EventKind>(
  refusal: Refusal | null,
  chart: Chart,
  context: Context,
  kind: K,
  payload: EventOf<K>['payload'],
): Decision {
  return refusal ? err(refusal) : ok([newEvent(chart, context, kind, payload)])
}
