import type { PlannedLine } from '#shared/document/plan.ts'
import type { Line, LineState } from '../chart.ts'
import type { ChartEvent, EventOf } from '../events.ts'
import { isSameProduct } from '../safety/sameProduct.ts'
import { stampOf } from '../stamps.ts'
import { allOf, type Course, firstOf, foldCourse, lastOf } from './foldCourse.ts'
import type { InForce } from './inForce.ts'
import { lineIdOf } from './lineIdOf.ts'

/**
 * The drug lines of a session from the events that stand, in the record's order.
 * What a line is depends on which facts are there, not on which came first: a check tapped seconds after a typed
 * start is still that line's check. Where two devices both started or stopped, the earlier time is the proposal.
 */
export function foldLines(
  standing: readonly ChartEvent[],
  { scheduled, changedAtUtc, dropped }: InForce,
): readonly Line[] {
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
    const changed = lineId === null ? undefined : changedAtUtc.get(lineId)
    const isOfOldOrder = changed !== undefined && beforeStart.has(event.kind) && event.happenedAt.utc < changed
    if (lineId !== null && !isOfOldOrder) eventsByLine.get(lineId)?.push(event)
  }
  return [
    ...planned.map((plan) => ({
      ...foldLine(plan, eventsByLine.get(plan.id) ?? []),
      added: false,
      dropped: dropped.has(plan.id),
    })),
    ...added.map((plan) => ({ ...foldLine(plan, eventsByLine.get(plan.id) ?? []), added: true, dropped: false })),
  ]
}

/** Whether `foldLines` reads an event. */
export const isOfLine = (event: ChartEvent): boolean => event.kind === 'LineAdded' || lineIdOf(event) !== null

/** What was said about the order itself, and falls with it. */
const beforeStart: ReadonlySet<ChartEvent['kind']> = new Set([
  'LineReleased',
  'LineMixed',
  'LineReceived',
  'FirstCheckGiven',
  'SecondCheckGiven',
])

function foldLine(ordered: PlannedLine, all: readonly ChartEvent[]): Omit<Line, 'added' | 'dropped'> {
  const { plan, substituted, events: ofProduct } = asProduct(ordered, all)
  const events = ofTheBagGiven(ofProduct)
  const ends = endsOf(events)
  const course = foldCourse(events)
  const corrected = lastOf(events, 'DoseCorrected')
  const containers = lastOf(events, 'ContainersRecorded')
  const given = corrected ?? firstOf(events, 'PushGiven') ?? firstOf(events, 'InjectionGiven')
  const stopped = firstOf(events, 'LineStopped')
  return {
    id: plan.id,
    plan,
    substituted,
    state: stateOf({ ...ends, ...course }),
    ...ends,
    ...course,
    doseGiven: given?.payload.doseGiven ?? (stopped ? stopped.payload.doseGiven : course.homePump ? plan.dose : null),
    containers: containers?.payload ?? null,
    containersStamp: containers && stampOf(containers),
  }
}

/** The drug as the product that was said last before it began; whoever received and checked another one has not seen this one. */
function asProduct(ordered: PlannedLine, all: readonly ChartEvent[]) {
  const begunUtc = all.find(({ kind }) => begins.has(kind))?.happenedAt.utc
  const said = allOf(all, 'LineReleased').findLast(
    ({ payload, happenedAt }) =>
      payload.product !== undefined && (begunUtc === undefined || happenedAt.utc <= begunUtc),
  )
  if (!said?.payload.product) return { plan: ordered, substituted: null, events: all }
  const { product } = said.payload
  const { name, catalogue, stocked, reason, orderedBy, text } = product
  const { form: _ordered, ...rest } = ordered
  const isOrdered = isSameProduct(product, ordered)
  return {
    plan: isOrdered ? ordered : { ...rest, name, catalogue, stocked },
    substituted: isOrdered
      ? null
      : {
          ...{ stamp: stampOf(said), ordered: ordered.name, orderedHcpcs: ordered.catalogue.hcpcs, reason },
          ...(orderedBy === undefined ? {} : { orderedBy }),
          ...(text === undefined ? {} : { text }),
        },
    events: all.filter(({ kind, happenedAt }) => !(ofOneBag.has(kind) && happenedAt.utc < said.happenedAt.utc)),
  }
}

/**
 * A bag that is made anew before the drug began takes the place of the one before: whoever received and checked that one has
 * not seen this one.
 */
function ofTheBagGiven(events: readonly ChartEvent[]): readonly ChartEvent[] {
  const begunUtc = events.find(({ kind }) => begins.has(kind))?.happenedAt.utc
  const [first, ...again] = events.filter(
    ({ kind, happenedAt }) => kind === 'LineMixed' && (begunUtc === undefined || happenedAt.utc <= begunUtc),
  )
  const anewUtc = first && again.at(-1)?.happenedAt.utc
  if (anewUtc === undefined) return events
  return events.filter(({ kind, happenedAt }) => !(ofOneBag.has(kind) && happenedAt.utc < anewUtc))
}

const begins: ReadonlySet<ChartEvent['kind']> = new Set(['LineStarted', 'PushGiven', 'InjectionGiven'])
const ofOneBag: ReadonlySet<ChartEvent['kind']> = new Set(['LineReceived', 'FirstCheckGiven', 'SecondCheckGiven'])

/** How the line began and how it ended. */
function endsOf(events: readonly ChartEvent[]): Ends {
  const check = firstOf(events, 'SecondCheckGiven')
  const start = firstOf(events, 'LineStarted')
  const stop = firstOf(events, 'LineStopped')
  const notGiven = firstOf(events, 'LineNotGiven')
  // A stop that stands beside it is the proposal until somebody has settled the two.
  const unknown = stop ? null : firstOf(events, 'StopDeclaredUnknown')
  return {
    check: check && {
      firstUserId: check.payload.firstUserId,
      secondUserId: check.payload.secondUserId,
      stamp: stampOf(check),
    },
    start: start && stampOf(start),
    stop: stop && stampOf(stop),
    given: givenOf(firstOf(events, 'PushGiven'), firstOf(events, 'InjectionGiven')),
    notGiven: notGiven && {
      stamp: stampOf(notGiven),
      reason: notGiven.payload.reason,
      ...(notGiven.payload.text === undefined ? {} : { text: notGiven.payload.text }),
    },
    stopUnknown: unknown && {
      stamp: stampOf(unknown),
      reason: unknown.payload.reason,
      basis: unknown.payload.basis,
    },
    stopEarly: stop?.payload.early ?? null,
    stopComputed: stop?.payload.computed !== undefined,
  }
}

type Ends = Pick<Line, 'check' | 'start' | 'stop' | 'given' | 'notGiven' | 'stopUnknown' | 'stopEarly' | 'stopComputed'>

function stateOf(line: Ends & Course): LineState {
  if (line.given) return 'given'
  if (line.start && line.stop) return line.stopEarly ? 'stopped_early' : 'completed'
  if (line.start && line.stopUnknown) return 'stop_unknown'
  if (line.start && line.homePump) return 'home_pump'
  if (line.start) return line.pauses.some(({ to }) => to === null) ? 'paused' : 'running'
  if (line.notGiven) return 'not_given'
  if (line.check) return 'checked'
  return line.received ? 'received' : line.released ? 'released' : 'planned'
}

function givenOf(push: EventOf<'PushGiven'> | null, injection: EventOf<'InjectionGiven'> | null): Line['given'] {
  if (push)
    return {
      stamp: stampOf(push),
      ...(push.payload.minutes === undefined ? {} : { minutes: push.payload.minutes }),
    }
  return injection && { stamp: stampOf(injection), site: injection.payload.site }
}
