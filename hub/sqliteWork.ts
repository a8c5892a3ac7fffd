import type { Database, Statement } from 'better-sqlite3'
import type { Query, SqlValue, Work } from './sql.ts'
import type { HubStore } from './store.ts'

type Named = Readonly<Record<string, SqlValue>>

/** Runs work on SQLite: without a pause, so nothing else of this program comes in between. */
export function createSqliteWork(db: Database): Pick<HubStore, 'transact' | 'look'> {
  const prepared = new Map<string, Statement<[Named], unknown>>()
  const ask = ({ text, values }: Query): readonly unknown[] => {
    const statement = prepared.get(text) ?? db.prepare<[Named], unknown>(text)
    prepared.set(text, statement)
    // To SQLite `$1` is a name.
    const named = Object.fromEntries(values.map((value, index) => [String(index + 1), value]))
    if (statement.reader) return statement.all(named)
    statement.run(named)
    return []
  }
  const through = <T>(work: Work<T>): T => {
    let step = work.next()
    while (!step.done) step = work.next(ask(step.value))
    return step.value
  }
  return {
    transact: async (work) => db.transaction(() => through(work)).immediate(),
    look: async (work) => db.transaction(() => through(work)).deferred(),
  }
}
