import type { Tx, WritableDb } from './rights.ts'

/** One signed session as the biller's list needs it; `card` is what a row shows and nobody sorts by; JSON. */
export interface WorklistRow {
  readonly sessionId: string
  /** The newest signed version. */
  readonly version: number
  readonly patientId: string
  readonly payerId: string
  readonly state: string
  readonly signedUtc: string
  readonly dischargedUtc: string | null
  /** End of the 48-hour clock. */
  readonly dueUtc: string | null
  /** What still holds the claim, in words. */
  readonly missing: readonly string[]
  readonly receiptUtc: string | null
  readonly card: unknown
}

export interface WorklistStore {
  put(tx: Tx, row: WorklistRow): void
  remove(tx: Tx, sessionId: string): void
  clear(tx: Tx): void
  get(sessionId: string): WorklistRow | null
  /** Whether the visit stands on it. */
  has(sessionId: string): boolean
  /** What is due first on top, rows without a due time before them; the rows after the one named, or from the top. */
  byDue(limit: number, after?: Pick<WorklistRow, 'dueUtc' | 'sessionId'>): readonly WorklistRow[]
  ofState(state: string, limit: number): readonly WorklistRow[]
  /** Every payer of a row, by the name it has on its newest one. */
  payers(): readonly { readonly id: string; readonly name: string }[]
  /** The sessions of one patient. */
  ofPatient(patientId: string): readonly string[]
  all(): readonly WorklistRow[]
}

interface Row {
  readonly session_id: string
  readonly version: number
  readonly patient_id: string
  readonly payer_id: string
  readonly state: string
  readonly signed_utc: string
  readonly discharged_utc: string | null
  readonly due_utc: string | null
  readonly missing: string
  readonly receipt_utc: string | null
  readonly card: string
}

const worklistRow = (row: Row): WorklistRow => ({
  sessionId: row.session_id,
  version: row.version,
  patientId: row.patient_id,
  payerId: row.payer_id,
  state: row.state,
  signedUtc: row.signed_utc,
  dischargedUtc: row.discharged_utc,
  dueUtc: row.due_utc,
  missing: JSON.parse(row.missing) as readonly string[],
  receiptUtc: row.receipt_utc,
  card: JSON.parse(row.card) as unknown,
})

const putSql = `insert or replace into worklist (session_id, version, patient_id, payer_id, state, signed_utc,
    discharged_utc, due_utc, missing, receipt_utc, card)
  values (@sessionId, @version, @patientId, @payerId, @state, @signedUtc,
    @dischargedUtc, @dueUtc, @missing, @receiptUtc, @card)`

const sql = {
  one: 'select * from worklist where session_id = ?',
  undated: 'select * from worklist where due_utc is null and session_id > ? order by session_id limit ?',
  byDue: 'select * from worklist where (due_utc, session_id) > (?, ?) order by due_utc, session_id limit ?',
  ofState: 'select * from worklist where state = ? order by due_utc, session_id limit ?',
  ofPatient: 'select session_id from worklist where patient_id = ? order by session_id',
} as const

/** The statements a test asks the database about: each must be answered by an index. */
export const hotWorklistQueries = Object.values(sql)

/** The biller's worklist: a read table, never the truth. */
export function createWorklistStore(db: WritableDb): WorklistStore {
  const put = db.prepare(putSql)
  const remove = db.prepare<[string]>('delete from worklist where session_id = ?')
  const clear = db.prepare('delete from worklist')
  const one = db.prepare<[string], Row>(sql.one)
  const standing = db.prepare<[string], unknown>('select 1 from worklist where session_id = ?')
  const undated = db.prepare<[string, number], Row>(sql.undated)
  const byDue = db.prepare<[string, string, number], Row>(sql.byDue)
  const ofState = db.prepare<[string, number], Row>(sql.ofState)
  const payers = db.prepare<[], { id: string; name: string }>(
    `select payer_id as id, card ->> '$.payerName' as name, max(signed_utc) from worklist where payer_id <> ''
     group by payer_id order by payer_id`,
  )
  const ofPatient = db.prepare<[string], Pick<Row, 'session_id'>>(sql.ofPatient)
  const all = db.prepare<[], Row>('select * from worklist order by session_id')
  return {
    put: (_tx, { missing, card, ...row }) =>
      void put.run({ ...row, missing: JSON.stringify(missing), card: JSON.stringify(card) }),
    remove: (_tx, sessionId) => void remove.run(sessionId),
    clear: () => void clear.run(),
    get(sessionId) {
      const row = one.get(sessionId)
      return row ? worklistRow(row) : null
    },
    has: (sessionId) => standing.get(sessionId) !== undefined,
    byDue(limit, after = { dueUtc: null, sessionId: '' }) {
      const first = after.dueUtc === null ? undated.all(after.sessionId, limit) : []
      const from = after.dueUtc === null ? { due: '', id: '' } : { due: after.dueUtc, id: after.sessionId }
      return [...first, ...byDue.all(from.due, from.id, limit - first.length)].map(worklistRow)
    },
    ofState: (state, limit) => ofState.all(state, limit).map(worklistRow),
    payers: () => payers.all().map(({ id, name }) => ({ id, name })),
    ofPatient: (patientId) => ofPatient.all(patientId).map(({ session_id }) => session_id),
    all: () => all.all().map(worklistRow),
  }
}
