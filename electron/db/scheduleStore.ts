import { type Told, type ToldAppointment, type ToldMerge, toldSchema } from '#shared/ipc/hubScheduleRows.ts'
import { type Instant, localDate } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

export interface ScheduleCursor {
  readonly ledger: string
  readonly place: number
  /** When the hub said something new last; ISO 8601, UTC. */
  readonly toldUtc: string
}

/** One piece of news about a visit, and which state of it. */
export interface NewsKey {
  readonly sessionId: string
  readonly about: Told['about']
  readonly key: string
}

export interface ScheduleStore {
  /** null = the hub never told anything. */
  cursor(): ScheduleCursor | null
  /** What changed at the hub; another ledger than before empties what is known first. */
  take(tx: Tx, told: readonly Told[], cursor: ScheduleCursor): void
  /** Appointments that begin on a day of the clinic's clock, or were booked for it at first. */
  appointmentsOn(day: string): readonly ToldAppointment[]
  appointment(key: string): ToldAppointment | null
  /** Everything told of one of these patient numbers. */
  ofPatient(mrns: readonly string[]): readonly Told[]
  /** The number that took that one in, or null. */
  mergedInto(mrn: string): string | null
  /** Numbers that disappeared into that one. */
  mergedFrom(mrn: string): readonly string[]
  /** Somebody left it as it is; news that is sent later asks again. */
  leave(tx: Tx, news: NewsKey, sentUtc: string): void
  /** Until when the news of a visit were answered: `about key` → the time they were sent. */
  leftOf(sessionId: string): ReadonlyMap<string, string>
}

interface Row {
  readonly told: string
}

const sql = {
  onDay: `select told from schedule_told where day = ? union select told from schedule_told where first_day = ?`,
  one: `select told from schedule_told where about = ? and key = ?`,
  ofMrn: `select told from schedule_told where mrn = ?`,
  left: `select about, key, sent_utc as sentUtc from schedule_left where session_id = ?`,
} as const

/** The statements a test asks the database about: each must be answered by an index. */
export const hotScheduleQueries = Object.values(sql)

const toldOf = ({ told }: Row): Told => toldSchema.parse(JSON.parse(told))
const isAppointment = (told: Told): told is ToldAppointment => told.about === 'appointment'
const isMerge = (told: Told): told is ToldMerge => told.about === 'merge'

/** What schedulers told, kept here so that the day list knows it without the hub. */
export function createScheduleStore(db: WritableDb): ScheduleStore {
  const cursor = db.prepare<[], ScheduleCursor>('select ledger, place, told_utc as toldUtc from schedule_cursor')
  const move = db.prepare<[ScheduleCursor]>(
    'insert or replace into schedule_cursor (only_one, ledger, place, told_utc) values (1, @ledger, @place, @toldUtc)',
  )
  const put = db.prepare<[string, string, string, string | null, string | null, string]>(
    'insert or replace into schedule_told (about, key, mrn, day, first_day, told) values (?, ?, ?, ?, ?, ?)',
  )
  const clear = db.prepare('delete from schedule_told')
  const onDay = db.prepare<[string, string], Row>(sql.onDay)
  const one = db.prepare<[string, string], Row>(sql.one)
  const ofMrn = db.prepare<[string], Row>(sql.ofMrn)
  const left = db.prepare<[string], { about: string; key: string; sentUtc: string }>(sql.left)
  const leave = db.prepare<[string, string, string, string]>('insert or replace into schedule_left values (?, ?, ?, ?)')
  const ofPatient = (mrns: readonly string[]): readonly Told[] => mrns.flatMap((mrn) => ofMrn.all(mrn).map(toldOf))
  const find = (about: Told['about'], key: string): Told | null => {
    const row = one.get(about, key)
    return row ? toldOf(row) : null
  }
  return {
    cursor: () => cursor.get() ?? null,
    take(_tx, told, next) {
      if (cursor.get()?.ledger !== next.ledger) clear.run()
      for (const each of told) put.run(each.about, each.key, each.patient.mrn, ...daysOf(each), JSON.stringify(each))
      move.run(next)
    },
    appointmentsOn: (day) => onDay.all(day, day).map(toldOf).filter(isAppointment),
    appointment(key) {
      const told = find('appointment', key)
      return told && isAppointment(told) ? told : null
    },
    ofPatient,
    mergedInto: (mrn) => find('merge', mrn)?.patient.mrn ?? null,
    mergedFrom: (mrn) =>
      ofPatient([mrn])
        .filter(isMerge)
        .map(({ key }) => key),
    leave: (_tx, { sessionId, about, key }, sentUtc) => void leave.run(sessionId, about, key, sentUtc),
    leftOf: (sessionId) => new Map(left.all(sessionId).map(({ about, key, sentUtc }) => [`${about} ${key}`, sentUtc])),
  }
}

function daysOf(told: Told): readonly [string | null, string | null] {
  if (!isAppointment(told)) return [null, null]
  const dayOf = (at: Instant | null): string | null => at && localDate(at)
  const [day, first] = [dayOf(told.startsAt), dayOf(told.firstStart)]
  return [day, first === day ? null : first]
}
