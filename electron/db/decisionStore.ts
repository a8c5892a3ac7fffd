import type { Instant } from '#shared/kernel/instant.ts'
import type { Tx, WritableDb } from './rights.ts'

/** One biller's answer about one drug of one signed version. */
export interface KeptDecision {
  readonly lineId: string
  readonly about: 'code' | 'waste'
  readonly answer: string
}

export interface DecisionStore {
  /** The last answer to a question counts, wherever it was given. False = a later one is known. */
  put(
    tx: Tx,
    decision: KeptDecision & {
      readonly sessionId: string
      readonly version: number
      readonly userId: string
      readonly at: Instant
    },
  ): boolean
  ofVersion(sessionId: string, version: number): readonly KeptDecision[]
}

/** What billers decided where the rules ask a person. */
export function createDecisionStore(db: WritableDb): DecisionStore {
  const put = db.prepare<[string, number, string, string, string, string, string]>(
    `insert into billing_decisions values (?, ?, ?, ?, ?, ?, ?) on conflict do update set answer = excluded.answer,
       user_id = excluded.user_id, decided_utc = excluded.decided_utc where excluded.decided_utc >= decided_utc`,
  )
  const ofVersion = db.prepare<[string, number], { line_id: string; about: 'code' | 'waste'; answer: string }>(
    'select line_id, about, answer from billing_decisions where session_id = ? and version = ?',
  )
  return {
    put: (_tx, { sessionId, version, lineId, about, answer, userId, at }) =>
      put.run(sessionId, version, lineId, about, answer, userId, at.utc).changes === 1,
    ofVersion: (sessionId, version) =>
      ofVersion.all(sessionId, version).map(({ line_id, about, answer }) => ({ lineId: line_id, about, answer })),
  }
}
