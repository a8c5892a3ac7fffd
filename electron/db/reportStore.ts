import type { Tx, WritableDb } from './rights.ts'

/** What the reports count of one visit; `body` is JSON. */
export interface ReportRow {
  readonly sessionId: string
  /** Its day of service, YYYY-MM-DD. */
  readonly day: string
  /** How many containers it lost. */
  readonly lost: number
  readonly body: unknown
}

export interface ReportStore {
  put(tx: Tx, row: ReportRow): void
  remove(tx: Tx, sessionId: string): void
  clear(tx: Tx): void
  get(sessionId: string): ReportRow | null
  /** Visits of the days from `from` to `to`, both counted in, in the order of their days. */
  ofDays(from: string, to: string): readonly ReportRow[]
  /** Those of them that lost a container. */
  lostOfDays(from: string, to: string): readonly ReportRow[]
  all(): readonly ReportRow[]
}

interface Row {
  readonly session_id: string
  readonly day: string
  readonly lost: number
  readonly body: string
}

const reportRow = ({ session_id, day, lost, body }: Row): ReportRow => ({
  sessionId: session_id,
  day,
  lost,
  body: JSON.parse(body) as unknown,
})

const sql = {
  one: 'select * from visit_reports where session_id = ?',
  ofDays: 'select * from visit_reports where day >= ? and day <= ? order by day, session_id',
  lostOfDays: 'select * from visit_reports where lost > 0 and day >= ? and day <= ? order by day, session_id',
} as const

/** The statements a test asks the database about: each must be answered by an index. */
export const hotReportQueries = [sql.ofDays, sql.lostOfDays]

/** What the reports are computed from: a read table, never the truth. */
export function createReportStore(db: WritableDb): ReportStore {
  const put = db.prepare<[Omit<ReportRow, 'body'> & { readonly body: string }]>(
    'insert or replace into visit_reports (session_id, day, lost, body) values (@sessionId, @day, @lost, @body)',
  )
  const remove = db.prepare<[string]>('delete from visit_reports where session_id = ?')
  const clear = db.prepare('delete from visit_reports')
  const one = db.prepare<[string], Row>(sql.one)
  const ofDays = db.prepare<[string, string], Row>(sql.ofDays)
  const lostOfDays = db.prepare<[string, string], Row>(sql.lostOfDays)
  const all = db.prepare<[], Row>('select * from visit_reports order by session_id')
  return {
    put: (_tx, row) => void put.run({ ...row, body: JSON.stringify(row.body) }),
    remove: (_tx, sessionId) => void remove.run(sessionId),
    clear: () => void clear.run(),
    get(sessionId) {
      const row = one.get(sessionId)
      return row ? reportRow(row) : null
    },
    ofDays: (from, to) => ofDays.all(from, to).map(reportRow),
    lostOfDays: (from, to) => lostOfDays.all(from, to).map(reportRow),
    all: () => all.all().map(reportRow),
  }
}
