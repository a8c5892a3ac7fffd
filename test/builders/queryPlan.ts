import type { Database } from 'better-sqlite3'

/** How the database says it will run a query, a line per step: "SEARCH events USING INDEX events_of_session (session_id=?)". */
export function queryPlan(db: Database, sql: string): string {
  const parameters = sql.match(/\?/g)?.map(() => null) ?? []
  const steps = db.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...parameters)
  return steps.map(({ detail }) => detail).join('\n')
}

/** What makes a plan slow on a grown table: reading all of it without an index, or sorting the answer by hand. */
export const slowStep = /^SCAN (?!.*USING (COVERING )?INDEX)|USE TEMP B-TREE/m
