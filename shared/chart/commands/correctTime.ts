import { clockTime } from '#shared/kernel/instant.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Chart } from '../chart.ts'
import type { Context } from '../context.ts'
import type { ChartEvent, EventKind } from '../events.ts'
import { chartWith } from '../fold/chartWith.ts'
import { lineIdOf } from '../fold/lineIdOf.ts'
import { standingEvents } from '../fold/readHistory.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { isOwnEntry } from '../stamps.ts'
import { courseProblemsOf } from '../timers/courseProblems.ts'
import { type TimeProblem, timeProblemsOf } from '../timers/timeProblems.ts'
import { type Decider, no } from './deciding.ts'

const timed: readonly EventKind[] = [
  'PatientArrived',
  'VitalsRecorded',
  'AccessRecorded',
  'LineStarted',
  'LinePaused',
  'LineResumed',
  'LineStopped',
  'PushGiven',
  'InjectionGiven',
  'PatientDischarged',
  'LineReleased',
  'LineMixed',
  'LineReceived',
  'RateChanged',
  'RateChecked',
  'BagChanged',
  'LineFlushed',
  'SiteChecked',
  'LineMoved',
  'AccessEnded',
  'PumpSentHome',
  'PumpDisconnected',
  'ReactionOpened',
  'ReactionActionRecorded',
  'ReactionClosed',
  'ExtravasationOpened',
  'ExtravasationActionRecorded',
  'ExtravasationClosed',
  'ChairMoved',
  'PatientTransferred',
]

/** Whether the time of such an entry can be set by hand. */
export const hasTime = (kind: EventKind): boolean => timed.includes(kind)

/** Sets the time of something recorded: the same event again at `happenedAt`, the old one kept and struck through. */
export const correctTime: Decider<'correctTime'> = (chart, command, context) => {
  const entry = chart.history.find(({ event }) => event.id === command.eventId)
  if (!entry) return no('event-unknown')
  if (!timed.includes(entry.event.kind)) return no('event-has-no-time')
  if (entry.struckBy) return no('event-already-replaced')
  const isCharge = context.user.roles.includes('charge')
  if (!isCharge && !isOwnEntry(entry.event, context.user.id)) return no('time-not-yours')
  if (!context.late) return no('late-entry-needs-reason', { at: clockTime(context.happenedAt) })
  const corrected = correctedEvent(entry.event, context)
  const refusal = impossibleTime(chart, entry.event, corrected, context)
  return refusal ? err(refusal) : ok([corrected])
}

/** What a clock in doubt had made of it is done with; where it still is in doubt, the correction says so itself. */
const correctedEvent = (
  { clockOffsetSeconds: _clock, doneBy, ...event }: ChartEvent,
  context: Context,
): ChartEvent => ({
  ...(event as ChartEvent),
  id: context.newId(),
  commandId: context.commandId,
  happenedAt: context.happenedAt,
  recordedAt: context.now,
  source: context.source === 'tap' ? 'typed' : context.source,
  userId: context.user.id,
  deviceId: context.deviceId,
  replaces: event.id,
  ...keptDoer({ ...(event as ChartEvent), doneBy }, context.user.id),
  ...(context.clockOffsetSeconds === undefined ? {} : { clockOffsetSeconds: context.clockOffsetSeconds }),
  ...(context.late ? { late: context.late } : {}),
})

/** It stays the act of whoever did it; only the time is another person's word. Paper and another chart name theirs already. */
function keptDoer(
  { paperBy, copiedFrom, doneBy, userId }: Pick<ChartEvent, 'paperBy' | 'copiedFrom' | 'doneBy' | 'userId'>,
  corrector: string,
): Pick<ChartEvent, 'doneBy'> {
  const doer = doneBy ?? userId
  return paperBy !== undefined || copiedFrom || doer === corrector ? {} : { doneBy: doer }
}

/** The order guards once more, on the chart as it would be: nothing new may be wrong, and this line must be right. */
function impossibleTime(chart: Chart, was: ChartEvent, corrected: ChartEvent, { now }: Context): Refusal | null {
  const after = chartWith(chart, [corrected])
  const known = new Set(timeProblemsOf(chart, now).map(keyOf))
  const lineId = lineIdOf(corrected)
  const found = timeProblemsOf(after, now).find(
    (problem) => !known.has(keyOf(problem)) || (lineId !== null && problem.lineId === lineId),
  )
  return found?.refusal ?? besideOthers(chart, after, corrected) ?? passedChange(chart, was, corrected)
}

const keyOf = ({ refusal, lineId, eventId }: TimeProblem): string => `${refusal.code} ${lineId ?? eventId}`

/** Beside what no minute is counted from: the entry itself must be right, and may make no other wrong. */
function besideOthers(chart: Chart, after: Chart, corrected: ChartEvent): Refusal | null {
  const entryKey = ({ refusal, eventId }: TimeProblem): string => `${refusal.code} ${eventId}`
  const known = new Set(courseProblemsOf(chart).map(entryKey))
  const found = courseProblemsOf(after).find(
    (problem) => problem.eventId === corrected.id || !(problem.ownOnly || known.has(entryKey(problem))),
  )
  return found?.refusal ?? null
}

/** Changes whose order says what holds now: the rate, where it runs, which bag. */
const inTurn: readonly (readonly EventKind[])[] = [
  ['RateChanged', 'LinePaused', 'LineResumed'],
  ['LineMoved'],
  ['BagChanged'],
  ['LineMixed'],
]

/** A change that would come to stand on the other side of another one of its line: the last of them would no longer hold. */
function passedChange({ history }: Chart, was: ChartEvent, { kind, happenedAt }: ChartEvent): Refusal | null {
  const kinds = inTurn.find((turn) => turn.includes(kind))
  if (!kinds) return null
  const [from, to] = [was.happenedAt.utc, happenedAt.utc]
  const isBetween = (utc: string): boolean => (from < utc && utc < to) || (to < utc && utc < from)
  const passed = standingEvents(history).find(
    (event) => kinds.includes(event.kind) && lineIdOf(event) === lineIdOf(was) && isBetween(event.happenedAt.utc),
  )
  return passed ? refuse('passes-another', { at: clockTime(happenedAt), other: clockTime(passed.happenedAt) }) : null
}
