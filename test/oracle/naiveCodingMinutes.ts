import type { CodingInput, Service } from '#shared/coding/types.ts'

/** The clock minutes in which something ran, each numbered since 1970. */
export type Minutes = ReadonlySet<number>

/** Worked out once for a service: the same is asked for many times, and a million sessions are compared. */
const known = new WeakMap<Service, { readonly arrived: string | null | undefined; readonly minutes: Minutes }>()

/** The number of the printed minute: seconds are cut off (R1). */
export function minuteOf(text: string): number {
  return Math.floor(Date.parse(/Z$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`) / 60_000)
}

/** Every minute from `from` up to but not including `to`. */
export function minutesBetween(from: number, to: number): Minutes {
  const minutes = new Set<number>()
  for (let minute = from; minute < to; minute += 1) minutes.add(minute)
  return minutes
}

/** The minutes that are in one of the sets or in several, each once. */
export function together(sets: readonly Minutes[]): Minutes {
  const [only] = sets
  if (only && sets.length === 1) return only
  const all = new Set<number>()
  for (const set of sets) for (const minute of set) all.add(minute)
  return all
}

export function sharedBy(one: Minutes, other: Minutes): Minutes {
  return kept(one, (minute) => other.has(minute))
}

export function without(one: Minutes, other: Minutes): Minutes {
  return kept(one, (minute) => !other.has(minute))
}

function kept(minutes: Minutes, wanted: (minute: number) => boolean): Minutes {
  const some = new Set<number>()
  for (const minute of minutes) if (wanted(minute)) some.add(minute)
  return some
}

/** How many of the thresholds a number of minutes has reached. */
export function reached(minutes: number, thresholds: readonly number[]): number {
  return thresholds.filter((threshold) => minutes >= threshold).length
}

/** The charted runs of a service: its segments, or its start and stop. */
export function runsOf(service: Service): readonly { readonly start: string | null; readonly stop: string | null }[] {
  return service.segments ?? [{ start: service.start, stop: service.stop }]
}

/** The minutes a usable service ran. A pump without stop ran as planned (R17); before arrival nothing counts (R27). */
export function minutesOf(service: Service, input: CodingInput): Minutes {
  const before = known.get(service)
  if (before && before.arrived === input.arrived) return before.minutes
  const minutes = workedOut(service, input)
  known.set(service, { arrived: input.arrived, minutes })
  return minutes
}

function workedOut(service: Service, input: CodingInput): Minutes {
  const runs = runsOf(service).map(({ start, stop }) => {
    if (start === null) return minutesBetween(0, 0)
    const from = minuteOf(start)
    if (stop !== null) return minutesBetween(from, minuteOf(stop))
    return minutesBetween(from, from + (service.plannedMinutes ?? 0))
  })
  const arrived = service.runningOnArrival && input.arrived ? minuteOf(input.arrived) : 0
  const charted = together(runs)
  return arrived === 0 ? charted : kept(charted, (minute) => minute >= arrived)
}
