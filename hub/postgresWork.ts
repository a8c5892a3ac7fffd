import type { PoolClient } from 'pg'
import type { SqlValue, Work } from './sql.ts'

/** Runs work on PostgreSQL, inside the transaction that this client has open. */
export async function runWork<T>(client: PoolClient, work: Work<T>): Promise<T> {
  let step = work.next()
  while (!step.done) {
    const { text, values } = step.value
    step = work.next((await client.query<Record<string, unknown>>(text, values as SqlValue[])).rows)
  }
  return step.value
}
