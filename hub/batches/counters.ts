import { row, run, type Work } from '../sql.ts'

/** What is counted: envelopes of files, places of lists, and changes of claims in the order they were made. */
export type Counter =
  | 'interchange'
  | 'group'
  | 'set'
  | 'batch'
  | 'answer'
  | 'exception'
  | 'change'
  | 'outgoing'
  | 'inbound'

/** The first of the next `count` numbers of that kind; none is ever given twice. Only inside a transaction. */
export function* nextNumber(kind: Counter, count = 1): Work<number> {
  yield* run('insert into counter (kind, last) values ($1, 0) on conflict do nothing', kind)
  const counted = yield* row<{ readonly last: number }>(
    'update counter set last = last + $2 where kind = $1 returning last',
    kind,
    count,
  )
  return (counted?.last ?? count) - count + 1
}
