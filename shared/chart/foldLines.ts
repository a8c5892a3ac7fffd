import type { PlannedLine } from '../document/plan.ts'
import type { Line, LineState, Pause } from './chart.ts'
import type { ChartEvent, EventOf } from './events.ts'
import type { ScheduledPayload } from './payloads.ts'
import { stampOf } from './stamps.ts'

/**
 * The drug lines of a session from the events that stand, in the record's order.
 * What a line is depends on which facts are there, not on which came first: a check tapped seconds after a typed
 * start is still that line's check. Where two devices both started or stopped, the earlier time is the proposal.
 */
export function foldLines(scheduled: ScheduledPayload, standing: readonly ChartEvent[]): readonly Line[] {
  const planned = [...scheduled.plan.lines].sort((a, b) => a.sequence - b.sequence)
  const eventsByLine = new Map<string, ChartEvent[]>(planned.map(({ id }) => [id, []]))
  const added: PlannedLine[] = []
  for (const event of standing) {
    if (event.kind !== 'LineAdded' || eventsByLine.has(event.payload.line.id)) continue
    added.push(event.payload.line)
    eventsByLine.set(event.payload.line.id, [])
  }
  for (const event of standing) {
    const lineId = lineIdOf(event)
    if (lineId !== null) eventsByLine.get(lineId)?.push(event)
  }
  return [
    ...planned.map((plan) => foldLine(plan, false, eventsByLine.get(plan.id) ?? [])),
    ...added.map((plan) => foldLine(plan, true, eventsByLine.get(plan.id) ?? [])),
  ]
}

/** The drug line an event speaks about; null when it speaks about the session. */
export const lineIdOf = ({ payload }: ChartEvent): string | null => ('lineId' in payload ? payload.lineId : null)

function foldLine(plan: PlannedLine, added: boolean, events: readonly ChartEvent[]): Line {
  const check = firstOf(events, 'SecondCheckGiven')
  const start = firstOf(events, 'LineStarted')
  const stop = firstOf(events, 'LineStopped')
  const push = firstOf(events, 'PushGiven')
  const injection = firstOf(events, 'InjectionGiven')
  const given = givenOf(push, injection)
  const notGiven = firstOf(events, 'LineNotGiven')
  const unknown = firstOf(events, 'StopDeclaredUnknown')
  const containers = lastOf(events, 'ContainersRecorded')
  const corrected = lastOf(events, 'DoseCorrected')
  const facts = {
    check: check && {
      firstUserId: check.payload.firstUserId,
      secondUserId: check.payload.secondUserId,
      stamp: stampOf(check),
    },
    start: start && stampOf(start),
    stop: stop && stampOf(stop),
    pauses: pausesOf(events),
    given,
    notGiven: notGiven && { stamp: stampOf(notGiven), reason: notGiven.payload.reason },
    stopUnknown: unknown && {
      stamp: stampOf(unknown),
      reason: unknown.payload.reason,
      basis: unknown.payload.basis,
    },
    stopEarly: stop?.payload.early ?? null,
  }
  return {
    id: plan.id,
    plan,
    added,
    state: stateOf(facts),
    accessId: start?.payload.accessId ?? push?.payload.accessId ?? null,
    ...facts,
    doseGiven: (corrected ?? push ?? injection)?.payload.doseGiven ?? stop?.payload.doseGiven ?? null,
    rateMlPerHour: start?.payload.rateMlPerHour ?? null,
    containers: containers?.payload ?? null,
    containersStamp: containers && stampOf(containers),
    sameLineOnPurpose: start?.payload.sameLineOnPurpose ?? false,
  }
}

function stateOf(
  line: Pick<Line, 'given' | 'start' | 'stop' | 'stopUnknown' | 'stopEarly' | 'pauses' | 'notGiven' | 'check'>,
): LineState {
  if (line.given) return 'given'
  if (line.start && line.stop) return line.stopEarly ? 'stopped_early' : 'completed'
  if (line.start && line.stopUnknown) return 'stop_unknown'
  if (line.start) return line.pauses.some(({ to }) => to === null) ? 'paused' : 'running'
  if (line.notGiven) return 'not_given'
  return line.check ? 'checked' : 'planned'
}

function givenOf(push: EventOf<'PushGiven'> | null, injection: EventOf<'InjectionGiven'> | null): Line['given'] {
  if (push)
    return {
      stamp: stampOf(push),
      ...(push.payload.minutes === undefined ? {} : { minutes: push.payload.minutes }),
    }
  return injection && { stamp: stampOf(injection), site: injection.payload.site }
}

function pausesOf(events: readonly ChartEvent[]): readonly Pause[] {
  const pauses: Pause[] = []
  for (const event of events) {
    const open = pauses.at(-1)
    const isOpen = open !== undefined && open.to === null
    if (event.kind === 'LinePaused' && !isOpen)
      pauses.push({ from: stampOf(event), reason: event.payload.reason, to: null })
    if (event.kind === 'LineResumed' && isOpen) pauses[pauses.length - 1] = { ...open, to: stampOf(event) }
  }
  return pauses
}

function firstOf<K extends ChartEvent['kind']>(events: readonly ChartEvent[], kind: K): EventOf<K> | null {
  return (events.find((event) => event.kind === kind) as EventOf<K> | undefined) ?? null
}

function lastOf<K extends ChartEvent['kind']>(events: readonly ChartEvent[], kind: K): EventOf<K> | null {
  return (events.findLast((event) => event.kind === kind) as EventOf<K> | undefined) ?? null
}
