import { clockTime } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Chart, HistoryEntry } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import type { ChartEvent, EventKind } from '../events.ts'
import { foldChart } from '../foldChart.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { timeProblemsOf } from '../timeProblems.ts'
import { type Decider, newEvent, no, stayRefusal } from './deciding.ts'
import { leavesOrphans } from './orphans.ts'

/** Entries that belong to a patient's treatment and can be another's. */
export const movableKinds: ReadonlySet<EventKind> = new Set([
  'VitalsRecorded',
  'AccessRecorded',
  'LineStarted',
  'LinePaused',
  'LineResumed',
  'LineStopped',
  'RateChanged',
  'RateChecked',
  'BagChanged',
  'LineFlushed',
  'SiteChecked',
  'PushGiven',
  'InjectionGiven',
  'DoseCorrected',
  'ToleranceNoted',
  'ContainersRecorded',
  'NoteWritten',
])

/** Entries of another patient: struck here with their reason, kept readable, and named for the right chart (workflow 10). */
export const markWrongPatient: Decider<'markWrongPatient'> = (chart, command, context) => {
  if (!context.late) return no('late-entry-needs-reason', { at: clockTime(context.happenedAt) })
  if (command.toSessionId === chart.sessionId) return no('other-chart-unknown')
  const targets: ChartEvent[] = []
  for (const eventId of command.eventIds) {
    const found = movableEntry(chart, eventId, context)
    if (!found.ok) return err(found.error)
    targets.push(found.value)
  }
  const voids = targets.map(({ id }) =>
    newEvent(chart, context, 'EventVoided', {
      target: id,
      cause: 'wrong_patient',
      toSessionId: command.toSessionId,
      ...(context.late ? { late: context.late } : {}),
    }),
  )
  return leavesOrphans(chart, targets, voids) ? no('leaves-half-an-entry') : ok(voids)
}

function movableEntry(chart: Chart, eventId: string, { user }: Context): Result<ChartEvent, Refusal> {
  const entry = chart.history.find(({ event }) => event.id === eventId)
  if (!entry) return err(refuse('event-unknown'))
  if (entry.struckBy) return err(refuse('event-already-replaced'))
  if (!movableKinds.has(entry.event.kind)) return err(refuse('event-not-movable'))
  const isOwn = entry.event.userId === user.id || user.roles.includes('charge')
  return isOwn ? ok(entry.event) : err(refuse('time-not-yours'))
}

/** On the right chart: the same entries with their times and whoever entered them, linked to where they stood. */
export const copyEntries: Decider<'copyEntries'> = (chart, command, context) => {
  const { otherChart } = context
  if (!otherChart || otherChart.sessionId !== command.fromSessionId) return no('other-chart-unknown')
  if (!context.late) return no('late-entry-needs-reason', { at: clockTime(context.happenedAt) })
  const copies: ChartEvent[] = []
  for (const entry of command.entries) {
    const source = otherChart.history.find(({ event }) => event.id === entry.eventId)
    const refusal = sourceRefusal(chart, source) ?? targetRefusal(chart, source, entry)
    if (refusal) return err(refusal)
    if (source) copies.push(copyOf(source.event, chart, entry, context))
  }
  const refusal = staysPossible(chart, copies, context)
  return refusal ? err(refusal) : ok(copies)
}

type Entry = CommandOf<'copyEntries'>['entries'][number]

function sourceRefusal(chart: Chart, source: HistoryEntry | undefined): Refusal | null {
  if (!source) return refuse('event-unknown')
  const struck = source.struckBy
  const isMarked =
    struck?.kind === 'EventVoided' &&
    struck.payload.cause === 'wrong_patient' &&
    struck.payload.toSessionId === chart.sessionId
  if (!isMarked) return refuse('not-marked-wrong-patient')
  const isCopied = chart.history.some(
    ({ event, struckBy }) => !struckBy && event.copiedFrom?.eventId === source.event.id,
  )
  return isCopied ? refuse('already-copied') : null
}

/** An entry about a drug or an access names the one of this visit it belongs to. */
function targetRefusal(chart: Chart, source: HistoryEntry | undefined, { lineId, accessId }: Entry): Refusal | null {
  const payload = source?.event.payload
  if (!payload) return refuse('event-unknown')
  if ('lineId' in payload && !chart.lines.some(({ id }) => id === lineId)) return refuse('line-unknown')
  const namesAccess = 'accessId' in payload && payload.accessId !== null && source.event.kind !== 'AccessRecorded'
  return namesAccess && !chart.accesses.some((one) => one.accessId === accessId) ? refuse('access-unknown') : null
}

function copyOf(event: ChartEvent, chart: Chart, { lineId, accessId }: Entry, context: Context): ChartEvent {
  const { replaces: _replaces, ...rest } = event
  const payload = {
    ...event.payload,
    ...(lineId !== undefined && 'lineId' in event.payload ? { lineId } : {}),
    ...(accessId !== undefined && 'accessId' in event.payload ? { accessId } : {}),
  }
  return {
    ...rest,
    id: context.newId(),
    sessionId: chart.sessionId,
    commandId: context.commandId,
    recordedAt: context.now,
    userId: context.user.id,
    deviceId: context.deviceId,
    ...(context.late ? { late: context.late } : {}),
    copiedFrom: {
      sessionId: event.sessionId,
      eventId: event.id,
      userId: event.copiedFrom?.userId ?? event.paperBy ?? event.userId,
    },
    payload,
  } as ChartEvent
}

/** The chart with the copies in it: each in the stay, no new impossible time, no contradiction. */
function staysPossible(chart: Chart, copies: readonly ChartEvent[], context: Context): Refusal | null {
  for (const { happenedAt } of copies) {
    const refusal = stayRefusal(chart, { ...context, happenedAt })
    if (refusal) return refusal
  }
  const after = foldChart([...chart.history.map(({ event }) => event), ...copies])
  if (!after) return refuse('event-unknown')
  if (after.conflicts.length > chart.conflicts.length) return refuse('line-closed')
  const ids = new Set(copies.map(({ id }) => id))
  return timeProblemsOf(after, context.now).find(({ eventId }) => ids.has(eventId))?.refusal ?? null
}
