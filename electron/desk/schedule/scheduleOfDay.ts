import type { BoardRow } from '#electron/db/boardStore.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { ToldAppointment } from '#shared/ipc/hubScheduleRows.ts'
import type { Announced, ScheduleNews } from '#shared/ipc/scheduleShapes.ts'
import { clockTime, instantAt, localDate } from '#shared/kernel/instant.ts'
import type { Desk } from '../desk.ts'
import { foldOnce } from '../visits/foldOnce.ts'
import { type ExpectedVisit, type KnownAppointment, matchAppointments } from './matchAppointments.ts'
import { newsOf } from './newsOf.ts'
import { allNumbers, standingMrn } from './samePatient.ts'

type DayOfSchedule = Output<'schedule.day'>

/**
 * A day as the scheduler has it beside the visits that are here: what it says otherwise of each, and the appointments for
 * which no visit is here. Only what this workstation heard last is asked, never the hub.
 */
export function scheduleOfDay(desk: Desk, day: string): DayOfSchedule {
  const { schedule } = desk.stores
  const cursor = schedule.cursor()
  if (!cursor) return { toldAt: null, news: [], announced: [] }
  const { visits, appointments, matched } = matchedOn(desk, day)
  const taken = new Set([...matched.values()].map(({ key }) => key))
  return {
    toldAt: instantAt(Date.parse(cursor.toldUtc), desk.now().zone),
    news: visits.flatMap((visit) => {
      const news = newsOfVisit(desk, visit, matched.get(visit.sessionId) ?? null)
      return visit.day === day ? news : news.filter(({ to }) => to?.day === day)
    }),
    announced: appointments
      .filter(({ told }) => !taken.has(told.key) && told.state !== 'deleted' && dayOf(told) === day)
      .map((one) => announced(desk, one))
      .sort((a, b) => (a.time < b.time ? -1 : 1)),
  }
}

/** The appointment of one visit, or null: what the receiver wants its own number of. */
export function appointmentOf(desk: Desk, { sessionId, scheduled }: Chart): ToldAppointment | null {
  return matchedOn(desk, scheduled.day).matched.get(sessionId) ?? null
}

/** Everything told of a patient, under whichever number. */
export function toldOfPatient(desk: Desk, mrn: string) {
  const { schedule } = desk.stores
  const standing = standingMrn(mrn, schedule.mergedInto)
  return { standing, told: schedule.ofPatient(allNumbers(standing, schedule.mergedFrom)) }
}

interface Matched {
  readonly visits: readonly ExpectedVisit[]
  readonly appointments: readonly KnownAppointment[]
  readonly matched: ReadonlyMap<string, ToldAppointment>
}

const dayOf = ({ startsAt }: ToldAppointment): string | null => startsAt && localDate(startsAt)

/** An appointment that came from another day, or went to one, belongs to the visit that is still planned there. */
function matchedOn(desk: Desk, day: string): Matched {
  const { schedule, tables } = desk.stores
  const standing = (mrn: string): string => standingMrn(mrn, schedule.mergedInto)
  const onDay = schedule.appointmentsOn(day)
  const days = new Set([day, ...onDay.flatMap(({ firstStart }) => (firstStart ? [localDate(firstStart)] : []))])
  const appointments = onDay.map((told) => ({ mrn: standing(told.patient.mrn), told }))
  const patients = new Set(appointments.map(({ mrn }) => mrn))
  const visits = [...days]
    .flatMap((each) => tables.board.ofDay(each))
    .map((row) => expected(desk, row, standing(row.mrn), patients))
  return { visits, appointments, matched: matchAppointments(visits, appointments) }
}

/** Only the visits of patients with an appointment are asked for the number they know. */
function expected(
  desk: Desk,
  { sessionId, day, appointmentTime: time }: BoardRow,
  mrn: string,
  patients: ReadonlySet<string>,
): ExpectedVisit {
  const chart = patients.has(mrn) ? foldOnce(desk.record(sessionId)) : null
  return { sessionId, day, time, mrn, appointment: chart?.scheduled.appointment ?? null }
}

function newsOfVisit(desk: Desk, visit: ExpectedVisit, appointment: ToldAppointment | null): readonly ScheduleNews[] {
  const { standing, told } = toldOfPatient(desk, visit.mrn)
  if (!appointment && told.length === 0) return []
  const chart = foldOnce(desk.record(visit.sessionId))
  if (!chart) return []
  const left = desk.stores.schedule.leftOf(visit.sessionId)
  return newsOf(chart, { appointment, patient: told, standingMrn: standing }).filter(
    ({ about, key, sentAt }) => (left.get(`${about} ${key}`) ?? '') < sentAt.utc,
  )
}

function announced(desk: Desk, { mrn, told }: KnownAppointment): Announced {
  const { patient, startsAt } = told
  const arrival = desk.stores.schedule.ofPatient([mrn, patient.mrn]).find(({ about }) => about === 'arrival')
  const arrivedAt = arrival?.about === 'arrival' && arrival.state === 'arrived' ? arrival.arrivedAt : null
  return {
    key: told.key,
    time: startsAt ? clockTime(startsAt) : '',
    minutes: told.minutes,
    patientName: [patient.last, patient.first].filter((part) => part !== '').join(', '),
    mrn,
    birthDate: patient.birthDate,
    chair: told.chair,
    reason: told.reason,
    state: told.state,
    arrivedAt: arrivedAt && startsAt && localDate(arrivedAt) === localDate(startsAt) ? arrivedAt : null,
  }
}
