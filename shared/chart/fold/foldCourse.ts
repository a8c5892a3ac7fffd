import type { Line, LinePlace, Mixing, Pause, Rate } from '../chart.ts'
import type { ChartEvent, EventOf } from '../events.ts'
import { mixedKeepsUntil } from '../safety/useBy.ts'
import { stampOf } from '../stamps.ts'

/** The course of one line between its order and its end: checks on the way, access, rates, bags, pauses. */
export type Course = Pick<
  Line,
  | 'accessId'
  | 'startAccessId'
  | 'lumen'
  | 'released'
  | 'mixings'
  | 'received'
  | 'firstCheck'
  | 'pauses'
  | 'rateMlPerHour'
  | 'rates'
  | 'bags'
  | 'volumes'
  | 'places'
  | 'homePump'
  | 'rateScheme'
  | 'beforeApp'
  | 'sameLineOnPurpose'
  | 'tolerance'
>

/** A use-by that was typed, or the hours the order gave counted from the moment of mixing. */
function mixingOf(event: EventOf<'LineMixed'>): Mixing {
  const { mixerUserId, useBy, keepsHours } = event.payload
  const stamp = stampOf(event)
  const kept = keepsHours === undefined ? null : mixedKeepsUntil(event.happenedAt, keepsHours)
  return { stamp, mixerUserId: mixerUserId ?? stamp.userId, useBy: useBy ?? kept }
}

/** One line's events that stand, in the record's order → its course. */
export function foldCourse(events: readonly ChartEvent[]): Course {
  const start = firstOf(events, 'LineStarted')
  const push = firstOf(events, 'PushGiven')
  const released = lastOf(events, 'LineReleased')
  const received = lastOf(events, 'LineReceived')
  const first = lastOf(events, 'FirstCheckGiven')
  const home = firstOf(events, 'PumpSentHome')
  const moved = lastOf(events, 'LineMoved')
  const places = placesOf(events)
  const rates = ratesOf(events)
  const startAccessId = start?.payload.accessId ?? push?.payload.accessId ?? null
  return {
    accessId: places.at(-1)?.accessId ?? startAccessId,
    startAccessId,
    lumen: places.at(-1)?.lumen ?? null,
    released: released && stampOf(released),
    mixings: allOf(events, 'LineMixed').map(mixingOf),
    received: received && { stamp: stampOf(received), facts: received.payload },
    firstCheck: first && { stamp: stampOf(first), reading: first.payload },
    pauses: pausesOf(events),
    rateMlPerHour: rates.at(-1)?.rateMlPerHour ?? null,
    rates,
    bags: allOf(events, 'BagChanged').map((event) => ({
      stamp: stampOf(event),
      ...(event.payload.volumeMl === undefined ? {} : { volumeMl: event.payload.volumeMl }),
      ...(event.payload.lot === undefined ? {} : { lot: event.payload.lot }),
    })),
    volumes: volumesOf(events),
    places,
    homePump: home && { stamp: stampOf(home), facts: home.payload },
    rateScheme: start?.payload.rateScheme ?? null,
    beforeApp: start?.payload.beforeApp ?? null,
    sameLineOnPurpose: isOnPurpose(start, moved, events),
    tolerance: toleranceOf(lastOf(events, 'ToleranceNoted')),
  }
}

const toleranceOf = (noted: EventOf<'ToleranceNoted'> | null): Course['tolerance'] =>
  noted && {
    stamp: stampOf(noted),
    answer: noted.payload.tolerance,
    ...(noted.payload.text === undefined ? {} : { text: noted.payload.text }),
  }

const isOnPurpose = (
  start: EventOf<'LineStarted'> | null,
  moved: EventOf<'LineMoved'> | null,
  events: readonly ChartEvent[],
): boolean =>
  start?.payload.sameLineOnPurpose === true ||
  moved?.payload.sameLineOnPurpose === true ||
  events.some(({ kind }) => kind === 'SameLineAnswered')

/** A bag change closes an open pause, or stands for the gap since the old bag ran empty. */
function pausesOf(events: readonly ChartEvent[]): readonly Pause[] {
  const pauses: Pause[] = []
  for (const event of events) {
    const open = pauses.at(-1)
    const isOpen = open !== undefined && open.to === null
    if (event.kind === 'LinePaused' && !isOpen)
      pauses.push({
        from: stampOf(event),
        reason: event.payload.reason,
        to: null,
        ...(event.payload.all ? { all: true } : {}),
      })
    if (event.kind === 'LineResumed' && isOpen) pauses[pauses.length - 1] = { ...open, to: stampOf(event) }
    if (event.kind !== 'BagChanged') continue
    const { emptySince } = event.payload
    if (isOpen) pauses[pauses.length - 1] = { ...open, to: stampOf(event) }
    else if (emptySince)
      pauses.push({ from: { ...stampOf(event), at: emptySince }, reason: 'bag_change', to: stampOf(event) })
  }
  return pauses
}

function volumesOf(events: readonly ChartEvent[]): Course['volumes'] {
  return events.flatMap((event) => {
    const volumeMl = volumeReadIn(event)
    return volumeMl === null ? [] : [{ stamp: stampOf(event), volumeMl }]
  })
}

function placesOf(events: readonly ChartEvent[]): readonly LinePlace[] {
  return events.flatMap((event) => {
    if (event.kind !== 'LineStarted' && event.kind !== 'LineMoved') return []
    const { accessId, lumen } = event.payload
    const reason = event.kind === 'LineMoved' ? { reason: event.payload.reason } : {}
    return [{ accessId, lumen: lumen ?? null, from: stampOf(event), ...reason }]
  })
}

function ratesOf(events: readonly ChartEvent[]): readonly Rate[] {
  return events.flatMap((event) => {
    const stamp = stampOf(event)
    if (event.kind === 'RateChanged') {
      const { rateMlPerHour, reason, step } = event.payload
      return [{ stamp, rateMlPerHour, why: reason, ...(step === undefined ? {} : { step }) }]
    }
    if (event.kind !== 'LineStarted' && event.kind !== 'LineResumed') return []
    const { rateMlPerHour } = event.payload
    const why = event.kind === 'LineStarted' ? 'start' : 'resumed'
    return rateMlPerHour === undefined ? [] : [{ stamp, rateMlPerHour, why }]
  })
}

/** The volume so far, or given in all, that was read with an event of a line; null where none was. */
export function volumeReadIn({ payload }: ChartEvent): string | null {
  if ('volumeSoFarMl' in payload && payload.volumeSoFarMl !== undefined) return payload.volumeSoFarMl
  return 'volumeGivenMl' in payload ? (payload.volumeGivenMl ?? null) : null
}

/** The earliest event of that kind. */
export function firstOf<K extends ChartEvent['kind']>(events: readonly ChartEvent[], kind: K): EventOf<K> | null {
  return (events.find((event) => event.kind === kind) as EventOf<K> | undefined) ?? null
}

/** The latest event of that kind. */
export function lastOf<K extends ChartEvent['kind']>(events: readonly ChartEvent[], kind: K): EventOf<K> | null {
  return (events.findLast((event) => event.kind === kind) as EventOf<K> | undefined) ?? null
}

export const allOf = <K extends ChartEvent['kind']>(events: readonly ChartEvent[], kind: K): readonly EventOf<K>[] =>
  events.filter((event): event is EventOf<K> => event.kind === kind)
