import { type Question, type QuestionEntry, type QuestionState, questionsOf } from '#shared/claim/questions.ts'
import { instantSchema } from '#shared/document/facts.ts'
import type { Tx, WritableDb } from './rights.ts'

export interface QuestionStore {
  /** The same entry again changes nothing. */
  add(tx: Tx, entry: QuestionEntry): void
  clear(tx: Tx): void
  get(questionId: string): Question | null
  ofSession(sessionId: string): readonly Question[]
  /** Threads of one state, in no order. */
  ofState(state: Exclude<QuestionState, 'closed'>): readonly Question[]
  /** Threads that are not closed, by session: for a whole list at once. */
  underWay(): ReadonlyMap<string, readonly Question[]>
}

interface Row {
  readonly entry_id: string
  readonly question_id: string
  readonly session_id: string
  readonly kind: QuestionEntry['kind']
  readonly words: string
  readonly user_id: string
  readonly at: string
  readonly turn: number
  readonly line_id: string | null
  readonly drug: string | null
  readonly version: number | null
  readonly asked_to: string
}

const entryOf = (row: Row): QuestionEntry => ({
  id: row.entry_id,
  questionId: row.question_id,
  sessionId: row.session_id,
  kind: row.kind,
  words: row.words,
  userId: row.user_id,
  at: instantSchema.parse(JSON.parse(row.at)),
  turn: row.turn,
  lineId: row.line_id,
  drug: row.drug,
  version: row.version,
  to: JSON.parse(row.asked_to) as readonly string[],
})

const sql = {
  ofThread: 'select * from question_entries where question_id = ?',
  ofSession: 'select * from question_entries where session_id = ?',
  ofState: `select * from question_entries where question_id in
    (select question_id from question_threads where state = ? and state <> 'closed')`,
  underWay: `select * from question_entries where question_id in
    (select question_id from question_threads where state <> 'closed')`,
} as const

/** The statements a test asks the database about: each must be answered by an index. */
export const hotQuestionQueries = Object.values(sql)

/** Question threads of every workstation: read tables, never the truth. */
export function createQuestionStore(db: WritableDb): QuestionStore {
  const add = db.prepare(
    `insert or ignore into question_entries values (@id, @questionId, @sessionId, @kind, @words, @userId, @at, @turn,
       @lineId, @drug, @version, @to)`,
  )
  const stands = db.prepare<[string, string, string]>('insert or replace into question_threads values (?, ?, ?)')
  const [clearEntries, clearThreads] = ['question_entries', 'question_threads'].map((name) =>
    db.prepare(`delete from ${name}`),
  )
  const ofThread = db.prepare<[string], Row>(sql.ofThread)
  const ofSession = db.prepare<[string], Row>(sql.ofSession)
  const ofState = db.prepare<[string], Row>(sql.ofState)
  const underWay = db.prepare<[], Row>(sql.underWay)
  const get: QuestionStore['get'] = (questionId) => questionsOf(ofThread.all(questionId).map(entryOf))[0] ?? null
  return {
    add(_tx, entry) {
      add.run({ ...entry, at: JSON.stringify(entry.at), to: JSON.stringify(entry.to) })
      const thread = get(entry.questionId)
      if (thread) stands.run(thread.id, thread.sessionId, thread.state)
    },
    clear() {
      clearEntries?.run()
      clearThreads?.run()
    },
    get,
    ofSession: (sessionId) => questionsOf(ofSession.all(sessionId).map(entryOf)),
    ofState: (state) => questionsOf(ofState.all(state).map(entryOf)),
    underWay: () => Map.groupBy(questionsOf(underWay.all().map(entryOf)), ({ sessionId }) => sessionId),
  }
}
