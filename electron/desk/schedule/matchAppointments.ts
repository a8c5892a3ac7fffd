import type { ToldAppointment } from '#shared/ipc/hubScheduleRows.ts'
import { clockTime, type Instant, localDate } from '#shared/kernel/instant.ts'

/** A visit as its appointment is looked for by. */
export interface ExpectedVisit {
  readonly sessionId: string
  readonly day: string
  /** HH:MM. */
  readonly time: string
  /** The patient number that stands now. */
  readonly mrn: string
  /** The scheduler's number of it, where the visit knows it. */
  readonly appointment: string | null
}

/** An appointment under the number of its patient that stands now. */
export interface KnownAppointment {
  readonly mrn: string
  readonly told: ToldAppointment
}

export const isGone = ({ state }: ToldAppointment): boolean =>
  state === 'cancelled' || state === 'deleted' || state === 'no_show'

/**
 * Which appointment is which visit: by the scheduler's own number, else by the patient and a day it is or was booked for.
 * Of several, one that still stands comes first, then the nearest in time; each is given once.
 */
export function matchAppointments(
  visits: readonly ExpectedVisit[],
  appointments: readonly KnownAppointment[],
): ReadonlyMap<string, ToldAppointment> {
  const matched = new Map<string, ToldAppointment>()
  const free = new Map(appointments.map((one) => [one.told.key, one]))
  const give = (visit: ExpectedVisit, found: KnownAppointment | undefined): void => {
    if (!found) return
    matched.set(visit.sessionId, found.told)
    free.delete(found.told.key)
  }
  for (const visit of visits)
    give(
      visit,
      [...free.values()].find(({ told }) => visit.appointment !== null && numbersOf(told).includes(visit.appointment)),
    )
  const inTime = visits.filter(({ sessionId }) => !matched.has(sessionId)).sort((a, b) => compare(a.time, b.time))
  for (const visit of inTime) {
    const fitting = [...free.values()].filter(({ mrn, told }) => mrn === visit.mrn && isOnDay(told, visit.day))
    give(visit, fitting.sort((a, b) => distance(a.told, visit) - distance(b.told, visit))[0])
  }
  return matched
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const numbersOf = ({ key, placer, filler }: ToldAppointment): readonly (string | null)[] => [key, placer, filler]

const isOnDay = ({ startsAt, firstStart }: ToldAppointment, day: string): boolean =>
  [startsAt, firstStart].some((at) => at !== null && localDate(at) === day)

const minutesOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const minutesOf = (at: Instant | null): number => (at ? minutesOfDay(clockTime(at)) : 0)
const aDay = 24 * 60

const distance = (told: ToldAppointment, { time }: ExpectedVisit): number =>
  Math.abs(minutesOf(told.startsAt) - minutesOfDay(time)) + (isGone(told) ? aDay : 0)
