import { type BoardRow, type BoardStore, createBoardStore } from './boardStore.ts'
import type { StoredEvent } from './eventRow.ts'
import type { EventStore } from './eventStore.ts'
import { createQuestionStore, type QuestionStore } from './questionStore.ts'
import { createReportStore, type ReportRow, type ReportStore } from './reportStore.ts'
import type { Transaction, Tx, WritableDb } from './rights.ts'
import type { SignedStore, SignedVersion } from './signedStore.ts'
import { createWorklistStore, type WorklistRow, type WorklistStore } from './worklistStore.ts'

/** Everything the read tables know of one session comes from these two. */
export interface SessionSources {
  readonly sessionId: string
  /** In the record's order. */
  readonly events: readonly StoredEvent[]
  /** The newest signed version, with its receipt if it came. */
  readonly signed: SignedVersion | null
  /** The version before it, which this one amended. */
  readonly previous: SignedVersion | null
}

/** What the lists show of one session; null = it is not on that list. Pure: the same sources give the same rows. */
export type Project = (sources: SessionSources) => {
  readonly board: BoardRow | null
  readonly worklist: WorklistRow | null
  readonly report: ReportRow | null
}

export interface ReadTables {
  readonly board: BoardStore
  readonly worklist: WorklistStore
  /** What the manager's reports count of each visit. */
  readonly reports: ReportStore
  /** What billers ask and nurses answer, read out of the audit entries. */
  readonly questions: QuestionStore
  /** Brings the lists up to date for one session, in the transaction that changed it. */
  refresh(tx: Tx, sessionId: string): void
  /** Reads every question and answer of the record into the threads again. */
  takeQuestions(tx: Tx): void
  /** Empties every list and computes it again from events and signed versions. Returns how many sessions. */
  rebuild(): number
}

export interface ReadTablesParts {
  readonly transaction: Transaction
  readonly events: Pick<EventStore, 'ofSession' | 'sessionIds' | 'auditSince'>
  readonly signed: Pick<SignedStore, 'newest' | 'get' | 'sessionIds'>
  readonly project: Project
  /** Puts an audit entry into the threads, where it belongs to one. */
  readonly takeQuestion: (store: QuestionStore, tx: Tx, body: unknown) => boolean
}

const questionKinds = ['audit.questionAsked', 'audit.questionAnswered', 'audit.questionClosed'] as const

/** The lists people look at, kept beside the record they are computed from. */
export function createReadTables(
  db: WritableDb,
  { transaction, events, signed, project, takeQuestion }: ReadTablesParts,
): ReadTables {
  const board = createBoardStore(db)
  const worklist = createWorklistStore(db)
  const reports = createReportStore(db)
  const questions = createQuestionStore(db)
  const refresh = (tx: Tx, sessionId: string): void => {
    const newest = signed.newest(sessionId)
    const previous = newest && signed.get(sessionId, newest.version - 1)
    const rows = project({ sessionId, events: events.ofSession(sessionId), signed: newest, previous })
    if (rows.board) board.put(tx, rows.board)
    else board.remove(tx, sessionId)
    if (rows.worklist) worklist.put(tx, rows.worklist)
    // What nobody signed was never on it.
    else if (newest) worklist.remove(tx, sessionId)
    if (rows.report) reports.put(tx, rows.report)
    else reports.remove(tx, sessionId)
  }
  const takeQuestions = (tx: Tx): void => {
    questions.clear(tx)
    for (const kind of questionKinds)
      for (const { body } of events.auditSince(kind, '')) takeQuestion(questions, tx, body)
  }
  const rebuild = (tx: Tx): number => {
    board.clear(tx)
    worklist.clear(tx)
    reports.clear(tx)
    takeQuestions(tx)
    const sessions = new Set([...events.sessionIds(), ...signed.sessionIds()])
    for (const sessionId of sessions) refresh(tx, sessionId)
    return sessions.size
  }
  return { board, worklist, reports, questions, refresh, takeQuestions, rebuild: () => transaction(rebuild) }
}
