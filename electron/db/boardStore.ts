import type { ReadableDb, Tx, WritableDb } from './rights.ts'

/** One session of a day, as lists and search need it. `card` is what a row shows and nobody searches; JSON. */
export interface BoardRow {
  readonly sessionId: string
  /** Service date on the clinic's clock, YYYY-MM-DD. */
  readonly day: string
  readonly chair: string
  /** HH:MM. */
  readonly appointmentTime: string
  readonly state: string
  readonly patientId: string
  /** "Last, First": what search compares, without regard to capitals A to Z. */
  readonly patientName: string
  readonly mrn: string
  /** YYYY-MM-DD. */
  readonly birthDate: string
  readonly nurseId: string | null
  readonly isSigned: boolean
  /** Number of events it was computed from. */
  readonly version: number
  readonly updatedUtc: string
  readonly card: unknown
}

export interface BoardStore {
  put(tx: Tx, row: BoardRow): void
  remove(tx: Tx, sessionId: string): void
  clear(tx: Tx): void
  get(sessionId: string): BoardRow | null
  /** The newest visit of the patient with exactly this MRN. */
  ofMrn(mrn: string): BoardRow | null
  /** The visits of the patient with exactly this MRN, newest first. */
  visitsOfMrn(mrn: string, limit: number): readonly BoardRow[]
  /** The sessions of a day, by chair and time. */
  ofDay(day: string): readonly BoardRow[]
  /** Sessions up to a day, from 30 days before it, oldest day first: those from which a pump went home or in which one came off. */
  withPumps(day: string): readonly BoardRow[]
  /** Sessions before a day that nobody signed, oldest first. */
  unsignedBefore(day: string, limit: number): readonly BoardRow[]
  /** Sessions whose patient's name or MRN begins with the text, by name, then day; behind them those whose first name begins with it or whose birth date (YYYY-MM-DD) it is. */
  search(text: string, limit: number): readonly BoardRow[]
  all(): readonly BoardRow[]
}

interface Row {
  readonly session_id: string
  readonly day: string
  readonly chair: string
  readonly appointment_time: string
  readonly state: string
  readonly patient_id: string
  readonly patient_name: string
  readonly mrn: string
  readonly birth_date: string
  readonly nurse_id: string | null
  readonly is_signed: number
  readonly version: number
  readonly updated_utc: string
  readonly card: string
}

const boardRow = (row: Row): BoardRow => ({
  sessionId: row.session_id,
  day: row.day,
  chair: row.chair,
  appointmentTime: row.appointment_time,
  state: row.state,
  patientId: row.patient_id,
  patientName: row.patient_name,
  mrn: row.mrn,
  birthDate: row.birth_date,
  nurseId: row.nurse_id,
  isSigned: row.is_signed === 1,
  version: row.version,
  updatedUtc: row.updated_utc,
  card: JSON.parse(row.card) as unknown,
})

const putSql = `insert or replace into board (session_id, day, chair, appointment_time, state, patient_id, patient_name,
    mrn, birth_date, nurse_id, is_signed, version, updated_utc, card)
  values (@sessionId, @day, @chair, @appointmentTime, @state, @patientId, @patientName,
    @mrn, @birthDate, @nurseId, @isSigned, @version, @updatedUtc, @card)`

/** What a tap changes, without touching an index: only where everything that is searched by stays as it is. */
const touchSql = `update board set state = @state, nurse_id = @nurseId, version = @version, updated_utc = @updatedUtc,
    card = @card
  where session_id = @sessionId and day = @day and chair = @chair and appointment_time = @appointmentTime
    and patient_id = @patientId and birth_date = @birthDate and patient_name = @patientName collate binary and mrn = @mrn collate binary
    and is_signed = @isSigned`

/** What stands after the comma, as its index has it. */
const firstName = `substr(patient_name, instr(patient_name, ', ') + 2) collate nocase`

const sql = {
  one: 'select * from board where session_id = ?',
  ofDay: 'select * from board where day = ? order by chair, appointment_time, session_id',
  // A pump runs for two weeks at most, and its appointment may be put off.
  withPumps: `select * from board where day between date(?, '-30 days') and ?
    and (json_array_length(card, '$.pumpsHome') > 0 or json_array_length(card, '$.pumpsOff') > 0) order by day`,
  unsigned: 'select * from board where is_signed = 0 and day < ? order by day, session_id limit ?',
  byName: 'select * from board where patient_name >= ? and patient_name < ? order by patient_name, day limit ?',
  byFirstName: `select * from board where ${firstName} >= ? and ${firstName} < ? order by ${firstName}, day limit ?`,
  byBirthDate: 'select * from board where birth_date = ? order by day desc limit ?',
  ofMrn: 'select * from board where mrn = ? order by day desc limit ?',
  byMrn: 'select * from board where mrn >= ? and mrn < ? order by mrn, day limit ?',
} as const

/** The statements a test asks the database about: each must be answered by an index. */
export const hotBoardQueries = Object.values(sql)

/** Above every text that begins with the one searched for. */
const above = (text: string): string => `${text}\u{10FFFF}`

/** Today's board and the way to older sessions: a read table, never the truth. */
export function createBoardStore(db: WritableDb): BoardStore {
  const touch = db.prepare(touchSql)
  const put = db.prepare(putSql)
  const remove = db.prepare<[string]>('delete from board where session_id = ?')
  const clear = db.prepare('delete from board')
  return {
    put(_tx, { card, isSigned, ...row }) {
      const bound = { ...row, isSigned: isSigned ? 1 : 0, card: JSON.stringify(card) }
      if (touch.run(bound).changes === 0) put.run(bound)
    },
    remove: (_tx, sessionId) => void remove.run(sessionId),
    clear: () => void clear.run(),
    ...createReads(db),
  }
}

function createReads(db: ReadableDb) {
  const one = db.prepare<[string], Row>(sql.one)
  const ofDay = db.prepare<[string], Row>(sql.ofDay)
  const withPumps = db.prepare<[string, string], Row>(sql.withPumps)
  const unsigned = db.prepare<[string, number], Row>(sql.unsigned)
  const ofMrn = db.prepare<[string, number], Row>(sql.ofMrn)
  const byName = db.prepare<[string, string, number], Row>(sql.byName)
  const byMrn = db.prepare<[string, string, number], Row>(sql.byMrn)
  const byFirstName = db.prepare<[string, string, number], Row>(sql.byFirstName)
  const byBirthDate = db.prepare<[string, number], Row>(sql.byBirthDate)
  const all = db.prepare<[], Row>('select * from board order by session_id')
  return {
    get: (sessionId: string) => {
      const row = one.get(sessionId)
      return row ? boardRow(row) : null
    },
    ofMrn: (mrn: string) => {
      const row = ofMrn.get(mrn, 1)
      return row ? boardRow(row) : null
    },
    visitsOfMrn: (mrn: string, limit: number) => ofMrn.all(mrn, limit).map(boardRow),
    ofDay: (day: string) => ofDay.all(day).map(boardRow),
    withPumps: (day: string) => withPumps.all(day, day).map(boardRow),
    unsignedBefore: (day: string, limit: number) => unsigned.all(day, limit).map(boardRow),
    search: (text: string, limit: number) => {
      const named = byName.all(text, above(text), limit)
      const numbered = byMrn.all(text, above(text), limit)
      const others = [...byFirstName.all(text, above(text), limit), ...byBirthDate.all(text, limit)]
      const found = [...named, ...numbered, ...others]
      const once = new Map(found.map((row) => [row.session_id, row]))
      return [...once.values()].slice(0, limit).map(boardRow)
    },
    all: () => all.all().map(boardRow),
  }
}
