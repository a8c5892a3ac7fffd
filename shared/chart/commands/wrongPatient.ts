import { clockTime } from '#shared/kernel/instant.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Chart } from '../chart.ts'
import type { CommandOf } from '../command.ts'
import type { Context } from '../context.ts'
import type { ChartEvent, EventKind } from '../events.ts'
import { chartWith } from '../fold/chartWith.ts'
import { standingEvents } from '../fold/readHistory.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { doerOfEvent, isOwnEntry } from '../stamps.ts'
import { timeProblemsOf } from '../timers/timeProblems.ts'
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
  const isOwn = isOwnEntry(entry.event, user.id) || user.roles.includes('charge')
  return isOwn ? ok(entry.event) : err(refuse('time-not-yours'))
}

/** On the right chart: the same entries with their times and whoever entered them, linked to where they stood. */
export const copyEntries: Decider<'copyEntries'> = (chart, command, context) => {
  const { otherChart } = context
  if (!otherChart || otherChart.sessionId !== command.fromSessionId) return no('other-chart-unknown')
  if (!context.late) return no('late-entry-needs-reason', { at: clockTime(context.happenedAt) })
  const copies: ChartEvent[] = []
  for (const entry of command.entries) {
    const source = markedEntry(chart, otherChart, entry.eventId)
    if (!source.ok) return source
    const refusal = targetRefusal(chart, source.value, entry)
    if (refusal) return err(refusal)
    copies.push(copyOf(source.value, chart, entry, context))
  }
  const refusal = staysPossible(chart, copies, context)
  return refusal ? err(refusal) : ok(copies)
}

type Entry = CommandOf<'copyEntries'>['entries'][number]

/** The other chart's entry, marked there as this patient's and not taken over yet. Only such a mark names a visit. */
function markedEntry(chart: Chart, otherChart: Chart, eventId: string): Result<ChartEvent, Refusal> {
  const source = otherChart.history.find(({ event }) => event.id === eventId)
  if (!source) return err(refuse('event-unknown'))
  const { event, struckBy } = source
  if (struckBy?.kind !== 'EventVoided' || struckBy.payload.toSessionId !== chart.sessionId)
    return err(refuse('not-marked-wrong-patient'))
  const isCopied = standingEvents(chart.history).some(({ copiedFrom }) => copiedFrom?.eventId === eventId)
  return isCopied ? err(refuse('already-copied')) : ok(event)
}

const namesLine = ({ payload }: ChartEvent): boolean => 'lineId' in payload

/** An access that comes along keeps its own name, and what went in through none stays so. */
const namesAccess = ({ kind, payload }: ChartEvent): boolean =>
  kind !== 'AccessRecorded' && 'accessId' in payload && payload.accessId !== null

/** An entry about a drug or an access names the one of this visit it belongs to. */
function targetRefusal(chart: Chart, source: ChartEvent, { lineId, accessId }: Entry): Refusal | null {
  if (namesLine(source) && !chart.lines.some(({ id }) => id === lineId)) return refuse('line-unknown')
  const isKnown = chart.accesses.some((one) => one.accessId === accessId)
  return namesAccess(source) && !isKnown ? refuse('access-unknown') : null
}

function copyOf(event: ChartEvent, chart: Chart, { lineId, accessId }: Entry, context: Context): ChartEvent {
  const { replaces: _replaces, ...rest } = event
  const payload = {
    ...event.payload,
    ...(namesLine(event) ? { lineId } : {}),
    ...(namesAccess(event) ? { accessId } : {}),
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
      userId: doerOfEvent(event),
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
  const after = chartWith(chart, copies)
  if (after.conflicts.length > chart.conflicts.length) return refuse('line-closed')
  const ids = new Set(copies.map(({ id }) => id))
  return timeProblemsOf(after, context.now).find(({ eventId }) => ids.has(eventId))?.refusal ?? null
}
