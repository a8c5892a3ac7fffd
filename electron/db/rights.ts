import type { Database } from 'better-sqlite3'

declare const mayRead: unique symbol
declare const mayWrite: unique symbol
declare const isOpen: unique symbol

export interface ReadStatement<Bound extends unknown[], Row> {
  get(...bound: Bound): Row | undefined
  all(...bound: Bound): Row[]
  iterate(...bound: Bound): IterableIterator<Row>
}

/** A handle that can look and not touch: writing through it does not compile, and a writing statement throws when prepared. */
export interface ReadableDb {
  readonly [mayRead]: true
  prepare<Bound extends unknown[], Row>(sql: string): ReadStatement<Bound, Row>
}

/**
 * The one handle that writes. `serialize` gives plain text and `backup` leaves an empty file on an encrypted database:
 * neither can be called.
 */
export type WritableDb = Database &
  ReadableDb & { readonly [mayWrite]: true; readonly serialize: never; readonly backup: never }

/** Proof that a transaction is open: whatever must be kept together with something else asks for it. */
export interface Tx {
  readonly [isOpen]: true
}

/**
 * Runs a function in one immediate transaction: everything it wrote is kept, or nothing when it throws.
 * A function that waits does not compile, and throws where the compiler was not looking.
 */
export type Transaction = <T>(write: ((tx: Tx) => T) & NoWaiting<T>) => T

type NoWaiting<T> = [Extract<T, PromiseLike<unknown>>] extends [never] ? unknown : never

/** The right to write, given once, by openDatabase, to a connection that holds its key. */
export function writable(connection: Database): WritableDb {
  const forbid = (name: string) => ({
    value: () => {
      throw new Error(`${name} would leave the record in plain text or not at all: use backUp`)
    },
  })
  return Object.defineProperties(connection, {
    serialize: forbid('serialize'),
    backup: forbid('backup'),
  }) as WritableDb
}

/** The same connection with the right to read alone. */
export function readable(connection: Database): ReadableDb {
  const prepare = (sql: string) => {
    const statement = connection.prepare(sql)
    if (!statement.readonly) throw new Error(`a readable handle cannot run: ${sql}`)
    return statement
  }
  return { prepare } as unknown as ReadableDb
}

const afterRollback = new WeakMap<Database, (() => void)[]>()

/** Runs after every transaction of this connection that was undone, in part or whole: what was kept in memory of it is worth nothing. */
export function onRollback(connection: Database, forget: () => void): void {
  afterRollback.set(connection, [...(afterRollback.get(connection) ?? []), forget])
}

/** The transaction function of a connection; a call inside another becomes a savepoint of it. */
export function transactionOn(connection: Database): Transaction {
  const tx = {} as Tx
  const { immediate } = connection.transaction((write: (tx: Tx) => unknown) => write(tx))
  return (write) => {
    try {
      return immediate(write) as never
    } catch (thrown) {
      for (const forget of afterRollback.get(connection) ?? []) forget()
      throw thrown
    }
  }
}
