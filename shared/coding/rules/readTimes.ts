import type { Scene } from '../model.ts'
import { type Moment, readMoment } from '../time/printedTime.ts'
import type { Service } from '../types.ts'

/** The times of the stay that services are held against. */
export interface Day {
  readonly local: number
  readonly now: Moment | null
  readonly arrived: Moment | null
  readonly discharged: Moment | null
  /** The encounter arrival and discharge belong to; null = all of them. */
  readonly encounter: string | null
}

/** One run as read: `to` null = no stop written down; `live` = it ends now because it still runs. */
export interface Run {
  readonly from: Moment
  readonly to: Moment | null
  readonly live: boolean
}

/** What a service's times say. */
export interface Times {
  readonly start: Moment | null
  /** The stop as written down; null while it is open. */
  readonly stop: Moment | null
  /** Empty where the start, or the start of a run, is not known: nobody can say how long it ran. */
  readonly runs: readonly Run[]
  /** The clock moves now. */
  readonly running: boolean
  /** Not stopped yet: running or paused. */
  readonly open: boolean
}

/** Reads start, stop and segments of one service; a running one stops now for the purpose of coding. */
export function readTimes(service: Service, day: Day, scene: Scene): Times {
  const written = readMoment(service.start, day.local)
  const stop = readMoment(service.stop, day.local)
  const open = service.running === true && stop === null && day.now !== null
  const arrival = service.runningOnArrival === true && scene.setting === 'facility' ? day.arrived : null
  const start = arrival && (written === null || written.minute < arrival.minute) ? arrival : written
  const runs = start === null ? [] : runsOf(service, { start, stop, now: open ? day.now : null, day })
  return { start, stop, runs, running: runs[runs.length - 1]?.live === true, open }
}

interface Reading {
  readonly start: Moment
  readonly stop: Moment | null
  /** Now, where the service is open. */
  readonly now: Moment | null
  readonly day: Day
}

function runsOf(service: Service, reading: Reading): readonly Run[] {
  const segments = service.segments ?? []
  if (segments.length === 0) return [runOf(reading.start, null, reading)]
  const runs: Run[] = []
  for (const segment of segments) {
    const from = readMoment(segment.start, reading.day.local)
    if (from === null) return []
    runs.push(runOf(from, readMoment(segment.stop, reading.day.local), reading))
  }
  return runs.sort((a, b) => a.from.ms - b.from.ms)
}

/** What ran before the counted start (R27: before arrival) is cut off. A start ahead of now has run for no time yet. */
function runOf(charted: Moment, ended: Moment | null, { start, stop, now }: Reading): Run {
  const from = laterOf(charted, start)
  const isCut = from !== charted
  if (ended) return { from, to: isCut ? laterOf(ended, from) : ended, live: false }
  if (stop) return { from, to: stop, live: false }
  return now ? { from, to: laterOf(now, from), live: true } : { from, to: null, live: false }
}

const laterOf = (one: Moment, other: Moment): Moment => (one.ms < other.ms ? other : one)
